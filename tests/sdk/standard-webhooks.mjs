// Standard Webhooks: the id, the time and the body are signed.
const key = (word) => Buffer.from(`${word}-0123456789abcdef`).toString("base64");
const whsec = { secret: `whsec_${key("right-")}`, other: `whsec_${key("wrong-")}` };
const common = { ...whsec, late: true };
const seconds = (at) => Math.floor(at.getTime() / 1000);

export const standardWebhooks = [
  {
    ...common,
    provider: "standard-webhooks",
    package: "standardwebhooks",
    async verify({ body, headers, secret }) {
      const { Webhook } = await import("standardwebhooks");
      new Webhook(secret).verify(body, headers);
    },
    async sign({ body, secret, id, at }) {
      const { Webhook } = await import("standardwebhooks");
      return named("webhook", id, at, new Webhook(secret).sign(id, at, body));
    },
  },
  {
    ...common,
    provider: "svix",
    package: "svix",
    async verify({ body, headers, secret }) {
      const { Webhook } = await import("svix");
      new Webhook(secret).verify(body, headers);
    },
    async sign({ body, secret, id, at }) {
      const { Webhook } = await import("svix");
      return named("svix", id, at, new Webhook(secret).sign(id, at, body));
    },
  },
  {
    ...common,
    provider: "clerk",
    package: "@clerk/backend",
    async verify({ body, headers, secret }) {
      const { verifyWebhook } = await import("@clerk/backend/webhooks");
      const request = new Request("https://example.com/hooks", { method: "POST", body, headers });
      await verifyWebhook(request, { signingSecret: secret });
    },
  },
  {
    ...common,
    provider: "dodo-payments",
    package: "dodopayments",
    async verify({ body, headers, secret }) {
      const { default: DodoPayments } = await import("dodopayments");
      new DodoPayments({ bearerToken: "unused" }).webhooks.unwrap(body, { headers, key: secret });
    },
  },
  {
    ...common,
    provider: "fathom",
    package: "fathom-typescript",
    async verify({ body, headers, secret }) {
      const { Fathom } = await import("fathom-typescript");
      Fathom.verifyWebhook(secret, headers, body);
    },
  },
  {
    ...common,
    provider: "finch",
    package: "@tryfinch/finch-api",
    secret: key("right-"),
    other: key("wrong-"),
    async verify({ body, headers, secret }) {
      const { default: Finch } = await import("@tryfinch/finch-api");
      new Finch({ accessToken: "unused" }).webhooks.verifySignature(body, headers, secret);
    },
  },
  {
    ...common,
    provider: "lithic",
    package: "lithic",
    async verify({ body, headers, secret }) {
      const { default: Lithic } = await import("lithic");
      new Lithic({ apiKey: "unused" }).webhooks.verifySignature(body, headers, secret);
    },
  },
  {
    ...common,
    provider: "openai",
    package: "openai",
    async verify({ body, headers, secret }) {
      const { default: OpenAI } = await import("openai");
      await new OpenAI({ apiKey: "unused" }).webhooks.verifySignature(body, headers, secret);
    },
  },
  {
    ...common,
    provider: "polar",
    package: "@polar-sh/sdk",
    secret: "polar_whs_right0123456789abcdef0123456789abcdef",
    other: "polar_whs_wrong0123456789abcdef0123456789abcdef",
    body: JSON.stringify({ type: "order.paid", data: { id: "ord_1", amount: 4200 } }),
    async verify({ body, headers, secret }) {
      const { webhooks } = await import("@polar-sh/sdk/2026-04");
      await webhooks.validateEvent(body, headers, secret);
    },
  },
  {
    // It leaves the age of a delivery to its caller.
    ...whsec,
    provider: "replicate",
    package: "replicate",
    async verify({ body, headers, secret }) {
      const { validateWebhook } = await import("replicate");
      return validateWebhook({ headers, body }, secret);
    },
  },
  {
    ...common,
    provider: "resend",
    package: "resend",
    async verify({ body, headers, secret }) {
      const { Resend } = await import("resend");
      const [id, timestamp, signature] = ["id", "timestamp", "signature"].map((name) => headers[`svix-${name}`]);
      new Resend("re_unused").webhooks.verify({
        payload: body,
        headers: { id, timestamp, signature },
        webhookSecret: secret,
      });
    },
  },
];

function named(prefix, id, at, signature) {
  return {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: String(seconds(at)),
    [`${prefix}-signature`]: signature,
  };
}
