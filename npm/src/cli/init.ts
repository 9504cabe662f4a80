import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { providers, type Row } from "../index.js";
import {
  type Answers,
  entryOf,
  filesOf,
  isForeign,
  type Secret,
  secretName,
  secretsOf,
  secretWords,
  settingsOf,
} from "../lib/project/plan.js";
import { toToml } from "../lib/project/toml.js";
import { sendingOf } from "../lib/sending.js";
import { installedLint } from "./lint.js";
import { isWeb, Usage } from "./options.js";
import { paint } from "./print.js";

export const help = `usage: signpost init [FOLDER] [OPTIONS]

Makes a project around the package signpost-worker: a Cloudflare Worker that receives webhooks, sends them, or both. Asks what it is not
told. Writes nothing over a file that is there; where a wrangler file is, says what to add to it.

  -p, --provider NAME  whose webhooks are received; again for each further one
  -o, --origin URL     where they go; a listener on this machine unless it is given
      --dedupe MODE    strict (unless it is given) or kv
      --receive        receive only
      --send           send only; with --receive both
      --ts             TypeScript
      --no-install     install nothing; checks only where signpost-worker is found already
  -y, --yes            ask nothing: standard-webhooks, strict, receive and send

  signpost init hooks --yes -p stripe -o https://api.example.com/hooks`;

/** Where `signpost listen` is. */
const DEMO_ORIGIN = "http://127.0.0.1:4400/";

/** Asks, writes, installs, checks. */
export async function run(args: string[]): Promise<number> {
  // Where the next commands are typed.
  const here = process.cwd();
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      provider: { type: "string", short: "p", multiple: true },
      origin: { type: "string", short: "o" },
      dedupe: { type: "string" },
      receive: { type: "boolean" },
      send: { type: "boolean" },
      ts: { type: "boolean" },
      "no-install": { type: "boolean" },
      yes: { type: "boolean", short: "y" },
    },
  });
  if (positionals.length > 1) throw new Usage(`one folder is enough\n\n${help}`);
  if (!values.yes && !process.stdin.isTTY)
    throw new Usage("nobody can be asked here: give --yes, and what else is wanted as options");
  const folder = resolve(positionals[0] ?? ".");
  const wrangler = ["wrangler.toml", "wrangler.json", "wrangler.jsonc"].find((file) => existsSync(join(folder, file)));
  const answers = await answersOf(folder, values);
  if (answers === undefined) {
    console.error("signpost: cancelled, and nothing was written");
    return 1;
  }
  const secrets = secretsOf(answers);
  if (wrangler !== undefined) {
    console.log(addition(answers, secrets, wrangler));
    return 0;
  }
  const files = filesOf(answers, secrets);
  const taken = Object.keys(files).filter((path) => existsSync(join(folder, path)));
  if (taken.length) {
    const where = relative(process.cwd(), folder) || "this folder";
    console.error(`signpost: ${taken.join(", ")} in ${where} would be written over. Nothing was written.`);
    console.error("Name a new folder: `signpost init hooks`.");
    return 1;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: path === ".dev.vars" ? 0o600 : 0o644, flag: "wx" });
    console.log(`${paint("green", "wrote")} ${relative(process.cwd(), join(folder, path))}`);
  }
  const isInstalled = values["no-install"] || (await install(folder));
  const ok = isInstalled && (await check(folder));
  console.log(next(answers, secrets, relative(here, folder), !values["no-install"] && isInstalled));
  return ok ? 0 : 1;
}

interface Options {
  provider?: string[];
  origin?: string;
  dedupe?: string;
  receive?: boolean;
  send?: boolean;
  ts?: boolean;
  yes?: boolean;
}

/** What was asked for; `undefined` where whoever was asked has gone. */
async function answersOf(folder: string, options: Options): Promise<Answers | undefined> {
  if (options.yes) return answered(folder, options, undefined);
  // Not loaded where nobody is asked.
  const ask = await import("./ask.js");
  try {
    return await answered(folder, options, ask);
  } catch (error) {
    if (error instanceof ask.Cancelled) return undefined;
    throw error;
  }
}

