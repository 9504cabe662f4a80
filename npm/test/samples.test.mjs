// The samples of the providers' files, as `signpost/testing` gives them and `signpost send --all` sends them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { needsModule, providers, Webhook } from "signpost";
import { sampleEvent, sampleTypes, signedDelivery } from "signpost/testing";
import { publicKeys } from "signpost-public-keys";

/** A secret in every format. */
const SECRET = "abcdef0123456789abcdef0123456789";
const URL_CALLED = "https://example.com/in";
const AT = new Date(1_779_272_065_000);

const signs = ({ signature }) =>
  (signature.algorithm ?? "hmac_sha256").startsWith("hmac_") && signature.from === undefined;
const sampled = Object.values(providers).filter((row) => sampleTypes(row).length > 0 && signs(row));

test("the 25 most used providers have samples", () => {
  assert.ok(Object.values(providers).filter((row) => sampleTypes(row).length > 1).length >= 25);
});

for (const row of sampled) {
  test(`every sample of ${row.name} verifies, and has its type and an id that is new each time`, () => {
    const webhook = new Webhook(row, SECRET, { clock: () => AT, ...(needsModule(row) && { module: publicKeys }) });
    for (const type of sampleTypes(row)) {
      const deliver = () => {
        const { body, headers } = signedDelivery(webhook, sampleEvent(row, type, undefined, AT), {
          type,
          url: URL_CALLED,
        });
        return webhook.verify(body, headers, { method: "POST", url: URL_CALLED });
      };
      const [one, other] = [deliver(), deliver()];
      if (row.event_type !== undefined) assert.equal(one.type, type);
      if (row.id !== undefined) assert.notEqual(one.id, other.id);
      if (!["airtable"].includes(row.name)) assert.notDeepEqual(webhook.keys(one), webhook.keys(other), type);
    }
  });
}

test("a form is sent where the provider signs its fields, and data of one's own with it", () => {
  const webhook = new Webhook("twilio", SECRET, { module: publicKeys });
  const options = { url: URL_CALLED };
  const { body, headers } = signedDelivery(webhook, sampleEvent(webhook.provider, "message.received"), options);
  assert.equal(headers["Content-Type"], "application/x-www-form-urlencoded");
  assert.match(new URLSearchParams(body).get("MessageSid"), /^SM[0-9a-f]{32}$/);
  assert.equal(new URLSearchParams(body).get("From"), "+4915112345678");
  const own = signedDelivery(webhook, { a: "b c", list: [{ d: 1 }], n: 2 }, options);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(own.body)), { a: "b c", list: '[{"d":1}]', n: "2" });
  for (const sent of [{ body, headers }, own]) assert.ok(webhook.safeVerify(sent.body, sent.headers, options).ok);
});

test("data of one's own takes the place of a sample; a type without a sample has the envelope", () => {
  const own = sampleEvent(providers.claimport, "claim.created", { claim: { id: "clm_1" } });
  assert.deepEqual([own.type, own.data], ["claim.created", { claim: { id: "clm_1" } }]);
  assert.deepEqual(sampleEvent(providers.claimport, "claim.closed").data, { sample: true });
  assert.equal(sampleEvent(providers.claimport, "claim.created").data.claim.reference, "CP-20418");
});

test("send --all posts the samples of a provider without a catalog, each under its own type", async () => {
  const types = [];
  const server = createServer((request, response) => {
    types.push(request.headers["x-github-event"]);
    request.resume().once("end", () => response.end());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bin = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
  const url = `http://127.0.0.1:${server.address().port}/`;
  await promisify(execFile)(process.execPath, [bin, "send", url, "-p", "github", "-s", SECRET, "--all"]);
  assert.deepEqual(types, sampleTypes(providers.github));
  server.close();
});

test("who verifies does not load the samples", () => {
  for (const file of ["index.js", "core.js", "edge.js"])
    assert.doesNotMatch(readFileSync(new URL(`../dist/${file}`, import.meta.url), "utf8"), /jana\.brandt@example/);
});
