// The core's build for public keys, given to `Webhook` as `module`: what the vectors do not reach, and every
// example of its README. The signatures are node:crypto's.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { providers, rejectCodes, Webhook, WebhookError } from "signpost";
import { memoryStore } from "signpost/stores";
import { webhookFetch } from "signpost/worker";
import { publicKeys } from "signpost-public-keys";
import { freePort } from "../../tests/support/port.mjs";

const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const der = (key) => key.export({ type: "spki", format: "der" });
const raw = (key) => der(key).subarray(-32);
const DISCORD_KEY = raw(ed25519.publicKey).toString("hex");
const SENDGRID_KEY = der(p256.publicKey).toString("base64");
const WHPK = `whpk_${raw(ed25519.publicKey).toString("base64")}`;
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OPTIONS = { module: publicKeys };

const now = () => `${Math.floor(Date.now() / 1000)}`;

/** The headers of a delivery, by provider; `key` signs it. */
const signers = {
  discord(body, key = ed25519.privateKey, time = now()) {
    const signature = sign(null, Buffer.from(time + body), key).toString("hex");
    return { "x-signature-ed25519": signature, "x-signature-timestamp": time };
  },
  sendgrid(body, key = p256.privateKey, time = now()) {
    const signature = sign("sha256", Buffer.from(time + body), key).toString("base64");
    const name = "x-twilio-email-event-webhook";
    return { [`${name}-signature`]: signature, [`${name}-timestamp`]: time };
  },
  "standard-webhooks"(body, key = ed25519.privateKey, time = now()) {
    const signature = sign(null, Buffer.from(`msg_1.${time}.${body}`), key).toString("base64");
    return { "webhook-id": "msg_1", "webhook-timestamp": time, "webhook-signature": `v1a,${signature}` };
  },
};
const keyOf = { discord: DISCORD_KEY, sendgrid: SENDGRID_KEY, "standard-webhooks": WHPK };

for (const [provider, headersOf] of Object.entries(signers)) {
  test(`${provider}: bodies of every size, as text and as bytes, among those of the other core`, () => {
    const webhook = new Webhook(provider, keyOf[provider], OPTIONS);
    const hmac = new Webhook("standard-webhooks", SECRET);
    for (const size of [0, 1, 1000, 40_000, 300_000, 2_000_000]) {
      const text = "ä".repeat(size / 2);
      for (const body of [text, Buffer.from(text)]) {
        const signed = hmac.sign(body);
        const headers = headersOf(text);
        assert.equal(webhook.verify(body, headers).body, body);
        assert.equal(hmac.verify(body, signed.headers).id, signed.id);
        const other = typeof body === "string" ? `${body} ` : Buffer.concat([body, Buffer.from(" ")]);
        assert.throws(() => webhook.verify(other, headers), { code: "signature_mismatch" });
        assert.throws(() => hmac.verify(other, signed.headers), { code: "signature_mismatch" });
      }
    }
  });

  test(`${provider}: of four keys the one that matched is named, and a fifth is not taken`, () => {
    const mine = keyOf[provider];
    const foreign = Array.from({ length: 4 }, () => {
      const pair =
        provider === "sendgrid" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("ed25519");
      if (provider === "sendgrid") return pair.publicKey.export({ type: "spki", format: "pem" });
      const bytes = raw(pair.publicKey);
      return provider === "discord" ? bytes.toString("hex") : `whpk_${bytes.toString("base64")}`;
    });
    const headers = headersOf("{}");
    assert.equal(new Webhook(provider, [...foreign.slice(1), mine], OPTIONS).verify("{}", headers).secret, 3);
    assert.equal(new Webhook(provider, [mine, ...foreign.slice(1)], OPTIONS).verify("{}", headers).secret, 0);
    assert.throws(() => new Webhook(provider, foreign, OPTIONS).verify("{}", headers), { code: "signature_mismatch" });
    assert.throws(() => new Webhook(provider, [...foreign, mine], OPTIONS), {
      code: "secret_invalid",
      message: /one too many/,
    });
  });

  test(`${provider}: the time is the row's business as ever`, () => {
    const webhook = new Webhook(provider, keyOf[provider], OPTIONS);
    const headers = headersOf("{}", undefined, "1700000000");
    assert.throws(() => webhook.verify("{}", headers), { code: "timestamp_too_old" });
    const delivery = webhook.verify("{}", headers, { at: new Date(1_700_000_300_000) });
    assert.equal(delivery.timestamp.getTime(), 1_700_000_000_000);
    const lax = new Webhook(provider, keyOf[provider], { ...OPTIONS, tolerance: "off" });
    assert.equal(lax.verify("{}", headers).secret, 0);
  });

  test(`${provider}: nothing is signed under a public key`, () => {
    assert.throws(() => new Webhook(provider, keyOf[provider], OPTIONS).sign("{}"), { code: "secret_invalid" });
  });
}

