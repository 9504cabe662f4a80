// Compiled and never run: what the types promise.

import type { IncomingMessage } from "node:http";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { type Delivery, Webhook } from "signpost";
import { type Endpoint, type Event, type Page, Signpost, SignpostError } from "signpost/client";
import { webhookFunction } from "signpost/cloud-functions";
import * as ourStandard from "signpost/compat/standardwebhooks";
import * as ourSvix from "signpost/compat/svix";
import { webhookPlugin as elysiaPlugin } from "signpost/elysia";
import { webhookRoute } from "signpost/express";
import { webhookPlugin } from "signpost/fastify";
import { webhookHandler } from "signpost/hono";
import { webhookMiddleware } from "signpost/koa";
import { webhookHandler as lambdaHandler } from "signpost/lambda";
import { webhookReceiver } from "signpost/nestjs";
import { webhookRoute as nextRoute } from "signpost/next";
import { webhookListener } from "signpost/node";
import { redisStore } from "signpost/stores";
import { webhookRoute as svelteRoute } from "signpost/sveltekit";
import { signedDelivery, spoil } from "signpost/testing";
import { webhookFetch } from "signpost/worker";
import { compile, FilterError, type FilterErrorCode } from "signpost-filter";
import { publicKeys } from "signpost-public-keys";
import type * as standard from "standardwebhooks";
import type * as svix from "svix";

declare module "signpost" {
  interface Payloads {
    claimport: { "claim.created": { claim: { id: string } } };
  }
}

const webhook = new Webhook("claimport", ["a", "b"]);
const named: Webhook<"claimport"> = webhook;
const delivery: Delivery<"claimport"> = named.verify("{}", {});

declare const request: IncomingMessage;
named.verify("{}", request.headers);
named.verify("{}", request);
named.verify("{}", new Request("http://localhost/"));
// @ts-expect-error no headers
named.verify("{}", "");

const verdict = named.safeVerify("{}", {});
if (verdict.ok) verdict.delivery satisfies Delivery<"claimport">;
else verdict.code satisfies string;
named.verifyAsync("{}", {}) satisfies Promise<Delivery<"claimport">>;
named.safeVerifyAsync("{}", {}) satisfies Promise<typeof verdict>;

const interactions: Webhook<"discord"> = new Webhook("discord", "00", { module: publicKeys });
void interactions;
// @ts-expect-error no build of the core
new Webhook("discord", "00", { module: {} });

signedDelivery(webhook, { id: "evt_1" }).body satisfies string;
spoil(webhook, signedDelivery(webhook, new Uint8Array()), "body").body satisfies Uint8Array;

const { event } = delivery;
switch (event.type) {
  case "claim.created": {
    const id: string = event.data.claim.id;
    void id;
    // @ts-expect-error the payload is known
    void event.data.order;
    break;
  }
  case "order.synced": {
    const other: unknown = event.data.anything;
    void other;
    break;
  }
  case "webhook.test":
    // @ts-expect-error a test event has no data
    void event.data;
    break;
  // @ts-expect-error no such type in the catalog
  case "claim.exploded":
    break;
}

const gooclaim = new Webhook("gooclaim", "a").verify(new Uint8Array(), new Headers());
const tenant: string = gooclaim.event.tenant_id;
const time: Date | undefined = gooclaim.timestamp;
void [tenant, time];

// @ts-expect-error no such provider
new Webhook("nobody", "a");
// @ts-expect-error a row without a signature
new Webhook({ name: "acme" }, "a");
// @ts-expect-error a parsed body
webhook.verify({ id: 1 }, {});

const acme = { name: "acme", signature: { header: "X", encoding: "hex" } } as const;
const custom = new Webhook(acme, "a").verify("", {});
void custom.event.whatever;

