// The licences of other people's code in a wasm of ours.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { output } from "./lib.mjs";
import { target } from "./wasm.mjs";

/**
 * What the crates compiled into `crate` with these features ask to be passed on with it. Those that may be had under Apache-2.0
 * are, as the whole is; the others come with their own text.
 */
export function licences(crate, features = []) {
  const { packages } = JSON.parse(
    output("cargo", ["metadata", "--locked", "--format-version", "1", "--filter-platform", target]),
  );
  // Of this crate alone: the workspace as a whole has more features.
  const edges = ["--target", target, "--edges", "normal,no-proc-macro"];
  const shape = ["--prefix", "none", "--no-dedupe", "--format", "{p}"];
  const tree = ["tree", "--locked", "--package", crate, "--features", features.join(","), ...edges, ...shape];
  const compiled = new Set(
    output("cargo", tree)
      .trim()
      .split("\n")
      .map((line) => line.split(" ").slice(0, 2).join(" ")),
  );
  return packages
    .filter(({ name, version, license }) => compiled.has(`${name} v${version}`) && !license.includes("Apache-2.0"))
    .map(({ name, version, license, repository, manifest_path: manifest }) => {
      const folder = dirname(manifest);
      const file = readdirSync(folder).find((file) => /^LICEN[CS]E/.test(file));
      const text = file === undefined ? repository : readFileSync(join(folder, file), "utf8").trim();
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join("\n---\n\n");
}
