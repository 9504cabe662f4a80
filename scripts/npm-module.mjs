// A build of the core as an npm package has it: the wasm, the ways to load it, the glue made small.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { minify } from "terser";
import { step } from "./lib.mjs";
import { buildWasm } from "./wasm.mjs";

/** What both packages ask of the bundler. `#module` is the way to load the wasm, which the runtime picks. */
export const bundling = {
  bundle: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  external: ["#module", "node:*"],
  allowOverwrite: true,
  logLevel: "error",
};

// What is local is renamed; functions and classes keep their names, for stack traces and for whoever prints
// an instance. (esbuild's way to keep them is a call for each, which no bundler dares to leave out.)
const keep = { keep_classnames: true, keep_fnames: true };

/** Makes a bundled file small. */
export async function shrink(path) {
  const { code } = await minify(readFileSync(path, "utf8"), {
    ecma: 2022,
    parse: { module: true },
    compress: { ...keep },
    mangle: { ...keep },
    format: { comments: "some" },
  });
  writeFileSync(path, code);
}

/** @param {{ out: string, name: string, features?: string[] }} options `out` is emptied first. */
export function buildModule({ out, name, features = [] }) {
  buildWasm({
    package: "signpost-wasm",
    out,
    name,
    features,
    profile: "npm",
    // Flat first, and twice: what the compiler left in locals and blocks is found by the second run. Nothing
    // of ours lies in the first kilobyte of the memory, where the stack ends.
    optimize: ["--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused"],
    withoutPlaces: true,
    // The hash has a backend for it, a third faster; every runtime that we support has had it since 2023.
    // Less inlining than usual, and picked for the module as a whole: 2 KB less, and no slower.
    rustflags: "-C target-feature=+simd128 -C llvm-args=-inline-threshold=12 -C llvm-args=-enable-module-inliner",
  });
  const wasm = join(out, `${name}_bg.wasm`);
  rmSync(`${wasm}.d.ts`, { force: true });
  rmSync(join(out, ".stamp"), { force: true });

  step("writing the ways to load it");
  const base64 = readFileSync(wasm).toString("base64");
  const modules = {
    // Node, Bun, Deno, browsers, bundlers: compiled from text, so that no file has to be found.
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

  // The glue without its comments and without the asynchronous way in: a third of its size. And without its
  // test for bytes: we give it a module, which in Next.js at the edge is that of another realm, so that
  // `instanceof` denies it.
  const glue = join(out, `${name}.js`);
  const small = (text) => transformSync(text, { format: "esm", minify: true, treeShaking: true }).code;
  const asWritten = readFileSync(glue, "utf8");
  const ofModules = asWritten.replace(
    /(function initSync\([\s\S]*?)if \(!\(module instanceof WebAssembly\.Module\)\) \{[^}]*\}/,
    "$1",
  );
  if (ofModules === asWritten) throw new Error("the glue's test for bytes is not where it was");
  writeFileSync(glue, small(small(ofModules).replace(/\w+ as default,/, "")));
  const types = join(out, `${name}.d.ts`);
  writeFileSync(types, readFileSync(types, "utf8").replace(/\/\*[\s\S]*?\*\/\n?/g, ""));
}
