// What the tarball must be: the right files, small, readable by every tool.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { capture } from "./install.mjs";

const bin = ({ root }, name) => join(root, "node_modules/.bin", name);
const KIB = 1024;
/** The limits, in bytes. The wasm is measured as it travels. */
const INSTALL_BYTES = 250_000;
const WASM_GZIP_BYTES = 20.5 * KIB;

export const gates = {
  "publint --strict": (context) => void capture(bin(context, "publint"), ["--strict", context.tarball]),

  // CommonJS gets the package by require(esm), which node16's CommonJS rule warns of; old resolution
  // knows no subpaths at all.
  attw: (context) => void capture(bin(context, "attw"), [context.tarball, "--profile", "esm-only", "--no-color"]),

  "whole install": ({ packed }) => {
    if (packed.unpackedSize > INSTALL_BYTES)
      throw new Error(`${packed.unpackedSize} bytes are more than ${INSTALL_BYTES}`);
    return `${packed.unpackedSize} bytes in ${packed.files.length} files`;
  },

  "wasm, gzipped": ({ folder }) => {
    const size = gzipSync(readFileSync(join(folder, "node_modules/signpost/dist/wasm/signpost_bg.wasm")), {
      level: 9,
    }).length;
    if (size > WASM_GZIP_BYTES) throw new Error(`${size} bytes are more than ${WASM_GZIP_BYTES}`);
    return `${size} bytes`;
  },

  "no dependency, no stray file": ({ folder, packed }) => {
    const manifest = JSON.parse(readFileSync(join(folder, "node_modules/signpost/package.json"), "utf8"));
    if (manifest.dependencies !== undefined) throw new Error("there are dependencies");
    const stray = packed.files
      .map(({ path }) => path)
      .filter((path) => !/^(dist\/.*\.(js|d\.ts|wasm)|README\.md|package\.json|LICENSE)$/.test(path));
    if (stray.length > 0) throw new Error(stray.join(", "));
  },

  "what is bundled comes with its licence": ({ folder }) => {
    const text = readFileSync(join(folder, "node_modules/signpost/dist/client.js"), "utf8");
    for (const words of ["Copyright (c) 2023 Drew Powers", "The above copyright notice and this permission notice"])
      if (!text.includes(words)) throw new Error(`openapi-fetch's licence is not in client.js: ${words}`);
  },

  "every subpath resolves and has types": ({ folder }) => {
    const manifest = JSON.parse(readFileSync(join(folder, "node_modules/signpost/package.json"), "utf8"));
    const names = Object.keys(manifest.exports).filter((name) => !name.endsWith(".json"));
    const imports = names.map((name) => `await import(${JSON.stringify(`signpost${name.slice(1)}`)});`).join("");
    capture(process.execPath, ["--input-type=module", "-e", imports], { cwd: folder });
    for (const { types } of names.map((name) => manifest.exports[name]))
      readFileSync(join(folder, "node_modules/signpost", types));
    return `${names.length} subpaths`;
  },
};
