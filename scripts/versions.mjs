// One version for all that is published: crates, npm packages, and what the examples ask for. `node scripts/versions.mjs` compares them,
// `node scripts/versions.mjs 0.2.0` writes that one everywhere, `--is 0.2.0` says whether it is that one.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, root } from "./lib.mjs";

const packages = ["npm", "npm/filter", "npm/mcp", "npm/public-keys", "npm/worker"].map((folder) =>
  join(root, folder, "package.json"),
);
const examples = readdirSync(join(root, "examples")).map((name) => join(root, "examples", name, "package.json"));
const cargo = join(root, "Cargo.toml");
const crates = /(\[workspace\.package\]\nversion = ")([^"]+)/;

/** Every place that says a version, with what it says. */
export function versions() {
  const found = [[cargo, crates.exec(readFileSync(cargo, "utf8"))?.[2]]];
  const names = packages.map((file) => read(file).name);
  for (const file of [...packages, ...examples]) {
    const { version, dependencies, devDependencies, peerDependencies } = read(file);
    if (packages.includes(file)) found.push([file, version]);
    for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies, ...peerDependencies }))
      if (names.includes(name)) found.push([`${file} (${name})`, range.replace(/^\^/, "")]);
  }
  return found.map(([place, version]) => [place.slice(root.length + 1), version]);
}

/** Ends the script unless all of them say the same, and `wanted` if that is given. */
export function checkVersions(wanted) {
  const found = versions();
  const [, first] = found[0];
  const other = found.filter(([, version]) => version !== (wanted ?? first));
  if (other.length === 0) return first;
  const lines = other.map(([place, version]) => `  ${place}: ${version}`).join("\n");
  return fail(
    `These are not of version ${wanted ?? first}:\n${lines}\n\`node scripts/versions.mjs VERSION\` writes one everywhere.`,
  );
}

function write(version) {
  writeFileSync(cargo, readFileSync(cargo, "utf8").replace(crates, `$1${version}`));
  const names = packages.map((file) => read(file).name);
  for (const file of [...packages, ...examples]) {
    let text = readFileSync(file, "utf8");
    if (packages.includes(file)) text = text.replace(/("version": ")[^"]+/, `$1${version}`);
    for (const name of names) text = text.replace(new RegExp(`("${name}": "\\^?)[^"]+`), `$1${version}`);
    writeFileSync(file, text);
  }
}

function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

if (process.argv[1] === import.meta.filename) {
  const [first, second] = process.argv.slice(2);
  if (first !== undefined && first !== "--is") write(first);
  console.log(checkVersions(first === "--is" ? second : first));
}
