// Packs the packages and installs them as a user would: `npm init -y && npm i TARBALL TARBALL TARBALL`.
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, step } from "../../scripts/lib.mjs";
import { readVectors } from "../vectors/read.mjs";

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

/** `packages` are all of them: the packed file of each, and what `npm pack` says of it. */
export function install(folder) {
  step("packing and installing the tarballs");
  const packages = {
    signpost: pack(folder, "npm"),
    "signpost-filter": pack(folder, "npm/filter"),
    "signpost-public-keys": pack(folder, "npm/public-keys"),
  };
  capture("npm", ["init", "-y"], { cwd: folder });
  const tarballs = Object.values(packages).map(({ tarball }) => tarball);
  capture("npm", ["install", "--no-audit", "--no-fund", "--offline", ...tarballs], { cwd: folder });
  for (const file of ["client.mjs", "filters.mjs", "vectors.mjs"])
    copyFileSync(join(root, "tests/packaging", file), join(folder, file));
  const filters = JSON.parse(readFileSync(join(root, "tests/vectors/filters.json"), "utf8"));
  const cases = [...readVectors(), ...filters.cases, ...filters.errors];
  writeFileSync(join(folder, "cases.mjs"), `export default ${JSON.stringify(cases)};\n`);
  writeFileSync(
    join(folder, "main.mjs"),
    'import { publish } from "./client.mjs";\nimport { run } from "./vectors.mjs";\nimport cases from "./cases.mjs";\nconst result = run(cases);\npublish().then(() => console.log(JSON.stringify(result)));\n',
  );
  return { packages, cases: cases.length };
}

/** The packed file of a package, and what `npm pack` says of it. */
export function pack(folder, from) {
  const said = capture("npm", ["pack", "--json", "--pack-destination", folder], { cwd: join(root, from) });
  const [packed] = Object.values(JSON.parse(said));
  return { ...packed, tarball: join(folder, packed.filename) };
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
