// Sources whose secret is a public key, over HTTP: Discord and SendGrid as they would call.
import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { useGate, useOrigin } from "./support/use.mjs";

const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const discordKey = Buffer.from(ed25519.publicKey.export({ format: "jwk" }).x, "base64url").toString("hex");
const sendgridKey = p256.publicKey.export({ format: "der", type: "spki" }).toString("base64");
const interaction = JSON.stringify({ id: "846462639134605312", type: 2, token: "t" });
const ping = JSON.stringify({ version: 1, application_id: "1234", type: 0 });
const events = `${JSON.stringify([{ event: "delivered", sg_event_id: "ZGVs" }])}\r\n`;
const now = () => String(Math.floor(Date.now() / 1000));

const origin = await useOrigin((_request, body, response) => {
  // An interaction's answer is its origin's own.
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(`{"type":${JSON.parse(body).type === 1 ? 1 : 4}}`);
});
const { source } = origin;
const gate = await useGate({
  vars: {
    SIGNPOST_SIGNING_SECRET: "origin-secret-0123456789",
    DISCORD: discordKey,
    SENDGRID: sendgridKey,
    PEM: p256.publicKey.export({ format: "pem", type: "spki" }),
  },
  sources: {
    discord: source("discord", "DISCORD", { secrets: "DISCORD" }),
    sendgrid: source("sendgrid", "SENDGRID"),
    pem: source("sendgrid", "PEM"),
    mixed: source("sendgrid", "DISCORD"),
  },
});

const post = (path, body, headers) => fetch(`${gate.url}/in/${path}`, { method: "POST", body, headers });

function discord(body, { timestamp = now(), key = ed25519.privateKey } = {}) {
  const signature = sign(null, Buffer.from(timestamp + body), key).toString("hex");
  return { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp };
}

function sendgrid(body, timestamp = now()) {
  const signature = sign("sha256", Buffer.from(timestamp + body), p256.privateKey).toString("base64");
  return { "x-twilio-email-event-webhook-signature": signature, "x-twilio-email-event-webhook-timestamp": timestamp };
}

test("an interaction reaches its origin, whose answer is the answer", async () => {
  const response = await post("discord", interaction, discord(interaction));
  assert.deepEqual([response.status, await response.json()], [200, { type: 4 }]);
  const [delivery] = origin.with(({ headers }) => headers["signpost-id"] === "846462639134605312");
  assert.equal(delivery.body.toString(), interaction);
  assert.ok(delivery.headers["x-signature-ed25519"]);
});

test("the PING of interactions is the application's to answer", async () => {
  const body = JSON.stringify({ id: "1", type: 1 });
  const response = await post("discord", body, discord(body));
  assert.deepEqual([response.status, await response.json()], [200, { type: 1 }]);
});

test("the PING of webhook events is confirmed with 204, as often as it comes", async () => {
  const seen = origin.received.length;
  for (const timestamp of [now(), String(now() - 1)]) {
    const response = await post("discord", ping, discord(ping, { timestamp }));
    assert.deepEqual([response.status, await response.text()], [204, ""]);
  }
  assert.equal(origin.received.length, seen);
});

test("t5: what Discord sends to see whether it is refused is refused, and an HMAC of the public key too", async () => {
  const stranger = generateKeyPairSync("ed25519").privateKey;
  const timestamp = now();
  const hmac = (key) =>
    createHmac("sha256", key)
      .update(timestamp + interaction)
      .digest("hex");
  const tags = [hmac(discordKey), hmac(Buffer.from(discordKey, "hex"))];
  for (const headers of [
    discord(interaction, { key: stranger }),
    discord(ping),
    { ...discord(interaction), "x-signature-timestamp": String(now() - 10) },
    {},
    ...tags.map((tag) => ({ "x-signature-ed25519": tag, "x-signature-timestamp": timestamp })),
  ]) {
    assert.equal((await post("discord", interaction, headers)).status, 401);
  }
});

test("SendGrid's list of events, under its key as it shows it and as PEM", async () => {
  for (const path of ["sendgrid", "pem"]) {
    const response = await post(path, events, sendgrid(events));
    assert.equal(response.status, 200, path);
    await response.text();
    assert.equal((await post(path, events.trimEnd(), sendgrid(events))).status, 401, "the line break is signed");
  }
});

test("t13: five minutes, and not a second more", async () => {
  const late = String(now() - 302);
  const response = await post("sendgrid", events, sendgrid(events, late));
  assert.equal(response.status, 401);
  await gate.logged((line) => line.source === "sendgrid" && line.code === "timestamp_too_old", "the reason");
});

test("a key of another algorithm is a mistake in the configuration", async () => {
  assert.equal((await post("mixed", events, sendgrid(events))).status, 500);
});
