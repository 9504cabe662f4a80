// The tables of Node: also the rivals that need its modules.
import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { Webhook } from "signpost";
import { Webhook as StandardWebhook } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as SvixWebhook } from "svix";
import { flat, hub, octokitVerify, SECRET, standard } from "./peers.mjs";

function createHmacByHand(text) {
  const key = createSecretKey(Buffer.from(SECRET));
  const { request, ours } = hub(text);
  return {
    ours,
    peer: (body) => {
      const given = Buffer.from(request["x-hub-signature-256"].slice("sha256=".length), "hex");
      const right = createHmac("sha256", key).update(body).digest();
      if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Error("signature");
    },
  };
}

const stripe = new Stripe("sk_test_bench");

function stripeVerify(parse) {
  return (text) => {
    const webhook = new Webhook("stripe", SECRET);
    const header = flat(webhook.sign(text).headers["Stripe-Signature"]);
    const request = { "stripe-signature": header };
    return parse
      ? {
          ours: (body) => webhook.verify(body, request).event,
          peer: (body) => stripe.webhooks.constructEvent(body, header, SECRET, 300),
        }
      : {
          ours: (body) => webhook.verify(body, request),
          peer: (body) => stripe.webhooks.signature.verifyHeader(body, header, SECRET, 300),
        };
  };
}

export const sizes = [256, 1024, 4096, 16384, 262144];

export const tables = [
  { name: "createHmac(KeyObject), timingSafeEqual", make: createHmacByHand, targets: [2.3, 1.9, 1.4, 1.08, 0.97] },
  { name: "@octokit/webhooks-methods verify", make: octokitVerify, targets: [2.8, 2.4, 1.7, 1.15, 0.97] },
  { name: "stripe verifyHeader", make: stripeVerify(false), targets: [3.3, 2.9, 2.1, 1.4, 1.8] },
  { name: "stripe constructEvent, both parse", make: stripeVerify(true), targets: [2.0, 1.5, 1.2, 1.08, 1.03] },
  { name: "standardwebhooks, no parse", make: standard(StandardWebhook), targets: [7, 8, 10, 10, 10] },
  { name: "svix, no parse", make: standard(SvixWebhook, { prefix: "svix" }), targets: [7, 8, 10, 10, 10] },
  {
    name: "standardwebhooks, both parse",
    make: standard(StandardWebhook, { parse: true }),
    targets: [3.8, 3.0, 2.4, 2.3, 2.2],
  },
  {
    name: "standardwebhooks, invalid signature",
    make: standard(StandardWebhook, { valid: false }),
    targets: [30, 25, 18, 14, 12],
  },
  {
    // They have no other way than to throw.
    name: "standardwebhooks, invalid signature, ours by safeVerify",
    make: standard(StandardWebhook, { valid: false, safe: true }),
    targets: [],
  },
  {
    name: "svix, invalid signature",
    make: standard(SvixWebhook, { valid: false, prefix: "svix" }),
    targets: [30, 25, 18, 14, 12],
  },
];
