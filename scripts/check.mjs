// `npm run check`: format and lints of everything. `npm run check -- --fix` mends what can be mended.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { fail, root, run, step } from "./lib.mjs";
import { checkVersions } from "./versions.mjs";
import { target } from "./wasm.mjs";

const fix = process.argv.includes("--fix");
const wasm = ["--target", target];

step("format");
run("cargo", ["fmt", "--all", ...(fix ? [] : ["--check"])]);
step("what is generated from providers/");
run(process.execPath, ["scripts/generate.mjs", "--check"]);
step("one version of everything that is published");
checkVersions();
step("JavaScript");
run(join(root, "node_modules", ".bin", "biome"), ["check", "--error-on-warnings", ...(fix ? ["--write"] : [])]);
step("types of the portal");
run(join(root, "node_modules", ".bin", "tsc"), ["-p", join("worker", "portal")]);
step("clippy: host");
run("cargo", [
  "clippy",
  "--quiet",
  "--locked",
  "--workspace",
  "--all-targets",
  "--features",
  "signpost-api/openapi",
  "--",
  "-D",
  "warnings",
]);
step("clippy: Worker, as it ships and as it is tested");
for (const features of [[], ["--features", "signpost-worker/planted,signpost-worker-gate/planted"]]) {
  run("cargo", [
    "clippy",
    "--quiet",
    "--locked",
    ...wasm,
    "-p",
    "signpost-worker",
    "-p",
    "signpost-worker-gate",
    ...features,
    "--",
    "-D",
    "warnings",
  ]);
}
step("clippy: the npm package's core, under secrets and under public keys");
for (const features of [[], ["--features", "asymmetric"]])
  run("cargo", ["clippy", "--quiet", "--locked", ...wasm, "-p", "signpost-wasm", ...features, "--", "-D", "warnings"]);
step("clippy: the module of filters");
run("cargo", ["clippy", "--quiet", "--locked", ...wasm, "-p", "signpost-filter", "--", "-D", "warnings"]);
step("crates: licences, doubles, sources");
// Where CI puts it, and where `cargo install` does.
const PATH = [join(root, ".cache/cargo-deny/bin"), process.env.PATH].join(delimiter);
if (spawnSync("cargo", ["deny", "--version"], { env: { ...process.env, PATH } }).status === 0)
  run("cargo", ["deny", "--locked", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"], {
    env: { PATH },
  });
else console.log("SKIP the crates' licences: `cargo install --locked cargo-deny` installs what reads them");
run(process.execPath, ["scripts/docs/api.mjs", "--check"]);
step("the documentation as a site: no dead link, no anchor that is not there");
run(process.execPath, ["scripts/docs.mjs", "build"]);
step("every threat that is documented has a test");
const documented = [...read("docs/security.md").matchAll(/^\| T(\d+) /gm)].map(([, number]) => number);
const files = ["crates", "npm/test", "tests"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.(rs|mjs)$/.test(name))
    .map((name) => join(folder, name)),
);
const tests = files.map(read);
for (const number of documented) {
  const named = new RegExp(`fn t${number}_|(?:test|describe)\\(\\s*["\`](?:[it]\\d+, )*t${number}[:,] `);
  if (!tests.some((text) => named.test(text))) fail(`docs/security.md names T${number}, and no test does.`);
}
for (const page of ["docs/reliability.md", "docs/security.md"])
  for (const [name] of read(page).matchAll(/[\w-]+\.test\.mjs/g))
    if (!files.some((file) => basename(file) === name)) fail(`${page} names ${name}, which is no test.`);
step("all checks passed");

function read(path) {
  return readFileSync(join(root, path), "utf8");
}
