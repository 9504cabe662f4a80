// wasm-bindgen's glue as the npm packages have it: without what ours never calls, which every process would
// read before its first delivery.
import { transformSync } from "esbuild";

// What goes, and what comes in its place. Each must be there, so that a new wasm-bindgen is noticed.
const CUTS = {
  // It is given a module, which in Next.js at the edge is one of another realm, so that `instanceof` denies it: no
  // test for bytes. The instance stays one, however many copies of the package ask.
  "the ways in": [
    /function initSync\([\s\S]*$/,
    `function initSync({ module }) {
  wasm ??= new WebAssembly.Instance(module, __wbg_get_imports()).exports;
  return wasm;
}
export { initSync };`,
  ],
  // The build takes it out of the wasm, too.
  "the table of references": [/^ {8}__wbindgen_init_externref_table: function\(\) \{[\s\S]*?^ {8}\},\n/m, ""],
  // Only the garbage collector ends an object of ours.
  "the way to free by hand": [/^ {4}(__destroy_into_raw|free)\(\) \{[\s\S]*?^ {4}\}\n/gm, ""],
  "`using`": [/^if \(Symbol\.dispose\).*\n/gm, ""],
  // Nobody outside the package sees one of these objects.
  "the tests of arguments": [/^ *_assertClass\(\w+, \w+\);\n/gm, ""],
  // Text leaves by it only for a panic.
  "the decoder that is kept": [
    /function getStringFromWasm0\([\s\S]*?(?=^let wasmModule)/m,
    `function getStringFromWasm0(ptr, len) {
  return new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, ptr >>> 0, len));
}
`,
  ],
};

/** The glue `text`, cut and made small. */
export function cut(text) {
  let left = text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, "");
  for (const [what, [place, instead]] of Object.entries(CUTS)) {
    const before = left;
    left = left.replace(place, instead);
    if (left === before) throw new Error(`${what}: the glue has it no longer, or elsewhere`);
  }
  return transformSync(left, { format: "esm", minify: true, treeShaking: true }).code;
}
