/**
 * Does a source of the gate take what its provider signed, once, and refuse everything else?
 * @module
 */
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Webhook } from "../../index.js";
import { type SignedDelivery, sampleEvent, sampleTypes, signedDelivery, spoil } from "../../testing.js";
import { type Answer, ask, said, type Tell } from "./report.js";
import type { Listed } from "./site.js";

/** More than any source can be set to take. */
const TOO_LARGE = 32 * 1024 * 1024 + 1;
const PATIENCE_MS = 10_000;

/** What must be refused whoever sends it. Nothing of this reaches an origin. */
export async function checkRefusals(url: string, { name: source, path }: Listed, tell: Tell): Promise<void> {
  const to = url + path;
  const unsigned = await ask(to, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } });
  if (unsigned.status >= 300 && unsigned.status < 400) {
    const message = `${to} redirects to ${unsigned.headers.get("location")}`;
    const fix = "take the redirect away: providers follow none, and the delivery is lost";
    tell({ check: "redirect", source, level: "error", message, fix });
    return;
  }
  refused("unsigned", "a delivery without a signature", unsigned, source, tell);
  const status = await declare(to, TOO_LARGE);
  if (status === 413) tell({ check: "oversize", source, level: "ok", message: "a body that is too large is refused" });
  else if (status === undefined) {
    const message = "a body that is too large was not answered before it was sent";
    tell({
      check: "oversize",
      source,
      level: "warning",
      message,
      fix: "something in front of the Worker collects bodies",
    });
  } else {
    const fix = "is something in front of the Worker?";
    tell({ check: "oversize", source, level: "error", message: `a body of 32 MiB gets ${status} and not 413`, fix });
  }
}

/** What its provider would send. The sample goes on to the origin. */
export async function checkDeliveries(
  url: string,
  { name: source, path }: Listed,
  webhook: Webhook<any>,
  tell: Tell,
): Promise<void> {
  const to = url + path;
  const [type] = sampleTypes(webhook.provider);
  const options = { type, url: to };
  const make = () => signedDelivery(webhook, sampleEvent(webhook.provider, type ?? "test.event"), options);
  const post = ({ body, headers }: SignedDelivery<string>) => ask(to, { method: "POST", body, headers });

  const delivery = make();
  const sample = await post(delivery);
  const isTaken = sample.status >= 200 && sample.status < 300;
  if (isTaken) {
    tell({ check: "sample", source, level: "ok", message: `a signed sample gets ${sample.status}` });
    const copy = await post(delivery);
    const isKnown = copy.headers.get("Signpost-Duplicate") === "true" || sample.status === 202;
    if (isKnown && copy.status < 300)
      tell({ check: "duplicate", source, level: "ok", message: "its copy is answered and not forwarded" });
    else {
      const message = `its copy gets ${said(copy)}, and not as a duplicate`;
      const fix = 'is the store of `dedupe` bound? With "kv" a copy may pass; "strict" lets none';
      tell({ check: "duplicate", source, level: "error", message, fix });
    }
  } else {
    tell({
      check: "sample",
      source,
      level: "error",
      message: `a signed sample gets ${said(sample)}`,
      fix: why(sample),
    });
  }
  refused("bad_signature", "a wrong signature", await post(spoil(webhook, make(), "signature", options)), source, tell);
  if (webhook.provider.timestamp !== undefined)
    refused("old_time", "an old time", await post(spoil(webhook, make(), "stale", options)), source, tell);
}

function refused(check: string, what: string, answer: Answer, source: string, tell: Tell): void {
  if (answer.status === 401 && answer.json.code === "verification_failed")
    tell({ check, source, level: "ok", message: `${what} is refused` });
  else {
    const fix =
      check === "old_time" && answer.status < 300
        ? 'the source\'s `tolerance` is "off" or very long: leave it out'
        : "is this path the gate's, and is nothing in front of it?";
    tell({ check, source, level: "error", message: `${what} gets ${said(answer)} and not 401`, fix });
  }
}

function why({ json, status }: Answer): string {
  const fixes: Record<string, string> = {
    verification_failed: "the secret is not the one that is deployed: set it again with `wrangler secret put`",
    misconfigured: "see the Worker's log, or `signpost lint`",
    origin_failed: "the origin did not take it: look at the origin's log, and at how it checks `Signpost-Signature`",
    origin_timeout: 'the origin is too slow for its provider: `forward = "queue"` answers at once',
    origin_unreachable: "is the origin's URL right, and can it be reached from the Internet?",
    dedupe_unavailable: "is the binding of `dedupe` there (`CLAIMS` or `DEDUPE`), and its class migrated?",
    queue_unavailable: "are TENANTS and ENDPOINTS bound, and their classes migrated?",
  };
  return fixes[String(json.code)] ?? (status >= 500 ? "see the Worker's log" : "the origin's answer: look at its log");
}

/** The status for a body that is announced and never sent; `undefined` where nobody answers that. */
function declare(url: string, length: number): Promise<number | undefined> {
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const sent = request(url, { method: "POST", headers: { "Content-Length": length }, timeout: PATIENCE_MS });
    const end = (status?: number) => {
      resolve(status);
      sent.destroy();
    };
    sent.once("response", ({ statusCode }) => end(statusCode));
    sent.once("timeout", () => end());
    sent.on("error", () => end());
    sent.write("{");
  });
}
