// Every example of README.md, run as it stands.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { getTestServer } from "@google-cloud/functions-framework/testing";
import { Webhook } from "signpost";
import { sampleEvent, signedDelivery, signedRequest, spoil } from "signpost/testing";
import { freePort } from "../../tests/support/port.mjs";
import { hasRedis, startRedis } from "./redis.mjs";

const SECRET = "readme-secret-0123456789abcdef";
Object.assign(process.env, { CLAIMPORT_SECRET: SECRET, STRIPE_WEBHOOK_SECRET: SECRET });

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(here, ".readme-"));
after(() => rmSync(folder, { recursive: true }));

const text = readFileSync(join(here, "../README.md"), "utf8");
const examples = new Map();
for (const [, name, code] of text.matchAll(/<!-- example: (\S+) -->\n```js\n([\s\S]*?)```/g)) {
  examples.set(name, code);
  writeFileSync(join(folder, name), code);
}
const load = (name) => import(pathToFileURL(join(folder, name)).href);
const webhook = new Webhook("claimport", SECRET);
const delivery = () =>
  signedDelivery(webhook, sampleEvent(webhook.provider, "claim.approved", { claim: { id: "clm_1" } }));

test("every block of JavaScript is an example that runs here", () => {
  assert.equal([...text.matchAll(/```js\n/g)].length, examples.size);
  assert.deepEqual([...examples.keys()].sort(), [
    "client.mjs", // needs a sender: tests/e2e/client.test.mjs runs it
    "cloud-functions.mjs",
    "custom.mjs",
    "elysia.mjs",
    "express.mjs",
    "fastify.mjs",
    "hono.mjs",
    "koa.mjs",
    "lambda.mjs",
    "next.mjs",
    "node.mjs",
    "redis.mjs",
    "sveltekit.mjs",
    "testing.mjs",
    "verify.mjs",
    "worker.mjs",
  ]);
});

test("every example is TypeScript, too, where the environment is known", () => {
  const files = [...examples].map(([name, code]) => {
    const file = join(folder, name.replace(".mjs", ".mts"));
    writeFileSync(file, code.replace(/process\.env\.\w+/g, "$&!"));
    return file;
  });
  const flags = "--noEmit --strict --noImplicitAny false --target es2022 --module nodenext --types node --skipLibCheck";
  const tsc = join(here, "../../node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags.split(" "), ...files], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

for (const name of ["express.mjs", "fastify.mjs", "hono.mjs", "koa.mjs", "node.mjs", "redis.mjs"]) {
  if (name === "redis.mjs" && !hasRedis()) {
    console.log(`SKIP redis-server is not installed: ${name} was not run`);
    continue;
  }
  test(`${name} takes a delivery, acknowledges its copy and refuses a spoilt one`, async () => {
    const redis = name === "redis.mjs" ? await startRedis() : undefined;
    const port = await freePort();
    const env = { ...process.env, PORT: String(port), REDIS_URL: redis?.url };
    const child = spawn(process.execPath, [join(folder, name)], { env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    try {
      const url = `http://localhost:${port}/webhooks`;
      const sent = delivery();
      const first = await postWhenUp(url, sent, child);
      assert.equal(first.status, 200, output);
      assert.equal((await (await post(url, sent)).json()).duplicate, true);
      assert.equal((await post(url, spoil(webhook, delivery(), "body"))).status, 401);
      assert.match(output, /claim\.approved {[\s\S]*data: { claim: { id: 'clm_1' } }/);
    } finally {
      child.kill();
      await redis?.stop();
    }
  });
}

test("next.mjs is a route that takes a delivery", async () => {
  const { POST, GET } = await load("next.mjs");
  const request = signedRequest(webhook, { id: "evt_1", type: "claim.closed", data: {} });
  assert.equal((await POST(request)).status, 200);
  assert.equal((await GET(new Request("http://localhost/"))).status, 405);
});

test("sveltekit.mjs, elysia.mjs and lambda.mjs take a delivery", async () => {
  const { POST } = await load("sveltekit.mjs");
  const { app } = await load("elysia.mjs");
  const { handler } = await load("lambda.mjs");
  const event = { id: "evt_1", type: "claim.closed", data: {} };
  assert.equal((await POST({ request: signedRequest(webhook, event) })).status, 200);
  assert.equal((await app.handle(signedRequest(webhook, event, { url: "http://localhost/webhooks" }))).status, 200);
  const sent = signedDelivery(webhook, event);
  const http = { method: "POST", path: "/webhooks" };
  assert.equal(
    (await handler({ version: "2.0", rawPath: "/webhooks", requestContext: { http }, ...sent })).statusCode,
    200,
  );
});

test("cloud-functions.mjs is a function that takes a delivery", async () => {
  await load("cloud-functions.mjs");
  const server = getTestServer("webhooks");
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  assert.equal((await post(`http://127.0.0.1:${server.address().port}/`, delivery())).status, 200);
  server.close();
});

test("worker.mjs takes a delivery with KV and ctx", async () => {
  const { default: worker } = await load("worker.mjs");
  const entries = new Map();
  const env = {
    CLAIMPORT_SECRET: SECRET,
    SEEN: { get: async (key) => entries.get(key) ?? null, put: async (key, value) => void entries.set(key, value) },
  };
  const ctx = { waitUntil() {} };
  const sent = delivery();
  const request = () => new Request("https://example.com/webhooks", { method: "POST", ...sent });
  assert.equal((await worker.fetch(request(), env, ctx)).status, 200);
  assert.equal((await (await worker.fetch(request(), env, ctx)).json()).duplicate, true);
});

test("verify.mjs, custom.mjs and testing.mjs do what they say", async () => {
  const { receive } = await load("verify.mjs");
  const stripe = new Webhook("stripe", SECRET);
  const body = '{"id":"evt_1","type":"invoice.paid"}';
  const { headers } = stripe.sign(body);
  assert.equal(receive(body, headers), "invoice.paid evt_1");
  assert.equal(receive(`${body} `, headers), "signature_mismatch");
  const { webhook: custom } = await load("custom.mjs");
  const signed = custom.sign('{"id":"1","type":"a"}');
  assert.equal(custom.verify('{"id":"1","type":"a"}', signed.headers).type, "a");
  const { request } = await load("testing.mjs");
  assert.equal(
    new Webhook("claimport", "test-secret-0123456789abcdef").verify(await request.text(), request).type,
    "claim.denied",
  );
});

const post = (url, { body, headers }) => fetch(url, { method: "POST", body, headers });

async function postWhenUp(url, sent, child) {
  for (;;) {
    try {
      return await post(url, sent);
    } catch (error) {
      if (child.exitCode !== null) throw error;
      await sleep(20);
    }
  }
}
