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

const commands = {
  detect: "name the providers that a request may be from",
  doctor: "check a deployed Worker from outside",
  init: "make a project around the Worker",
  lint: "read the gate's configuration before it is deployed",
  listen: "receive webhooks here, verify, print and forward them",
  providers: "list the built-in providers",
  replay: "send a saved delivery again",
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
  if (!Object.hasOwn(commands, name)) throw new Usage(`there is no command \`${name}\`\n\n${help()}`);
  const { run, help: usage } = (await import(`./${name}.js`)) as { run(args: string[]): Promise<number>; help: string };
  if (rest.includes("--help") || rest.includes("-h")) {
    console.log(usage);
    return 0;
  }
  return run(rest);
}

function help(): string {
  const lines = Object.entries(commands).map(([name, about]) => `  ${paint("bold", name.padEnd(10))} ${about}`);
  return `usage: signpost COMMAND [OPTIONS]\n\n${lines.join("\n")}\n\n\`signpost COMMAND --help\` shows its options and an example, \`signpost --version\` the version.`;
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
