// Compiled and never run: what the types promise.

import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { type Delivery, Webhook } from "signpost";
import { webhookRoute } from "signpost/express";
import { webhookPlugin } from "signpost/fastify";
import { webhookHandler } from "signpost/hono";
import { webhookMiddleware } from "signpost/koa";
import { redisStore } from "signpost/stores";
import { webhookFetch } from "signpost/worker";

declare module "signpost" {
  interface Payloads {
    claimport: { "claim.created": { claim: { id: string } } };
  }
}

const webhook = new Webhook("claimport", ["a", "b"]);
const named: Webhook<"claimport"> = webhook;
const delivery: Delivery<"claimport"> = named.verify("{}", {});

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

const custom = new Webhook({ name: "acme", signature: { header: "X", encoding: "hex" } }, "a").verify("", {});
void custom.event.whatever;

express().post(
  "/",
  webhookRoute({ webhook }, (delivery) => void delivery.event.type),
);
Fastify().register(webhookPlugin({ webhook, url: "/" }, () => {}));
new Hono().post(
  "/",
  webhookHandler({ webhook }, () => {}),
);
void webhookMiddleware({ webhook, path: "/" }, () => {});
void webhookFetch({ webhook, store: redisStore(new Redis()) }, () => {});
void redisStore(createClient());
