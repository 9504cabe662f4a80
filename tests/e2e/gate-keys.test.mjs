// Providers whose keys are fetched, as they would call: their rows, with the address of a stand-in for theirs.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import { after, describe, test } from "node:test";
import { providers } from "../../npm/dist/index.js";
import { certificateOf } from "./support/certificate.mjs";
import { eventually } from "./support/sender.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const TOPIC = "arn:aws:sns:eu-west-1:123456789012:orders";
const ACCOUNT = "push@example.iam.gserviceaccount.com";
const AUDIENCE = "https://hooks.example.com/in/pubsub";
const USER = "user-1";
const WEBHOOK = "9XL90610J3647323C";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwk = (key, more) => ({ ...key.export({ format: "jwk" }), ...more });
const set = (...keys) => JSON.stringify({ keys });

// What is at each path, and how often it was asked for.
const asked = {};
const pages = {
  "/SimpleNotificationService-0a1b.pem": certificateOf(rsa.publicKey),
  "/certs/CERT-1": certificateOf(rsa.publicKey),
  "/google": set(jwk(rsa.publicKey, { kid: "a", alg: "RS256", use: "sig" })),
  "/fal": set(jwk(ed25519.publicKey, { kid: "k" })),
};
const posted = [];
const server = createServer(async (request, response) => {
  asked[request.url] = (asked[request.url] ?? 0) + 1;
  if (request.method === "POST") posted.push(JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString()));
  const page = pages[request.url] ?? 404;
  if (typeof page === "function") page(response);
  else response.writeHead(typeof page === "number" ? page : 200).end(typeof page === "number" ? "" : page);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
after(() => {
  server.closeAllConnections();
  server.close();
});
const host = `http://127.0.0.1:${server.address().port}`;

/** A built-in row with another address for its keys. */
function at(name, path) {
  const { keys, ...signature } = providers[name].signature;
  return { ...providers[name], signature: { ...signature, keys: { ...keys, url: `${host}${path}` } } };
}

const origin = await useOrigin();
const source = (provider, secret, more) => origin.source(provider, secret, { dedupe: "strict", ...more });
const gate = await useGate({
  vars: {
    SIGNPOST_SIGNING_SECRET: "origin-secret-0123456789",
    PLAID: "client-1:secret-1",
    TOPIC,
    ACCOUNT,
    USER,
    WEBHOOK,
  },
  sources: {
    sns: source(at("aws-sns", "/SimpleNotificationService-*.pem"), "TOPIC"),
    paypal: source(at("paypal", "/certs/CERT-*"), "WEBHOOK"),
    pubsub: source(at("google-pubsub", "/google"), "ACCOUNT", { url: AUDIENCE }),
    fal: source(at("fal-ai", "/fal"), "USER"),
    plaid: source(at("plaid", "/plaid"), "PLAID"),
    ...Object.fromEntries(
      ["missing", "moved", "large", "silent", "later"].map((name) => [name, source(at("fal-ai", `/${name}`), "USER")]),
    ),
  },
});

const post = (path, { body, headers }) => fetch(`${gate.url}/in/${path}`, { method: "POST", body, headers });
const code = async (response) => [response.status, (await response.json()).code];
const refused = [401, "verification_failed"];
const made = (bytes) => sign("sha256", Buffer.from(bytes), rsa.privateKey).toString("base64");

function sns(more = {}, certificate = "/SimpleNotificationService-0a1b.pem") {
  const message = {
    Type: "Notification",
    MessageId: randomUUID(),
    TopicArn: TOPIC,
    Message: "one\ntwo",
    Timestamp: new Date().toISOString(),
    ...more,
  };
  const names = Object.keys(message).sort();
  const Signature = made(names.map((name) => `${name}\n${message[name]}\n`).join(""));
  const body = JSON.stringify({
    ...message,
    Signature,
    SignatureVersion: "2",
    SigningCertURL: `${host}${certificate}`,
  });
  return { body, headers: { "x-amz-sns-message-type": message.Type } };
}

function pubsub(claims = {}, kid = "a") {
  const nowS = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const own = {
    iss: "https://accounts.google.com",
    aud: AUDIENCE,
    email: ACCOUNT,
    email_verified: true,
    exp: nowS + 900,
  };
  const signed = `${part({ alg: "RS256", kid, typ: "JWT" })}.${part({ ...own, ...claims })}`;
  const token = `${signed}.${sign("sha256", Buffer.from(signed), rsa.privateKey).toString("base64url")}`;
  const body = JSON.stringify({ message: { messageId: randomUUID(), data: "e30=" } });
  return { body, headers: { authorization: `Bearer ${token}` } };
}

function fal(user = USER, key = ed25519.privateKey) {
  const [id, time, body] = [randomUUID(), String(Math.floor(Date.now() / 1000)), '{"status":"OK"}'];
  const text = [id, user, time, createHash("sha256").update(body).digest("hex")].join("\n");
  const headers = {
    "x-fal-webhook-request-id": id,
    "x-fal-webhook-user-id": user,
    "x-fal-webhook-timestamp": time,
    "x-fal-webhook-signature": sign(null, Buffer.from(text), key).toString("hex"),
  };
  return { body, headers };
}

function plaid(kid = "key-1", iat = Math.floor(Date.now() / 1000)) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = JSON.stringify({ webhook_type: "TRANSACTIONS", item_id: randomUUID() });
  const claims = { iat, request_body_sha256: createHash("sha256").update(body).digest("hex") };
  const signed = `${part({ alg: "ES256", kid, typ: "JWT" })}.${part(claims)}`;
  const tag = sign("sha256", Buffer.from(signed), { key: p256.privateKey, dsaEncoding: "ieee-p1363" });
  return { body, headers: { "plaid-verification": `${signed}.${tag.toString("base64url")}` } };
}

