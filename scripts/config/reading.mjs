// The Worker's own reading of a configuration, run in Node from a built Worker.
import { readdirSync, readFileSync } from "node:fs";

const WASM = "_bg.wasm";

/** @param {URL} build the folder of the built Worker; whichever of its modules has the reading is asked */
export function readingOf(build) {
  return async (input) => {
    globalThis.signpostInstanceBegan = globalThis.signpostInstanceDied = () => {};
    const modules = readdirSync(build)
      .filter((file) => file.endsWith(WASM))
      .map((file) => file.slice(0, -WASM.length));
    const name = modules.find((name) => readFileSync(new URL(`${name}.js`, build), "utf8").includes("checkConfig"));
    if (name === undefined) throw new Error(`no module in ${build.pathname} reads configurations`);
    const wasm = await import(new URL(`${name}.js`, build).href);
    wasm.initSync({ module: readFileSync(new URL(`${name}${WASM}`, build)) });
    return wasm.checkConfig(input);
  };
}
