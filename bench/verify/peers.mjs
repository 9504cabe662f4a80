// The rivals, each against the same work of ours. Every entry: `make(text, bytes)` gives, for one size,
// `ours(body)` and `peer(body)`, which must both accept (or both refuse) before anything is timed.
import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import * as octokit from "@octokit/webhooks-methods";
import { Webhook } from "signpost";
import { Webhook as StandardWebhook } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as SvixWebhook } from "svix";

const SECRET = "bench-secret-0123456789abcdef0123456789";
const WHSEC = `whsec_${Buffer.from(SECRET).toString("base64")}`;

/** Headers as Node has them. */
const lowerCase = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), flat(value)]));

/** A string of its own, as a HTTP parser makes it: parts of a larger string are slower to read for everybody. */
const flat = (text) => Buffer.from(text).toString("latin1");

function createHmacByHand(text) {
  const key = createSecretKey(Buffer.from(SECRET));
  const webhook = new Webhook("github", SECRET);
  const request = lowerCase(webhook.sign(text, { type: "push" }).headers);
  return {
    ours: (body) => webhook.verify(body, request),
    peer: (body) => {
      const given = Buffer.from(request["x-hub-signature-256"].slice("sha256=".length), "hex");
      const right = createHmac("sha256", key).update(body).digest();
      if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Error("signature");
    },
  };
}

function octokitVerify(text) {
  const webhook = new Webhook("github", SECRET);
  const request = lowerCase(webhook.sign(text, { type: "push" }).headers);
  return {
    isAsync: true,
    ours: (body) => webhook.verify(body, request),
    // It takes text only: whoever has bytes decodes them first.
    peer: async (body) => {
      const payload = typeof body === "string" ? body : body.toString();
      if (!(await octokit.verify(SECRET, payload, request["x-hub-signature-256"]))) throw new Error("signature");
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

/** standardwebhooks and svix: the same class under two names. */
function standard(Peer, { parse = false, valid = true, prefix = "webhook" } = {}) {
  return (text) => {
    const webhook = new Webhook("standard-webhooks", WHSEC);
    const peer = new Peer(WHSEC);
    const { headers } = webhook.sign(valid ? text : `${text} `, { id: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W" });
    const request = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.replace("webhook", prefix), flat(value)]),
    );
    const run = {
      ours: parse ? (body) => webhook.verify(body, request).event : (body) => webhook.verify(body, request),
      peer: (body) => peer.verify(body, request, { jsonParse: parse }),
    };
    return valid ? run : { ours: refused(run.ours), peer: refused(run.peer) };
  };
}

const refused = (run) => (body) => {
  try {
    run(body);
  } catch {
    return;
  }
  throw new Error("a signature that does not match was accepted");
};

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
    name: "svix, invalid signature",
    make: standard(SvixWebhook, { valid: false, prefix: "svix" }),
    targets: [30, 25, 18, 14, 12],
  },
];
