// The check of a configuration with what the package holds: the Worker's own reading as WebAssembly, run in Node.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import facts from "../../../scripts/config/facts.json" with { type: "json" };
import { lint as read, Unreadable } from "../../../scripts/config/lint.mjs";
import { readingOf } from "../../../scripts/config/reading.mjs";

const checkConfig = readingOf(new URL("./worker/", import.meta.url));

export async function lint(args) {
  const folder = process.cwd();
  try {
    return await read(args, { folder, readConfig: await wranglerOf(folder), checkConfig, facts });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(error.message);
    return 2;
  }
}

/** The project's own wrangler, which is the one that will deploy. */
async function wranglerOf(folder) {
  let entry;
  try {
    entry = createRequire(join(folder, "package.json")).resolve("wrangler");
  } catch {
    throw new Unreadable("wrangler is not installed here: `npm install --save-dev wrangler` installs it.");
  }
  const { unstable_readConfig: readConfig } = await import(pathToFileURL(entry).href);
  return readConfig;
}
