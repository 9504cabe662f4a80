// The body is all that is signed.
import { createRequire } from "node:module";

// For a path that only CommonJS finds.
const require = createRequire(import.meta.url);

export const bodyAlone = [
  {
    provider: "coinbase-commerce",
    package: "coinbase-commerce-node",
    body: JSON.stringify({
      id: 1,
      event: { id: "evt_1", type: "charge:created", data: { name: "Grüße", amount: 4200 } },
    }),
    async verify({ body, headers, secret }) {
      const { default: commerce } = await import("coinbase-commerce-node");
      commerce.Webhook.verifyEventBody(body, headers["x-cc-webhook-signature"], secret);
    },
    async sign({ body, secret }) {
      const { default: commerce } = await import("coinbase-commerce-node");
      return { "X-CC-Webhook-Signature": commerce.Webhook.computeSignature(body, secret) };
    },
  },
  {
    provider: "cronofy",
    package: "cronofy",
    async verify({ body, headers, secret }) {
      const { default: Cronofy } = await import("cronofy");
      const hmac = headers["cronofy-hmac-sha256"];
      return new Cronofy({ access_token: "unused" }).hmacValid({ hmac, body, client_secret: secret });
    },
  },
  {
    provider: "easypost",
    package: "@easypost/api",
    async verify({ body, headers, secret }) {
      const { default: EasyPost } = await import("@easypost/api");
      new EasyPost("unused").Utils.validateWebhook(Buffer.from(body), headers, secret);
    },
  },
  {
    provider: "github",
    package: "@octokit/webhooks-methods",
    async verify({ body, headers, secret }) {
      const { verify } = await import("@octokit/webhooks-methods");
      return verify(secret, body, headers["x-hub-signature-256"]);
    },
    async sign({ body, secret }) {
      const { sign } = await import("@octokit/webhooks-methods");
      return { "X-Hub-Signature-256": await sign(secret, body) };
    },
  },
  {
    provider: "gocardless",
    package: "gocardless-nodejs",
    async verify({ body, headers, secret }) {
      const { verifySignature } = await import("gocardless-nodejs/webhooks");
      verifySignature(body, secret, headers["webhook-signature"]);
    },
  },
  {
    provider: "hookdeck",
    package: "@hookdeck/sdk",
    async verify({ body, headers, secret }) {
      const { verifyWebhookSignature } = require("@hookdeck/sdk/webhooks/helpers");
      const said = await verifyWebhookSignature({ headers, rawBody: body, signingSecret: secret });
      return said.isValidSignature;
    },
  },
  {
    provider: "kontent-ai",
    package: "@kontent-ai/webhook-helper",
    async verify({ body, headers, secret }) {
      const { signatureHelper } = await import("@kontent-ai/webhook-helper");
      return signatureHelper.isValidSignatureFromString(body, secret, headers["x-kontent-ai-signature"]);
    },
    async sign({ body, secret }) {
      const { signatureHelper } = await import("@kontent-ai/webhook-helper");
      return { "X-Kontent-ai-Signature": signatureHelper.getHashFromString(body, secret) };
    },
  },
  {
    provider: "line",
    package: "@line/bot-sdk",
    async verify({ body, headers, secret }) {
      const { validateSignature } = await import("@line/bot-sdk");
      return validateSignature(body, secret, headers["x-line-signature"]);
    },
  },
  {
    // The time stands in the body.
    provider: "linear",
    package: "@linear/sdk",
    late: true,
    body: (at) => JSON.stringify({ action: "update", type: "Issue", amount: 4200, webhookTimestamp: at.getTime() }),
    async verify({ body, headers, secret }) {
      const { LinearWebhookClient } = await import("@linear/sdk/webhooks");
      return new LinearWebhookClient(secret).verify(Buffer.from(body), headers["linear-signature"]);
    },
  },
  {
    provider: "modern-treasury",
    package: "modern-treasury",
    async verify({ body, headers, secret }) {
      return (await modernTreasury()).webhooks.validateSignature(body, headers, { key: secret });
    },
    async sign({ body, secret }) {
      return { "X-Signature": (await modernTreasury()).webhooks.getSignature(body, { key: secret }) };
    },
  },
  {
    provider: "notion",
    package: "@notionhq/client",
    async verify({ body, headers, secret }) {
      const { verifyWebhookSignature } = await import("@notionhq/client");
      return verifyWebhookSignature({ body, signature: headers["x-notion-signature"], verificationToken: secret });
    },
    async sign({ body, secret }) {
      const { signWebhookPayload } = await import("@notionhq/client");
      return { "X-Notion-Signature": await signWebhookPayload({ body, verificationToken: secret }) };
    },
  },
  {
    provider: "onfido",
    package: "@onfido/api",
    async verify({ body, headers, secret }) {
      const { WebhookEventVerifier } = await import("@onfido/api");
      new WebhookEventVerifier(secret).readPayload(body, headers["x-sha2-signature"]);
    },
  },
  {
    provider: "pusher",
    package: "pusher",
    headers: { "X-Pusher-Key": "1234fd", "Content-Type": "application/json" },
    async verify({ body, headers, secret }) {
      const { default: Pusher } = await import("pusher");
      const pusher = new Pusher({ appId: "1", key: "1234fd", secret, cluster: "eu" });
      return pusher.webhook({ rawBody: body, headers }).isValid();
    },
    async sign({ body, secret }) {
      const { default: Pusher } = await import("pusher");
      return { "X-Pusher-Signature": new Pusher.Token("1234fd", secret).sign(body) };
    },
  },
  {
    provider: "razorpay",
    package: "razorpay",
    async verify({ body, headers, secret }) {
      const { default: Razorpay } = await import("razorpay");
      return Razorpay.validateWebhookSignature(body, headers["x-razorpay-signature"], secret);
    },
  },
  {
    provider: "shopify",
    package: "@shopify/shopify-api",
    headers: {
      "X-Shopify-Topic": "orders/paid",
      "X-Shopify-Shop-Domain": "example.myshopify.com",
      "X-Shopify-API-Version": "2026-01",
    },
    async verify({ body, headers, secret }) {
      await import("@shopify/shopify-api/adapters/web-api");
      const { ApiVersion, LogSeverity, shopifyApi } = await import("@shopify/shopify-api");
      const shopify = shopifyApi({
        apiKey: "unused",
        apiSecretKey: secret,
        apiVersion: Object.values(ApiVersion)[0],
        hostName: "example.com",
        isEmbeddedApp: true,
        logger: { level: LogSeverity.Error },
      });
      const rawRequest = new Request("https://example.com/hooks", { method: "POST", body, headers });
      return (await shopify.webhooks.validate({ rawBody: body, rawRequest })).valid;
    },
  },
  {
    // Both of its helpers write the JSON anew, so the body has to be as JSON.stringify writes it.
    provider: "smartcar",
    package: "smartcar",
    async verify({ body, headers, secret }) {
      const { default: smartcar } = await import("smartcar");
      return smartcar.verifyPayload(secret, headers["sc-signature"], JSON.parse(body));
    },
    async sign({ body, secret }) {
      const { default: smartcar } = await import("smartcar");
      return { "SC-Signature": smartcar.hashChallenge(secret, body) };
    },
  },
  {
    provider: "viber",
    package: "viber-bot",
    async verify({ body, headers, secret }) {
      const { default: MessageValidator } = await import("viber-bot/lib/message/message-validator.js");
      const quiet = { debug() {} };
      return new MessageValidator(quiet, secret).validateMessage(headers["x-viber-content-signature"], body);
    },
  },
  {
    provider: "worldline-connect",
    package: "connect-sdk-nodejs",
    headers: { "X-GCS-KeyId": "key-1" },
    body: JSON.stringify({ apiVersion: "v1", id: "evt_1", type: "payment.paid", note: "Grüße", amount: 4200 }),
    async verify({ body, headers, secret }) {
      const { default: connect } = await import("connect-sdk-nodejs");
      const helper = connect.webhooks.v1.init({ getSecretKey: async () => secret });
      await helper.unmarshal(body, headers);
    },
  },
];

async function modernTreasury() {
  const { default: ModernTreasury } = await import("modern-treasury");
  return new ModernTreasury({ apiKey: "unused", organizationID: "unused" });
}
