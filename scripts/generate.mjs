// `npm run generate`: writes everything that is made from providers/*.toml, the border of crates/wasm, and the reference of
// the API in docs/; with --check it only says whether the first two are current (`npm run check` asks for the reference).
// A folder as an argument is read in place of providers/, and nothing else is written.
import { run } from "./lib.mjs";

const given = process.argv.slice(2);
run("cargo", ["run", "--quiet", "--locked", "-p", "signpost-rows", "--", ...given]);
if (given.length === 0) run(process.execPath, ["scripts/docs/api.mjs"]);