/** Takes what has a type; what is `any` lacks an argument. */
declare function known<T>(value: T, ...more: 0 extends 1 & T ? [never] : []): void;
express().post(
  "/",
  webhookRoute({ webhook }, ({ event }) => known(event)),
);
Fastify().register(webhookPlugin({ webhook, url: "/" }, ({ event }) => known(event)));
new Hono().post(
  "/",
  webhookHandler({ webhook }, ({ event }) => known(event)),
);
void webhookMiddleware({ webhook, path: "/" }, ({ event }) => known(event));
void nextRoute({ webhook }, ({ event }) => known(event));
void nextRoute({ webhook: () => new Webhook("claimport", "a") }, ({ event }) => known(event));
void webhookListener({ webhook }, ({ event }) => known(event));
void webhookFunction({ webhook }, ({ event }) => known(event));
void webhookReceiver({ webhook }, ({ event }) => known(event));
void lambdaHandler({ webhook }, ({ event }) => known(event));
void svelteRoute({ webhook: () => new Webhook("claimport", "a") }, ({ event }) => known(event));
void elysiaPlugin({ webhook, path: "/" }, ({ event }) => known(event));
express().post(
  "/",
  webhookReceiver({ webhook, dedupe: { by: "body" } }, () => new Response()),
);
void webhookFetch({ webhook }, async () => ({ type: 1 }));
void webhookFetch({ webhook }, () => "text");
// @ts-expect-error a number is no answer
void webhookFetch({ webhook }, () => 5);
// @ts-expect-error nothing else names an event
void webhookFetch({ webhook, dedupe: { by: "id" } }, () => {});
void webhookFetch({ webhook }, ({ event }) => known(event));
// @ts-expect-error a row of one's own says nothing of its events
void webhookFetch({ webhook: new Webhook(acme, "a") }, ({ event }) => known(event));
void webhookFetch({ webhook, store: redisStore(new Redis()) }, () => {});
void redisStore(createClient());

const signpost = new Signpost({ url: new URL("https://example.com"), token: "t", tenant: "acme", fetch });
const published: Promise<Event> = signpost.publish({ type: "a.b", data: { any: ["thing"] } }, { idempotencyKey: "k" });
const page: Promise<Page<Endpoint>> = Promise.resolve(signpost.endpoints.list({ limit: 10 }));
void [published, page];
async function walk(): Promise<void> {
  for await (const row of signpost.deliveries.list("ep_1", { state: "dead_letter" })) {
    const state: "pending" | "delivered" | "dead_letter" | "cancelled" = row.state;
    const next: string | null = row.next_attempt_at;
    void [state, next];
    // @ts-expect-error no such state
    void (row.state === "lost");
  }
  const endpoint = await signpost.endpoints.add({
    url: "https://example.com",
    provider: "claimport",
    delivery_rules: { exhausted: "dead_letter" },
  });
  const deadline: number | undefined = endpoint.delivery_rules?.deadline_ms;
  const gone: Promise<void> = signpost.endpoints.delete(endpoint.id);
  void [deadline, gone];
  await signpost.endpoints.add({ url: "", provider: { name: "acme", signature: { header: "X", encoding: "hex" } } });
}
void walk;
function handle(error: unknown): string | undefined {
  if (!(error instanceof SignpostError)) return undefined;
  // @ts-expect-error no such code
  if (error.code === "unauthorised") return undefined;
  return error.code === "invalid" ? error.detail : error.idempotencyKey;
}
void handle;
// @ts-expect-error no token
new Signpost({ url: "https://example.com" });
// @ts-expect-error no data
void signpost.publish({ type: "a.b" });
// @ts-expect-error no such field
void signpost.publish({ type: "a.b", data: 1, kind: "c" });
// @ts-expect-error no such provider
void signpost.endpoints.add({ url: "", provider: "nobody" });
// @ts-expect-error no such state
void signpost.endpoints.replay("ep_1", { state: "waiting" });
// @ts-expect-error the API does this once or not at all: it has no key
void signpost.endpoints.test("ep_1", { idempotencyKey: "k" });
// @ts-expect-error no such span
void signpost.sources.counts("claims", { span: "year" });

// What is written for the packages compiles with the classes in their place.
declare const branded: svix.WebhookRequiredHeaders & ourSvix.WebhookRequiredHeaders;
declare const unbranded: standard.WebhookUnbrandedRequiredHeaders;
unbranded satisfies ourSvix.WebhookUnbrandedRequiredHeaders satisfies ourStandard.WebhookUnbrandedRequiredHeaders;
const options: standard.VerifyOptions & ourStandard.VerifyOptions = { jsonParse: false };
const standardLike: Pick<standard.Webhook, "sign" | "verify"> = new ourStandard.Webhook("a");
standardLike.verify("", unbranded, options);
const svixLike: Pick<svix.Webhook, "sign" | "verify"> = new ourSvix.Webhook("a");
svixLike.verify("", branded);

const filter = compile({ type: "a" }, { of: "event" });
filter.explain({}).failed?.found satisfies string | undefined;
new FilterError("too_deep", "/a", "words").code satisfies FilterErrorCode;
// @ts-expect-error no such verdict
void (filter.explain({}).verdict === "matches");
// @ts-expect-error no such kind of documents
compile({}, { of: "headers" });
