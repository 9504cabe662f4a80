// `node bench/verify/cold.mjs`: milliseconds from `import("signpost")` to the first verified delivery, in a
// fresh process each time; and what an empty module costs in the same place, from memory and as the file of an
// installed package, which is the least that any package can cost.
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SECRET = "cold-secret-0123456789abcdef";
const tag = createHmac("sha256", SECRET).update("{}").digest("hex");

const script = (body) => `const start = process.hrtime.bigint(); ${body}
console.log(Number(process.hrtime.bigint() - start) / 1e6);`;
const ours = script(`const { Webhook } = await import("signpost");
new Webhook("claimport", "${SECRET}").verify("{}", { "x-claimport-signature": "sha256=${tag}" });`);
const empty = script(`await import("data:text/javascript,");`);
const installed = script(`await import("empty");`);

/** A folder with a package `empty`. */
function withEmpty() {
  const folder = mkdtempSync(join(tmpdir(), "signpost-cold-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  const home = join(folder, "node_modules/empty");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), '{ "name": "empty", "type": "module", "exports": "./index.js" }');
  writeFileSync(join(home, "index.js"), "");
  return folder;
}

/** The median and the least of 31 processes. */
function measure(code, cwd = import.meta.dirname) {
  const times = Array.from({ length: 31 }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
      cwd,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    return Number(stdout);
  }).toSorted((a, b) => a - b);
  return `${times[15].toFixed(2)} ms (least ${times[0].toFixed(2)})`;
}

console.log(`cold import to first verify: ${measure(ours)}`);
console.log(`an empty module: ${measure(empty)}`);
console.log(`an empty package: ${measure(installed, withEmpty())}`);
