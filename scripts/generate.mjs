// `npm run generate`: writes everything that is made from providers/*.toml and the border of crates/wasm; with --check it
// only says whether that is current. A folder as an argument is read in place of providers/.
import { run } from "./lib.mjs";

run("cargo", ["run", "--quiet", "--locked", "-p", "signpost-rows", "--", ...process.argv.slice(2)]);
