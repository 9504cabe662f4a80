// Packs the package and installs it as a user would: `npm init -y && npm i TARBALL`.
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, step } from "../../scripts/lib.mjs";

/** Runs a command and gives its output; throws with the output if it fails. */
export function capture(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: "utf8", timeout: 300_000, ...options });
  if (result.status !== 0) {
    throw new Error(
      `${command} ${args.slice(0, 3).join(" ")}: ${result.error ?? result.status}\n${result.stdout}${result.stderr}`,
    );
  }
  return result.stdout;
}

/** `tarball` is the packed file, `files` what is in it. */
export function install(folder) {
  step("packing and installing the tarball");
  const packed = Object.values(
    JSON.parse(capture("npm", ["pack", "--json", "--pack-destination", folder], { cwd: join(root, "npm") })),
  )[0];
  const tarball = join(folder, packed.filename);
  capture("npm", ["init", "-y"], { cwd: folder });
  capture("npm", ["install", "--no-audit", "--no-fund", "--offline", tarball], { cwd: folder });
  for (const file of ["client.mjs", "vectors.mjs"])
    copyFileSync(join(root, "tests/packaging", file), join(folder, file));
  const vectors = readFileSync(join(root, "tests/vectors/verify.json"), "utf8");
  writeFileSync(join(folder, "cases.mjs"), `export default ${vectors};\n`);
  writeFileSync(
    join(folder, "main.mjs"),
    'import { publish } from "./client.mjs";\nimport { run } from "./vectors.mjs";\nimport cases from "./cases.mjs";\nconst result = run(cases);\npublish().then(() => console.log(JSON.stringify(result)));\n',
  );
  return { tarball, packed, cases: JSON.parse(vectors).cases.length };
}

/** Cases of the hashing plans in vectors.mjs. */
const PLANS = 12;

/** Reads what main.mjs printed; throws unless every case passed. */
export function judge(output, { cases }) {
  const { passed, failed } = JSON.parse(output.trim().split("\n").at(-1));
  if (failed.length > 0) throw new Error(failed.join("; "));
  if (passed !== cases + PLANS) throw new Error(`${passed} of ${cases + PLANS} cases ran`);
  return `${passed} cases`;
}