test("t5: every key of another kind than the row's is refused before anything is verified", () => {
  const refused = (provider, secrets) =>
    assert.throws(() => new Webhook(provider, secrets, OPTIONS), { code: "secret_invalid" }, `${provider} ${secrets}`);
  for (const [name, { signature }] of Object.entries(providers)) {
    if (signature.algorithm !== undefined) continue;
    if (signature.layout?.list === undefined || signature.encoding !== "base64") refused(name, WHPK);
  }
  for (const [provider, own] of Object.entries(keyOf)) {
    // A row of HMAC has secrets as well; under the first one's kind come all others.
    const hasSecrets = providers[provider].signature.algorithm === undefined;
    for (const key of ["", " "]) refused(provider, key);
    for (const key of [SECRET, new Uint8Array(32), raw(ed25519.publicKey)])
      refused(provider, hasSecrets ? [own, key] : key);
    for (const key of Object.values(keyOf).filter((key) => key !== own)) {
      if (!hasSecrets) refused(provider, key);
      refused(provider, [own, key]);
    }
  }
});

test("a body that is not in the core's memory is not verified as an empty one", () => {
  const memory = publicKeys.start();
  const scratch = new publicKeys.Scratch();
  const place = (index) => new DataView(memory.buffer).getUint32(scratch.places() + index * 4, true);
  const write = (text, at) => new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, at)).written;
  const put = (text) => write(text, place(2));
  const row = ["hex", "A\n", "hex", "ed25519"];
  let end = 0;
  for (let index = 0; index < 32; index++) {
    const text = row[index];
    if (text !== undefined) end += write(text, place(1) + end);
    new DataView(memory.buffer).setUint32(place(0) + index * 4, text === undefined ? end + 2 ** 31 : end, true);
  }
  const receiver = new publicKeys.Receiver(scratch);
  assert.equal(receiver.state(), 0);
  const verify = (plan, length) => receiver.verify(scratch, plan, length, 0, -1);
  assert.equal(rejectCodes[-verify(0, 0) - 1], "secret_invalid", "no key yet");
  assert.equal(receiver.addSecret(scratch, put(DISCORD_KEY), true), 0);
  assert.equal(rejectCodes[-verify(0, 0) - 1], "malformed_signature", "it is empty");
  assert.equal(rejectCodes[-verify(1, 0) - 1], "malformed_signature", "the host is not asked for a hash");
  assert.equal(verify(2, 0), -100, "the host has it");
  assert.equal(verify(0, 2 ** 30), -100, "it would end behind the scratch");
});

test("the command verifies under public keys, and signs under none", async () => {
  const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
  const signpost = (command, provider, headers, body) => {
    const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [main, command, "-p", provider, "-s", keyOf[provider], ...lines],
      { input: body, encoding: "utf8" },
    );
    return { status, stderr, said: stdout && JSON.parse(stdout) };
  };
  for (const [provider, headersOf] of Object.entries(signers)) {
    const good = signpost("verify", provider, headersOf('{"id":"1"}'), '{"id":"1"}');
    assert.deepEqual([good.status, good.said.ok, good.stderr], [0, true, ""], provider);
    const bad = signpost("verify", provider, headersOf('{"id":"1"}'), '{"id":"2"}');
    assert.deepEqual([bad.status, bad.said.code], [1, "signature_mismatch"], provider);
    const signed = signpost("sign", provider, {}, "{}");
    assert.notEqual(signed.status, 0, provider);
    assert.match(signed.stderr, /secret/, provider);
  }
});

test("without the module, the one who needs it is told so", () => {
  for (const provider of ["discord", "sendgrid"])
    assert.throws(() => new Webhook(provider, keyOf[provider]), {
      code: "provider_invalid",
      message: /signpost-public-keys/,
    });
  assert.throws(() => new Webhook("standard-webhooks", WHPK), { code: "secret_invalid" });
  const delivery = new Webhook("standard-webhooks", SECRET);
  assert.throws(() => delivery.verify("{}", signers["standard-webhooks"]("{}")), { code: "malformed_signature" });
});

