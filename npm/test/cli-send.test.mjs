// `npx signpost send`: what is posted, how often, and what is told of it.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { providers } from "signpost";
import { sampleTypes } from "signpost/testing";
import { cli, folder, receiver, SECRET } from "./support/cli.mjs";

test("send --times sends events of their own to providers whose body names them, too", async () => {
  const bodies = [];
  const server = createServer(async (request, response) => {
    bodies.push((await request.toArray()).join(""));
    response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;
  for (const provider of ["shopify", "hubspot", "square", "slack"]) {
    const args = ["send", url, "-p", provider, "-s", SECRET, "--times", "3"];
    assert.equal((await cli(args)).code, 0);
    assert.equal(new Set(bodies.splice(0)).size, 3, provider);
    assert.equal((await cli([...args, "--same"])).code, 0);
    assert.equal(new Set(bodies.splice(0)).size, 1, provider);
  }
  server.close();
});

test("send posts a whole catalog, repeats, and spoilt deliveries", async () => {
  const { seen, url, close } = await receiver("claimport");
  const all = await cli(["send", url, "-p", "claimport", "-s", SECRET, "--all", "--json"]);
  assert.equal(all.code, 0, all.err);
  assert.deepEqual(seen, sampleTypes(providers.claimport));
  const same = await cli([
    "send",
    url,
    "-p",
    "claimport",
    "-s",
    SECRET,
    "--event",
    "claim.denied",
    "--times",
    "3",
    "--same",
    "--json",
  ]);
  assert.deepEqual(
    same.json().map(({ status, body }) => [status, JSON.parse(body).duplicate ?? false]),
    [
      [200, false],
      [200, true],
      [200, true],
    ],
  );
  const before = Date.now();
  assert.equal((await cli(["send", url, "-p", "claimport", "-s", SECRET, "--times", "5", "--rate", "20"])).code, 0);
  assert.ok(Date.now() - before >= 200, "five requests at 20 a second take 200 ms");
  const count = seen.length;
  for (const how of ["body", "signature", "truncated", "unsigned"]) {
    const bad = await cli(["send", url, "-p", "claimport", "-s", SECRET, "--bad", how, "--json"]);
    assert.deepEqual([bad.code, bad.json()[0].status], [0, 401], how);
  }
  assert.equal(seen.length, count);
  assert.equal((await cli(["send", url, "-p", "claimport", "-s", "another-secret-0123456789"])).code, 1);
  assert.equal((await cli(["send", "http://127.0.0.1:1/", "-p", "claimport", "-s", SECRET])).code, 1);
  close();
});

test("send takes a custom row from a file", async () => {
  const file = join(folder, "acme.json");
  writeFileSync(
    file,
    JSON.stringify({
      name: "acme",
      signature: { header: "X-Acme", encoding: "hex" },
      event_type: { header: "X-Type" },
    }),
  );
  const got = [];
  const server = createServer((request, response) => (got.push(request.headers), response.end())).listen(
    0,
    "127.0.0.1",
  );
  await new Promise((resolve) => server.once("listening", resolve));
  const { code } = await cli([
    "send",
    `http://127.0.0.1:${server.address().port}/`,
    "-p",
    file,
    "-s",
    SECRET,
    "--event",
    "a.b",
  ]);
  assert.equal(code, 0);
  assert.equal(got[0]["x-type"], "a.b");
  assert.match(got[0]["x-acme"], /^[0-9a-f]{64}$/);
  server.close();
});
