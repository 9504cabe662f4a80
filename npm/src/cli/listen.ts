import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Webhook } from "../core.js";
import { WebhookError } from "../core.js";
import { collect } from "../lib/stream.js";
import { common, commonHelp, isWeb, positive, reason, travelling, Usage, webhookOf } from "./options.js";
import { paint, print } from "./print.js";
import { openTunnel, tunnelTool } from "./tunnel.js";

export const help = `usage: signpost listen -p PROVIDER -s SECRET [OPTIONS]

Receives webhooks on this machine, verifies and prints them, and passes on those that verify.

${commonHelp}
      --handshake-token TOKEN  the token that you gave the provider, where its handshakes show one
      --port N       the port; 4400 unless it is given, 0 for a free one
      --forward URL  pass each verified delivery on, and answer with that answer
      --save FOLDER  save each delivery to a file for \`signpost resend\`
      --tunnel       make the port reachable from outside, with cloudflared or, without it, wrangler
      --json         one JSON document for each delivery

  signpost listen -p gooclaim -s "$SECRET" --forward http://localhost:3000/webhooks`;

const LIMIT = 32 * 1024 * 1024;

/** A delivery in a file. */
export interface Saved {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body_base64: string;
}

/** Runs until it is interrupted. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ...common,
      "handshake-token": { type: "string" },
      port: { type: "string" },
      forward: { type: "string" },
      save: { type: "string" },
      tunnel: { type: "boolean" },
    },
  });
  if (values.forward !== undefined && !isWeb(values.forward))
    throw new Usage("--forward must be a URL, with http:// or https://");
  const webhook = await webhookOf(values);
  const tool = values.tunnel ? tunnelTool() : undefined;
  if (values.save !== undefined) mkdirSync(values.save, { recursive: true });
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const file =
      values.save === undefined
        ? undefined
        : join(values.save, `${new Date().toISOString().replaceAll(":", "-")}-${count}.json`);
    take(webhook, request, response, { ...values, file }).catch((error: unknown) => {
      console.error(`signpost: ${reason(error)}`);
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
  });
  const port = values.port === "0" ? 0 : positive("port", values.port, 4400);
  if (!Number.isInteger(port) || port > 65535) throw new Usage("--port must be a number up to 65535");
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ message }) => reject(new Usage(message))).listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  print(values.json, { listening: url }, `listening for ${webhook.provider.name} on ${paint("bold", url)}`);
  // Not once: a second Ctrl-C must not end this before the tunnel has ended.
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
  const tunnel = tool && openTunnel(tool, url);
  tunnel?.opened.then((open) =>
    print(values.json, { tunnel: open }, `reachable from outside on ${paint("bold", open)}`),
  );
  try {
    await Promise.race([interrupted, ...(tunnel ? [tunnel.lost] : [])]);
    return 0;
  } catch (error) {
    console.error(`signpost: ${(error as Error).message}`);
    return 1;
  } finally {
    await tunnel?.close();
    server.closeAllConnections();
    server.close();
  }
}

type Options = { file: string | undefined; forward?: string; json?: boolean; url?: string };

async function take(
  webhook: Webhook<any>,
  request: IncomingMessage,
  response: ServerResponse,
  { file, forward, json, url: called }: Options,
): Promise<void> {
  const url = request.url ?? "/";
  const method = request.method ?? "";
  const body = await collect(request, LIMIT);
  const answer = webhook.handshake({
    method,
    url,
    body,
    headers: request.headers as Record<string, string>,
    ...(called !== undefined && { publicUrl: called }),
  });
  if (answer !== undefined) {
    const said = answer.status === 403 ? "refused: --handshake-token is another one" : "answered";
    print(json, { handshake: answer.body, status: answer.status }, `${paint("yellow", "handshake")} ${said}`);
    response.writeHead(answer.status, answer.headers).end(answer.body);
    return;
  }
  if (file !== undefined) {
    const saved: Saved = {
      method,
      url,
      headers: travelling(request.headers),
      body_base64: Buffer.from(body).toString("base64"),
    };
    writeFileSync(file, JSON.stringify(saved, null, 2));
  }
  try {
    const { host, "x-forwarded-proto": scheme = "http" } = request.headers;
    const delivery = webhook.verify(body, request.headers as Record<string, string>, {
      method,
      // A tunnel hands on what it was called by.
      url: called ?? `${String(scheme)}://${host}${url}`,
    });
    const facts = delivery.toJSON();
    print(
      json,
      { ok: true, ...facts, file },
      `${paint("green", "verified")} ${facts.type ?? ""} ${paint("dim", facts.id ?? "")}\n${pretty(facts.event)}`,
    );
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    print(json, { ok: false, code: error.code, file }, `${paint("red", "refused")} ${error.code}: ${error.message}`);
    response.writeHead(401, { "Content-Type": "application/json" }).end('{"code":"verification_failed"}');
    return;
  }
  if (forward === undefined) {
    response.writeHead(200, { "Content-Type": "application/json" }).end('{"ok":true}');
    return;
  }
  const forwarded = await fetch(forward, {
    method: "POST",
    body: Buffer.from(body),
    headers: travelling(request.headers),
    redirect: "manual",
  });
  const text = Buffer.from(await forwarded.arrayBuffer());
  if (!json) console.log(`  ${paint("dim", `${forward} answered ${forwarded.status}`)}`);
  response
    .writeHead(forwarded.status, {
      "Content-Type": forwarded.headers.get("content-type") ?? "application/octet-stream",
    })
    .end(text);
}

function pretty(event: unknown): string {
  return event === undefined ? paint("dim", "  (no JSON)") : JSON.stringify(event, null, 2).replace(/^/gm, "  ");
}