test("an event has one name in a store, whoever verified it", () => {
  const under = new Webhook("standard-webhooks", WHPK, OPTIONS);
  const hmac = new Webhook("standard-webhooks", SECRET);
  const body = '{"type":"a.b"}';
  const first = under.verify(body, signers["standard-webhooks"](body));
  const second = hmac.verify(body, hmac.sign(body, { id: "msg_1" }).headers);
  assert.deepEqual([first.id, first.type], ["msg_1", "a.b"]);
  assert.deepEqual(under.keys(first), hmac.keys(second));
  assert.equal(under.hasShortSecret, false);
});

test("an adapter acknowledges a copy, confirms Discord's PING and refuses what Discord sends to try it", async () => {
  const webhook = new Webhook("discord", DISCORD_KEY, OPTIONS);
  const types = [];
  const errors = [];
  const onError = (error) => errors.push(error instanceof WebhookError ? error.code : error);
  const receive = webhookFetch({ webhook, store: memoryStore(), onError }, ({ type }) => types.push(type));
  const post = (body, headers) => receive(new Request("https://example.com/in", { method: "POST", body, headers }));
  const body = '{"version":1,"type":1,"event":{"type":"APPLICATION_AUTHORIZED"}}';
  const headers = signers.discord(body);
  assert.equal((await post(body, headers)).status, 200);
  assert.equal((await (await post(body, headers)).json()).duplicate, true);
  const ping = '{"version":1,"type":0}';
  assert.equal((await post(ping, signers.discord(ping))).status, 204);
  const stranger = generateKeyPairSync("ed25519").privateKey;
  assert.equal((await post(ping, signers.discord(ping, stranger))).status, 401);
  assert.deepEqual(types, ["1"]);
  assert.deepEqual(errors, ["signature_mismatch"]);
});

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(here, ".readme-"));
after(() => rmSync(folder, { recursive: true }));
const text = readFileSync(join(here, "../public-keys/README.md"), "utf8");
const examples = [...text.matchAll(/<!-- example: (\S+) -->\n```js\n([\s\S]*?)```/g)].map(([, name, code]) => {
  writeFileSync(join(folder, name), code);
  return name;
});

test("README: every block of JavaScript is an example that runs here", () => {
  assert.equal([...text.matchAll(/```js\n/g)].length, examples.length);
  assert.deepEqual(examples, ["discord.mjs", "sendgrid.mjs"]);
});

test("README: discord.mjs answers a PING and a command, and 401 to anybody else", async () => {
  const { default: worker } = await import(pathToFileURL(join(folder, "discord.mjs")).href);
  const post = (body, headers = signers.discord(body)) =>
    worker.fetch(new Request("https://example.com/", { method: "POST", body, headers }), {
      DISCORD_PUBLIC_KEY: DISCORD_KEY,
    });
  assert.deepEqual(await (await post('{"id":"1","type":1}')).json(), { type: 1 });
  const command = await post('{"id":"2","type":2,"data":{"name":"blep"}}');
  assert.deepEqual(await command.json(), { type: 4, data: { content: "Hello from blep" } });
  assert.equal((await post('{"id":"1","type":1}', signers.discord('{"id":"1","type":2}'))).status, 401);
  assert.equal((await post('{"id":"1","type":1}', {})).status, 401);
});

test("README: sendgrid.mjs takes a delivery, acknowledges its copy and refuses a touched one", async () => {
  const port = await freePort();
  const env = { ...process.env, PORT: `${port}`, SENDGRID_PUBLIC_KEY: SENDGRID_KEY };
  const child = spawn(process.execPath, [join(folder, "sendgrid.mjs")], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const body = '[{"email":"a@example.com","event":"delivered"}]';
  const headers = signers.sendgrid(body);
  const post = async (body) => {
    for (;;) {
      try {
        return await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body, headers });
      } catch (error) {
        if (child.exitCode !== null) throw new Error(output, { cause: error });
        await sleep(20);
      }
    }
  };
  try {
    assert.equal((await post(body)).status, 200, output);
    assert.equal((await (await post(body)).json()).duplicate, true);
    assert.equal((await post(`${body} `)).status, 401);
    assert.match(output, /^delivered a@example\.com\n$/);
  } finally {
    child.kill();
  }
});

test("a key as PEM, and as its base64, is one key", () => {
  const pem = p256.publicKey.export({ type: "spki", format: "pem" });
  for (const key of [pem, SENDGRID_KEY])
    assert.equal(new Webhook("sendgrid", key, OPTIONS).verify("[]", signers.sendgrid("[]")).secret, 0);
});

test("t5: a public key is no secret, with the module or without it", () => {
  const key = "whpk_is-how-a-public-key-begins";
  for (const options of [{}, { module: publicKeys }])
    assert.throws(() => new Webhook("claimport", key, options), { code: "secret_invalid" });
});