function crc32(text) {
  let sum = ~0;
  for (const byte of Buffer.from(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

function paypal(webhook = WEBHOOK) {
  const [id, time] = [randomUUID(), new Date().toISOString().replace(/\.\d+/, "")];
  const body = JSON.stringify({ id: `WH-${id}`, event_type: "PAYMENT.SALE.COMPLETED" });
  const headers = {
    "paypal-transmission-id": id,
    "paypal-transmission-time": time,
    "paypal-transmission-sig": made(`${id}|${time}|${webhook}|${crc32(body)}`),
    "paypal-cert-url": `${host}/certs/CERT-1`,
  };
  return { body, headers };
}

test("a certificate is fetched once, and every delivery of the topic arrives once", async () => {
  const before = origin.received.length;
  const deliveries = Array.from({ length: 20 }, () => sns());
  assert.equal((await post("sns", deliveries[0])).status, 200);
  for (const response of await Promise.all(deliveries.map((one) => post("sns", one))))
    assert.equal(response.status, 200);
  const bodies = origin.received.slice(before).map(({ body }) => body.toString());
  assert.deepEqual(bodies.sort(), deliveries.map(({ body }) => body).sort());
  assert.equal(asked["/SimpleNotificationService-0a1b.pem"], 1);
});

test("a subscription's confirmation arrives as well, with the URL that confirms it", async () => {
  const confirmation = sns({ Type: "SubscriptionConfirmation", Token: "t", SubscribeURL: "https://sns.example/?x" });
  assert.equal((await post("sns", confirmation)).status, 200);
  assert.equal(JSON.parse(origin.received.at(-1).body).SubscribeURL, "https://sns.example/?x");
});

test("t41: what a provider signs for somebody else is refused", async () => {
  const before = origin.received.length;
  const foreign = [
    ["sns", sns({ TopicArn: "arn:aws:sns:eu-west-1:999999999999:orders" })],
    ["paypal", paypal("1AA00000A0000000A")],
    ["pubsub", pubsub({ email: "push@other.iam.gserviceaccount.com" })],
    ["pubsub", pubsub({ aud: "https://example.net/" })],
    ["fal", fal("user-2")],
  ];
  for (const [path, delivery] of foreign) assert.deepEqual(await code(await post(path, delivery)), refused, path);
  assert.equal(origin.received.length, before);
});

test("tokens and other signatures under published keys pass, and what is touched does not", async () => {
  for (const [path, delivery] of [
    ["paypal", paypal()],
    ["pubsub", pubsub()],
    ["fal", fal()],
  ]) {
    assert.equal((await post(path, delivery)).status, 200, path);
    assert.equal(origin.received.at(-1).body.toString(), delivery.body);
  }
  assert.equal(origin.received.at(-2).headers.authorization, undefined, "the token stays here");
  const touched = fal();
  assert.deepEqual(await code(await post("fal", { ...touched, body: `${touched.body} ` })), refused);
  assert.deepEqual(await code(await post("pubsub", pubsub({ exp: 1 }))), refused);
  assert.deepEqual(await code(await post("pubsub", pubsub({}, "unknown"))), refused);
  assert.deepEqual([asked["/google"], asked["/fal"], asked["/certs/CERT-1"]], [1, 1, 1]);
});

test("a key that is asked for by its name, with the client's credentials", async () => {
  pages["/plaid"] = (response) => {
    const { key_id } = posted.at(-1);
    const key = jwk(p256.publicKey, { kid: key_id, alg: "ES256", use: "sig", expired_at: key_id === "old" ? 1 : null });
    response.writeHead(key_id === "none" ? 400 : 200).end(JSON.stringify({ key, request_id: "r" }));
  };
  const delivery = plaid();
  for (let n = 0; n < 3; n++) assert.equal((await post("plaid", n === 0 ? delivery : plaid())).status, 200);
  assert.deepEqual(posted, [{ client_id: "client-1", secret: "secret-1", key_id: "key-1" }]);
  assert.deepEqual(await code(await post("plaid", { ...plaid(), body: "{}" })), refused);
  assert.deepEqual(await code(await post("plaid", plaid("key-1", 1_700_000_000))), refused);
  assert.deepEqual(await code(await post("plaid", plaid('x","key_id":"y'))), refused, "a name that is none");
  assert.equal(posted.length, 1);
  for (const kid of ["old", "none"])
    assert.deepEqual(await code(await post("plaid", plaid(kid))), [503, "keys_unavailable"]);
});

test("t41: an address that the row does not allow is not asked", async () => {
  for (const path of ["/other.pem", "/SimpleNotificationService-.pem", "/SimpleNotificationService-0a1b.pem?x"])
    assert.deepEqual(await code(await post("sns", sns({}, path))), refused, path);
  assert.deepEqual(
    Object.keys(asked).filter((path) => path.includes("other") || path.includes("?")),
    [],
  );
});

describe("keys that cannot be had", { concurrency: true }, () => {
  pages["/moved"] = (response) => response.writeHead(302, { location: `${host}/fal` }).end();
  pages["/large"] = (response) => response.writeHead(200).end(`${pages["/fal"]}${" ".repeat(64 * 1024)}`);
  pages["/silent"] = () => {};
  for (const name of ["missing", "moved", "large", "silent"])
    test(`${name}: the provider is asked to come again`, async () => {
      const response = await post(name, fal());
      assert.equal(response.headers.get("retry-after"), "5");
      assert.deepEqual(await code(response), [503, "keys_unavailable"]);
    });

  test("and the delivery passes when they are there", async () => {
    const delivery = fal();
    const began = Date.now();
    assert.equal((await post("later", delivery)).status, 503);
    const times = asked["/later"];
    assert.equal((await post("later", delivery)).status, 503);
    // They are asked for again after five seconds, which a busy machine may have taken.
    if (Date.now() - began < 4_000) assert.equal(asked["/later"], times, "not by every delivery");
    pages["/later"] = pages["/fal"];
    await eventually(
      () => post("later", delivery),
      ({ status }) => status === 200,
      "the keys",
    );
  });
});
