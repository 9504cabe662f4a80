// A build of the core as an npm package has it: the wasm, the ways to load it, the glue made small.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { minify } from "terser";
import { step } from "./lib.mjs";
import { cut } from "./npm-glue.mjs";
import { buildWasm } from "./wasm.mjs";

/** What both packages ask of the bundler. */
export const bundling = {
  bundle: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  external: ["node:*"],
  allowOverwrite: true,
  logLevel: "error",
};

/**
 * Bundles the core of a package, twice. `ENTRY.js` has the wasm in it as text: one file, because the
 * second one costs a fresh process a millisecond. `edge.js` is for the runtimes that compile no bytes: it
 * imports a module, `#module`, which the runtime picks. Gives their paths.
 */
export async function bundleCore(dist, entry) {
  const index = join(dist, `${entry}.js`);
  const edge = join(dist, "edge.js");
  const inline = join(dist, "wasm/module.inline.js");
  await build({ ...bundling, entryPoints: [index], outfile: edge, external: ["#module", "node:*"] });
  await build({ ...bundling, entryPoints: [index], outfile: index, alias: { "#module": inline } });
  rmSync(inline);
  return [index, edge];
}

// Functions and classes keep their names, for stack traces and for whoever prints an instance. (esbuild's way
// to keep them is a call for each, which no bundler dares to leave out.)
const keep = { keep_classnames: true, keep_fnames: true };

/** Makes a bundled file small. Without names where only a command's own user sees its stack. */
export async function shrink(path, { names = true } = {}) {
  const text = readFileSync(path, "utf8");
  // A class has its name from the variable that esbuild puts it into.
  const reserved = [...text.matchAll(/(\w+) = class\b/g)].map(([, name]) => name);
  const { code } = await minify(text, {
    ecma: 2022,
    module: true,
    // A function inside another would be made anew by each call.
    compress: { ...(names && keep), reduce_funcs: false },
    mangle: names ? { ...keep, reserved } : true,
    // Node prints the line that threw, when nobody catches: it must not be the wasm.
    format: { comments: "some", max_line_len: 500 },
  });
  writeFileSync(path, code);
}

// Flat first, and twice: what the compiler left in locals and blocks is found by the second run, and what
// that one left of locals by the last two.
// Nothing of ours lies in the first kilobyte of the memory, where the stack ends.
export const passes = ["--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused", "--reorder-locals", "--vacuum"];

// The hash has a backend for it, a third faster; every runtime that we support has had it since 2023.
// Less inlining than usual, and picked for the module as a whole: smaller, and no slower.
export const rustflags =
  "-C target-feature=+simd128 -C llvm-args=-inline-threshold=12 -C llvm-args=-enable-module-inliner";

/** @param {{ out: string, name: string, features?: string[] }} options `out` is emptied first. */
export function buildModule({ out, name, features = [] }) {
  buildWasm({
    package: "signpost-wasm",
    out,
    name,
    features,
    profile: "npm",
    // No reference to anything of JavaScript's crosses: the table of these goes, and the start that fills it.
    optimize: [
      "--remove-exports=__wbindgen_*",
      "--remove-exports=__abort_*",
      "--remove-exports=__instance_*",
      ...passes,
    ],
    withoutPlaces: true,
    rustflags,
  });
  const wasm = join(out, `${name}_bg.wasm`);
  rmSync(`${wasm}.d.ts`, { force: true });
  rmSync(join(out, ".stamp"), { force: true });

  writeLoaders(out, name);

  const glue = join(out, `${name}.js`);
  writeFileSync(glue, cut(readFileSync(glue, "utf8")));
  const types = join(out, `${name}.d.ts`);
  writeFileSync(types, readFileSync(types, "utf8").replace(/\/\*[\s\S]*?\*\/\n?/g, ""));
}

/** The ways to load `NAME_bg.wasm` in `out`: `module.WAY.js`, of which the runtime picks one. */
export function writeLoaders(out, name) {
  step("writing the ways to load it");
  const base64 = readFileSync(join(out, `${name}_bg.wasm`)).toString("base64");
  const modules = {
    // Node, Bun, Deno, browsers, bundlers: compiled from text, so that no file has to be found. Nor loaded: it
    // becomes part of `index.js`.
    inline: `const text =\n  "${base64}";
export function compile() {
  return new WebAssembly.Module(bytes());
}
function bytes() {
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(text);
  if (typeof Buffer === "function") return Buffer.from(text, "base64");
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
`,
    // workerd refuses to compile bytes at request time.
    workerd: `import module from "./${name}_bg.wasm";\nexport const compile = () => module;\n`,
    // So does the edge runtime of Next.js, whose bundler wants to be told that it is a module.
    edge: `import module from "./${name}_bg.wasm?module";\nexport const compile = () => module;\n`,
  };
  for (const [way, text] of Object.entries(modules)) writeFileSync(join(out, `module.${way}.js`), text);
  writeFileSync(join(out, "module.d.ts"), "export declare function compile(): WebAssembly.Module;\n");
  for (const way of Object.keys(modules))
    writeFileSync(join(out, `module.${way}.d.ts`), 'export * from "./module.js";\n');
}