async function answered(
  folder: string,
  options: Options,
  ask: typeof import("./ask.js") | undefined,
): Promise<Answers> {
  const { provider: names, origin, dedupe, receive, send, ts = false } = options;
  if (dedupe !== undefined && dedupe !== "strict" && dedupe !== "kv") throw new Usage("--dedupe must be strict or kv");
  if (origin !== undefined && !isWeb(origin)) throw new Usage("--origin must be a URL, with http:// or https://");
  if (send && !receive && names) throw new Usage("--send sends only: leave it out, or add --receive");
  const both = (receive && send) || (!receive && !send);
  const what = both && ask && !receive && !names ? await ask.askWhat() : both ? "both" : receive ? "receive" : "send";
  const sources = [];
  if (what !== "send") {
    const rows = Object.values<Row>(providers).filter(({ name }) => name !== "signpost");
    const chosen = names ?? [ask ? await ask.askProvider(rows) : "standard-webhooks"];
    for (const name of new Set(chosen)) {
      const row = rows.find((row) => row.name === name);
      if (row === undefined) throw new Usage(`there is no provider \`${name}\`; \`signpost providers\` lists them`);
      const title = sendingOf(row).title ?? name;
      const key = ask && isForeign(row) ? await ask.askKey(secretWords({ ...row, title })) : "";
      sources.push({ row: { ...row, title }, ...(key && { secret: key }) });
    }
  }
  const to = origin ?? (ask && sources.length ? await ask.askOrigin(DEMO_ORIGIN) : DEMO_ORIGIN);
  const mode = dedupe ?? (ask && sources.length ? await ask.askDedupe() : "strict");
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return {
    name: nameOf(folder),
    sources: sources.map((source) => ({ ...source, origin: to, dedupe: mode })),
    sends: what !== "receive",
    typescript: ts,
    version,
    random: (bytes, encoding) => randomBytes(bytes).toString(encoding),
  };
}

/** A Worker's name has small letters, digits and dashes. */
function nameOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50);
  return name || "hooks";
}

/** Whether the packages are installed now. */
async function install(folder: string): Promise<boolean> {
  const [manager = "npm"] = (process.env.npm_config_user_agent ?? "npm").split("/");
  console.log(`\n${manager} install`);
  const child = spawn(manager, ["install"], { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  const code = await new Promise((resolve) => child.once("error", () => resolve(1)).once("close", resolve));
  if (code !== 0) console.error(`signpost: \`${manager} install\` failed; run it again in the new folder`);
  return code === 0;
}

/** Whether the Worker can run as it was written. Nothing is said where nothing is installed. */
async function check(folder: string): Promise<boolean> {
  const lint = await installedLint(folder);
  if (lint === undefined) return true;
  process.chdir(folder);
  console.log("\nsignpost lint --local");
  return (await lint(["--local"])) === 0;
}

function next({ sources, sends }: Answers, secrets: readonly Secret[], where: string, isInstalled: boolean): string {
  const before = [where && `cd ${where}`, !isInstalled && "npm install"].filter(Boolean).join(" && ");
  const [source] = sources;
  const second =
    source === undefined || isForeign(source.row)
      ? "npx signpost doctor http://localhost:8787"
      : `npx signpost send http://localhost:8787/in/${source.row.name} -p ${source.row.name} --dev-var ${secretName(source.row)}`;
  const commands = [
    ["npx wrangler dev", "runs it on this machine"],
    [
      second,
      source === undefined || isForeign(source.row)
        ? "checks it from outside"
        : "a signed webhook, in another terminal",
    ],
    [
      "npx wrangler deploy",
      `after \`npx wrangler secret put NAME\` for each of ${secrets.map(({ name }) => name).join(", ")}`,
    ],
  ];
  const demo =
    source?.origin === DEMO_ORIGIN
      ? `\n\nThe origin is ${DEMO_ORIGIN} until you write your own into wrangler.toml. This listens there, verifies and prints:\n  npx signpost listen -p signpost --dev-var SIGNPOST_SIGNING_SECRET`
      : "";
  const key = sends
    ? "\nThe API (/v1) and the portal (/portal/) ask for SIGNPOST_API_KEY; on this machine it is in .dev.vars."
    : "";
  const lines = commands.map(([command, about]) => `  ${paint("bold", command!)}\n      ${paint("dim", about!)}`);
  return `\n${before ? `Next: ${before}, then\n\n` : "Next:\n\n"}${lines.join("\n")}${demo}${key}`;
}

/** What somebody else's Worker needs so that ours is in it. */
function addition(answers: Answers, secrets: readonly Secret[], file: string): string {
  // Never a tag that may be taken.
  const settings = settingsOf(answers, "signpost-1");
  const text = file.endsWith(".toml") ? toToml(settings) : JSON.stringify(settings, null, 2);
  const { bindings } = settings.durable_objects as { bindings: { class_name: string }[] };
  const classes = [...bindings.map(({ class_name }) => class_name), ...(answers.sends ? ["Outbound"] : [])];
  const [from] = /signpost-worker[^"]*/.exec(entryOf(answers)) ?? [];
  const names = secrets.map(({ name, about }) => `#   ${name}: ${about}`).join("\n");
  return `${file} is there already, so nothing was written. Add this to the project:

# 1. The packages
npm install signpost-worker && npm install --save-dev signpost

# 2. To ${file} (to the lists that are there; the migration after your own)
${text.trimEnd()}

# 3. To the Worker's entry
import signpost from "${from}";
export { ${classes.join(", ")} } from "${from}";
// and in its fetch, for the paths that are ours: return signpost.fetch(request, env, ctx);

# 4. Secrets, in .dev.vars and with \`npx wrangler secret put NAME\`
${names}

\`npx signpost lint --local\` then says what is missing.`;
}
