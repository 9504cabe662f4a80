// The licences of other people's code in a wasm of ours.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { output } from "./lib.mjs";

/**
 * What the crates compiled into `crate` with `feature` ask to be passed on with it. Those that may be had under Apache-2.0 are, as
 * the whole is; the others come with their own text.
 */
export function licences(crate, feature) {
  const build = ["--filter-platform", "wasm32-unknown-unknown", "--features", `${crate}/${feature}`];
  const { packages, resolve } = JSON.parse(
    output("cargo", ["metadata", "--locked", "--format-version", "1", ...build]),
  );
  const needs = new Map(resolve.nodes.map(({ id, deps }) => [id, deps]));
  const seen = new Set();
  const visit = (id) => {
    if (seen.has(id)) return;
    seen.add(id);
    // A kind that is null is an ordinary dependency: not of the build, not of the tests.
    for (const { pkg, dep_kinds: kinds } of needs.get(id)) if (kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(packages.find(({ name }) => name === crate).id);
  return packages
    .filter(({ id, license }) => seen.has(id) && !license.includes("Apache-2.0"))
    .map(({ name, version, license, repository, manifest_path: manifest }) => {
      const folder = dirname(manifest);
      const file = readdirSync(folder).find((file) => /^LICEN[CS]E/.test(file));
      const text = file === undefined ? repository : readFileSync(join(folder, file), "utf8").trim();
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join("\n---\n\n");
}
