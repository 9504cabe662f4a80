// Signs as the providers do, with node:crypto: an oracle that shares no code with the product.
import { createHmac, randomUUID } from "node:crypto";

export const secrets = {
  CLAIMPORT_SECRET: "claimport-secret-0123456789abcdef",
  GOOCLAIM_SECRET: "gooclaim-secret-0123456789abcdef",
  STANDARD_SECRET: "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
  GITHUB_SECRET: "github-secret-0123456789abcdef",
  STRIPE_SECRET: "whsec_stripe-secret-0123456789",
  SLACK_SECRET: "slack-secret-0123456789abcdef",
  SIGNPOST_SIGNING_SECRET: "signpost-secret-0123456789abcdef",
};

const hmac = (secret, ...parts) => parts.reduce((mac, part) => mac.update(part), createHmac("sha256", secret));

export const now = () => Math.floor(Date.now() / 1000);
export const newId = () => `evt_${randomUUID().replaceAll("-", "")}`;

/** A ClaimPort delivery; `body` replaces the whole envelope. */
export function claimport({ id = newId(), type = "claim.created", body, secret = secrets.CLAIMPORT_SECRET } = {}) {
  body ??= JSON.stringify({ id, type, timestamp: "2026-01-15T10:30:00Z", data: { claim: { id: "clm_1" } } });
  return {
    id,
    body,
    headers: {
      "content-type": "application/json",
      "x-claimport-signature": `sha256=${hmac(secret, body).digest("hex")}`,
    },
  };
}

/** A Gooclaim delivery. */
export function gooclaim({
  id = newId(),
  key = `idem_${newId()}`,
  type = "workflow.completed",
  at = now(),
  body,
  secret = secrets.GOOCLAIM_SECRET,
} = {}) {
  body ??= JSON.stringify({
    event_id: id,
    event_type: type,
    tenant_id: "tnt_1",
    occurred_at: "2026-05-20T10:14:25Z",
    data: {},
  });
  return {
    id,
    key,
    body,
    headers: {
      "content-type": "application/json",
      "x-gooclaim-event": type,
      "x-gooclaim-signature": `sha256=${hmac(secret, body).digest("hex")}`,
      "x-gooclaim-timestamp": String(at),
      "x-gooclaim-idempotency-key": key,
    },
  };
}

/** A Standard Webhooks delivery. */
export function standard({
  id = newId(),
  type = "invoice.paid",
  at = now(),
  body,
  secret = secrets.STANDARD_SECRET,
} = {}) {
  body ??= JSON.stringify({ type, timestamp: "2026-01-01T00:00:00Z", data: {} });
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const tag = hmac(key, `${id}.${at}.`, body).digest("base64");
  return {
    id,
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(at),
      "webhook-signature": `v1,${tag}`,
    },
  };
}

/** A GitHub delivery: id and type only in unsigned headers. */
export function github({
  id = newId(),
  type = "push",
  body = JSON.stringify({ ref: newId() }),
  secret = secrets.GITHUB_SECRET,
} = {}) {
  return {
    id,
    body,
    headers: {
      "content-type": "application/json",
      "x-github-delivery": id,
      "x-github-event": type,
      "x-hub-signature-256": `sha256=${hmac(secret, body).digest("hex")}`,
    },
  };
}

/** Whether what an origin received carries the gate's signature. */
export function fromGate({ headers, body }, secret = secrets.SIGNPOST_SIGNING_SECRET) {
  const signed = `${headers["signpost-id"]}.${headers["signpost-timestamp"]}.${headers["signpost-source"]}.`;
  return headers["signpost-signature"] === `v1,${hmac(secret, signed, body).digest("base64")}`;
}

/** Posts a delivery and reads the whole answer. */
export async function post(url, { headers, body }, extra = {}) {
  const response = await fetch(url, { method: "POST", headers: { ...headers, ...extra }, body, redirect: "manual" });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
