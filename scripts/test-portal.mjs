// The portal in real Chromium, against the built Worker: `node scripts/test-portal.mjs [FILE]`. Without
// Chromium (Debian: `apt install chromium`; elsewhere: CHROMIUM=/path/to/it) it says so and tests nothing.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, run, step } from "./lib.mjs";

export function testPortal(files = []) {
  const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(chromium)) {
    console.log(`SKIP the portal's tests: there is no ${chromium}`);
    return;
  }
  step("the portal in Chromium");
  const all = readdirSync(join(root, "tests", "browser")).filter((name) => name.endsWith(".test.mjs"));
  const chosen = files.length ? all.filter((name) => files.some((file) => name.includes(file))) : all;
  // One at a time: what is measured in seconds must not wait for another browser.
  run(process.execPath, [
    "--test",
    "--test-concurrency=1",
    "--test-timeout=180000",
    ...chosen.map((name) => join("tests", "browser", name)),
  ]);
}

if (import.meta.filename === process.argv[1]) testPortal(process.argv.slice(2));
