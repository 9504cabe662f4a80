import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail, root, step } from "../../scripts/lib.mjs";
import { bundlers } from "./bundlers.mjs";
import { frameworks } from "./frameworks.mjs";
import { gates } from "./gates.mjs";
import { install } from "./install.mjs";
import { next } from "./next.mjs";
import { runtimes } from "./runtimes.mjs";

const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split("=")[1];
const [only, except] = [option("only") ?? "", option("except")];
const base = mkdtempSync(join(tmpdir(), "signpost-packaging-"));
process.on("exit", () => rmSync(base, { recursive: true, force: true }));

// Folders of their own beside it (fresh.mjs) find nothing that was installed here.
const folder = join(base, "installed");
mkdirSync(folder);
const context = { root, base, folder, ...install(folder) };
let failures = 0;
for (const [name, check] of Object.entries({ ...gates, ...runtimes, ...bundlers, ...frameworks, ...next })) {
  if (!name.includes(only) || (except !== undefined && name.includes(except))) continue;
  const start = Date.now();
  try {
    const said = await check(context);
    // A line of its own that starts with SKIP, which CI looks for.
    if (said?.startsWith("SKIP")) console.log(`${said} (${name})`);
    else step(`ok    ${name}${said ? `: ${said}` : ""} (${Date.now() - start} ms)`);
  } catch (error) {
    failures += 1;
    step(`FAILED ${name}: ${error.message}`);
  }
}
if (failures > 0) fail(`${failures} of the packaging checks failed`);
