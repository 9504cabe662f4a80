// `npx signpost` as a person runs it: a process, its output and its exit code.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { Webhook } from "signpost";
import { webhookListener } from "signpost/node";
import { memoryStore } from "signpost/stores";

export const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
export const SECRET = "cli-secret-0123456789abcdef0123";
export const folder = mkdtempSync(join(tmpdir(), "signpost-cli-"));
after(() => rmSync(folder, { recursive: true }));

export function start(args, env = {}) {
  return spawn(process.execPath, [main, ...args], { env: { ...process.env, SIGNPOST_SECRET: undefined, ...env } });
}

export async function cli(args, { input = "", env } = {}) {
  const child = start(args, env);
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once("close", resolve)),
  ]);
  return {
    out,
    err,
    code,
    json: () =>
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
  };
}

export async function text(stream) {
  let all = "";
  for await (const chunk of stream) all += chunk;
  return all;
}

/** A server that takes deliveries of a provider, and remembers their types. */
export async function receiver(provider) {
  const seen = [];
  const webhook = new Webhook(provider, SECRET);
  const server = createServer(
    webhookListener({ webhook, store: memoryStore() }, (delivery) => void seen.push(delivery.type)),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    seen,
    url: `http://127.0.0.1:${server.address().port}/in`,
    close: () => (server.closeAllConnections(), server.close()),
  };
}
