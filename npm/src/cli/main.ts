#!/usr/bin/env node
/**
 * `npx signpost`: the entry, which picks a command and turns what it throws into an exit code.
 * 0: done, 1: refused or failed, 2: called wrongly.
 * @module
 */
import { readFileSync } from "node:fs";
import { WebhookError } from "../core.js";
import { Usage } from "./options.js";
import { paint } from "./print.js";

/** What asks a Worker: a table of its own (`actions.ts`). */
const asking = {
  deliveries: "list, show, replay, cancel deliveries",
  endpoints: "list, add, change, test, rotate endpoints",
  events: "list and show what was published",
  export: "write a tenant's types and endpoints as JSON",
  import: "bring over such an export, or what Svix has",
  "portal-link": "make a link to a tenant's portal",
  publish: "publish an event, or a file of them",
  sources: "list the gate's sources, and what they did",
  stats: "deliveries over time, by endpoint",
  status: "what is there, and what is wrong",
  tail: "show events as they are published",
  tenants: "list tenants and their totals",
  tokens: "issue and revoke tokens",
  types: "show and set a tenant's event types",
};

/** Which Worker they ask. */
const account = {
  completion: "write what makes a shell complete commands",
  login: "keep a Worker's address and key",
  use: "use another of those",
  whoami: "say which Worker is asked",
};

const commands = {
  detect: "name the providers that a request may be from",
  doctor: "check a deployed Worker from outside",
  filter: "ask a filter of a document",
  init: "make a project around the Worker",
  lint: "read the gate's configuration before it is deployed",
  listen: "receive webhooks here, verify, print and forward them",
  mcp: "serve the API to assistants, by the Model Context Protocol",
  providers: "list the built-in providers",
  resend: "send a saved delivery again",
  send: "sign events and post them to a URL",
  sign: "sign a body from stdin",
  simulate: "behave like a provider towards a URL, on a good or a bad day",
  verify: "verify a body from stdin",
};

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(help());
    return name === undefined ? 2 : 0;
  }
  if (name === "--version" || name === "-v") {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    console.log(version);
    return 0;
  }
  const known = [commands, asking, account].flatMap((table) => Object.keys(table)).sort();
  if (Object.hasOwn(asking, name)) return (await import("./api.js")).runApi(name, rest);
  if (Object.hasOwn(account, name)) {
    const { help: usages, runAccount } = await import("./account.js");
    const own = name as keyof typeof usages;
    if (!rest.includes("--help") && !rest.includes("-h")) return runAccount(own, rest, known);
    console.log(usages[own]);
    return 0;
  }
  if (name === "replay")
    throw new Usage(
      "`signpost resend FILE URL` sends a saved delivery; `signpost deliveries replay ID` replays the Worker's",
    );
  if (!Object.hasOwn(commands, name)) {
    const { meant } = await import("./api.js");
    throw new Usage(`there is no command \`${name}\`${meant(name, known)}`);
  }
  const { run, help: usage } = (await import(`./${name}.js`)) as { run(args: string[]): Promise<number>; help: string };
  if (rest.includes("--help") || rest.includes("-h")) {
    console.log(usage);
    return 0;
  }
  return run(rest);
}

function help(): string {
  const lines = (table: Record<string, string>) =>
    Object.entries(table)
      .map(([name, about]) => `  ${paint("bold", name.padEnd(12))} ${about}`)
      .join("\n");
  const asks = `a Worker that runs:\n${lines(asking)}\n\n${lines(account)}`;
  return `usage: signpost COMMAND [OPTIONS]\n\n${lines(commands)}\n\n${asks}\n\n\`signpost COMMAND --help\` shows its options and an example, \`signpost --version\` the version.`;
}

// Whoever reads us may have read enough, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isOurs =
    error instanceof Usage ||
    error instanceof WebhookError ||
    (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
  console.error(`signpost: ${isOurs ? (error as Error).message : ((error as Error).stack ?? String(error))}`);
  process.exitCode = isOurs ? 2 : 1;
}
