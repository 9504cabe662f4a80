// Hints at whose a request is: tests/vectors/detect.json, which the core's tests read as well.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { detect } from "signpost/detect";

const cases = JSON.parse(readFileSync(new URL("../../tests/vectors/detect.json", import.meta.url), "utf8"));

for (const { name, headers, first, only = false } of cases)
  test(name, () => {
    for (const found of [detect(headers), detect(new Headers(headers)), detect(Object.entries(headers))]) {
      assert.deepEqual(found.slice(0, first.length), first);
      assert.ok(found.length <= 5);
      if (only) assert.equal(found.length, first.length, String(found));
    }
  });

const bin = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const cli = (args, input) => spawnSync(process.execPath, [bin, ...args], { input, encoding: "utf8" });

test("signpost detect reads headers as tools print them, and says that it is a hint", () => {
  const input =
    "POST /in HTTP/1.1\r\nHost: example.com\r\n> X-Shopify-Topic: orders/create\nx-shopify-hmac-sha256: AA==\n\n{}\n";
  const { status, stdout } = cli(["detect"], input);
  assert.equal(status, 0);
  assert.match(stdout, /^shopify +Shopify/m);
  assert.match(stdout, /a hint/);
  assert.deepEqual(JSON.parse(cli(["detect", "--json"], input).stdout).likely[0], "shopify");
  assert.equal(cli(["detect"], "accept: */*\n").status, 1);
});

test("verify without a provider names the likely ones", () => {
  const { status, stderr } = cli(["verify", "-s", "x", "-H", "X-Slack-Signature: v0=00"], "{}");
  assert.equal(status, 2);
  assert.match(stderr, /--provider is missing.*the headers look like slack/);
});
