// The Worker's own reading of a configuration, run in Node from a built Worker.
import { readFileSync } from "node:fs";

/** @param {URL} build the folder of the built Worker */
export function readingOf(build) {
  return async (input) => {
    globalThis.signpostInstanceBegan = globalThis.signpostInstanceDied = () => {};
    const wasm = await import(new URL("signpost.js", build).href);
    wasm.initSync({ module: readFileSync(new URL("signpost_bg.wasm", build)) });
    return wasm.checkConfig(input);
  };
}
