// A time is signed with the body.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const seconds = (at) => Math.floor(at.getTime() / 1000);

export const withTime = [
  {
    provider: "box",
    package: "box-node-sdk",
    late: true,
    headers: { "Box-Signature-Version": "1", "Box-Signature-Algorithm": "HmacSHA256" },
    async verify({ body, headers, secret }) {
      const { WebhooksManager } = await import("box-node-sdk/lib/managers/webhooks");
      return WebhooksManager.validateMessage(body, headers, secret);
    },
  },
  {
    provider: "cashfree",
    package: "cashfree-pg",
    async verify({ body, headers, secret }) {
      const { Cashfree } = await import("cashfree-pg");
      const signature = headers["x-webhook-signature"];
      new Cashfree("SANDBOX", "unused", secret).PGVerifyWebhookSignature(
        signature,
        body,
        headers["x-webhook-timestamp"],
      );
    },
  },
  {
    provider: "cloudinary",
    package: "cloudinary",
    late: true,
    async verify({ body, headers, secret }) {
      const { v2: cloudinary } = await import("cloudinary");
      cloudinary.config({ api_secret: secret });
      return cloudinary.utils.verifyNotificationSignature(
        body,
        Number(headers["x-cld-timestamp"]),
        headers["x-cld-signature"],
      );
    },
    async sign({ body, secret, at }) {
      const { v2: cloudinary } = await import("cloudinary");
      return {
        "X-Cld-Timestamp": String(seconds(at)),
        "X-Cld-Signature": cloudinary.utils.webhook_signature(body, seconds(at), { api_secret: secret }),
      };
    },
  },
  {
    // It signs its own JSON text, which here is the body's. The half that it documents for webhooks wants a socket's
    // worth of set-up; this is the same check.
    provider: "crisp",
    package: "crisp-api",
    headers: { "X-Crisp-Request-Timestamp": String(Date.now()) },
    async verify({ body, headers, secret }) {
      const { Crisp } = await import("crisp-api");
      const [timestamp, signature] = [headers["x-crisp-request-timestamp"], headers["x-crisp-signature"]];
      return new Crisp().verifyWidget(secret, JSON.parse(body), timestamp, signature);
    },
  },
  {
    provider: "elevenlabs",
    package: "@elevenlabs/elevenlabs-js",
    late: true,
    async verify({ body, headers, secret }) {
      const { ElevenLabsClient } = await import("@elevenlabs/elevenlabs-js");
      const client = new ElevenLabsClient({ apiKey: "unused" });
      await client.webhooks.constructEvent(body, headers["elevenlabs-signature"], secret);
    },
  },
  {
    provider: "hook0",
    package: "hook0-client",
    late: true,
    async verify({ body, headers, secret }) {
      const { verifyWebhookSignatureWithCurrentTime } = await import("hook0-client");
      const signature = headers["x-hook0-signature"];
      return verifyWebhookSignatureWithCurrentTime(
        signature,
        Buffer.from(body),
        new Headers(headers),
        secret,
        300,
        new Date(),
      );
    },
  },
  {
    provider: "metronome",
    package: "@metronome/sdk",
    late: true,
    async verify({ body, headers, secret }) {
      (await metronome()).webhooks.verifySignature(body, headers, secret);
    },
    async sign({ body, secret, at }) {
      const date = at.toUTCString();
      const signature = (await metronome()).webhooks.signPayload(body, { date, secret });
      return { "X-Metronome-Date": date, "Metronome-Webhook-Signature": signature };
    },
  },
  {
    provider: "mux",
    package: "@mux/mux-node",
    late: true,
    async verify({ body, headers, secret }) {
      await (await mux()).webhooks.verifySignature(body, headers, secret);
    },
    async sign({ body, secret, at }) {
      const signature = await (await mux()).webhooks.computeSignature(`${seconds(at)}.${body}`, secret);
      return { "Mux-Signature": `t=${seconds(at)},v1=${signature}` };
    },
  },
  {
    provider: "orb",
    package: "orb-billing",
    late: true,
    async verify({ body, headers, secret }) {
      const { default: Orb } = await import("orb-billing");
      new Orb({ apiKey: "unused" }).webhooks.verifySignature(body, headers, secret);
    },
  },
  {
    provider: "paddle",
    package: "@paddle/paddle-node-sdk",
    late: true,
    async verify({ body, headers, secret }) {
      const { Paddle } = await import("@paddle/paddle-node-sdk");
      return new Paddle("unused").webhooks.isSignatureValid(body, secret, headers["paddle-signature"]);
    },
  },
  {
    provider: "retell",
    package: "retell-sdk",
    late: true,
    async verify({ body, headers, secret }) {
      const { verify } = await import("retell-sdk");
      return verify(body, secret, headers["x-retell-signature"]);
    },
    async sign({ body, secret, at }) {
      const { symmetric } = require("retell-sdk/lib/webhook_auth");
      return { "X-Retell-Signature": await symmetric.sign(body, secret, at.getTime()) };
    },
  },
  {
    provider: "sanity",
    package: "@sanity/webhook",
    async verify({ body, headers, secret }) {
      const { isValidSignature } = await import("@sanity/webhook");
      return isValidSignature(body, headers["sanity-webhook-signature"], secret);
    },
    async sign({ body, secret, at }) {
      const { encodeSignatureHeader } = await import("@sanity/webhook");
      return { "sanity-webhook-signature": await encodeSignatureHeader(body, at.getTime(), secret) };
    },
  },
  {
    provider: "slack",
    package: "@slack/bolt",
    late: true,
    async verify({ body, headers, secret }) {
      const { verifySlackRequest } = await import("@slack/bolt");
      const read = { ...headers, "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]) };
      verifySlackRequest({ signingSecret: secret, body, headers: read });
    },
  },
  {
    provider: "stripe",
    package: "stripe",
    late: true,
    async verify({ body, headers, secret }) {
      const { default: Stripe } = await import("stripe");
      new Stripe("sk_test_unused").webhooks.constructEvent(body, headers["stripe-signature"], secret);
    },
    async sign({ body, secret, at }) {
      const { default: Stripe } = await import("stripe");
      const { webhooks } = new Stripe("sk_test_unused");
      return {
        "Stripe-Signature": webhooks.generateTestHeaderString({ payload: body, secret, timestamp: seconds(at) }),
      };
    },
  },
  {
    provider: "webflow",
    package: "webflow-api",
    async verify({ body, headers, secret }) {
      const { WebflowClient } = await import("webflow-api");
      return new WebflowClient({ accessToken: "unused" }).webhooks.verifySignature({ headers, body, secret });
    },
  },
  {
    // It signs its own JSON text, which here is the body's.
    provider: "workos",
    package: "@workos-inc/node",
    late: true,
    async verify({ body, headers, secret }) {
      const webhooks = (await workos()).webhooks;
      await webhooks.verifyHeader({ payload: JSON.parse(body), sigHeader: headers["workos-signature"], secret });
    },
    async sign({ body, secret, at }) {
      const signature = await (await workos()).webhooks.computeSignature(at.getTime(), JSON.parse(body), secret);
      return { "WorkOS-Signature": `t=${at.getTime()}, v1=${signature}` };
    },
  },
];

async function metronome() {
  const { default: Metronome } = await import("@metronome/sdk");
  return new Metronome({ bearerToken: "unused" });
}

async function mux() {
  const { default: Mux } = await import("@mux/mux-node");
  return new Mux({ tokenId: "unused", tokenSecret: "unused" });
}

async function workos() {
  const { WorkOS } = await import("@workos-inc/node");
  return new WorkOS("unused");
}
