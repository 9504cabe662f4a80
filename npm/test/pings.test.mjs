// The contract of tests/vectors/pings.json in the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Webhook } from "signpost";
import { webhookFetch } from "signpost/worker";
import { readPings } from "../../tests/vectors/read.mjs";

for (const { name, provider, secret, headers, body, status, reason } of readPings()) {
  test(`${name}: ${reason}`, async () => {
    let events = 0;
    const receive = webhookFetch({ webhook: new Webhook(provider, secret) }, () => {
      events += 1;
    });
    const response = await receive(new Request("http://localhost/in", { method: "POST", headers, body }));
    assert.deepEqual([response.status, events], status === null ? [200, 1] : [status, 0]);
  });
}
