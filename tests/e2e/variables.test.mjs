// What the Worker answers when its variables, secrets or bindings are not what they must be.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startGate } from "./support/gate.mjs";
import { startOrigin } from "./support/origin.mjs";
import { client, senderVars } from "./support/sender.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";

let origin;
before(async () => (origin = await startOrigin()));
after(() => origin?.stop());

const sources = () => ({
  claimport: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url },
  queued: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url, forward: "queue" },
});

async function started(options, act) {
  const gate = await startGate({ sources: sources(), ...options, vars: { ...secrets, ...options.vars } });
  try {
    await act(gate);
  } finally {
    await gate.stop();
  }
}

async function refused(gate, code, detail) {
  const { status, body } = await client(gate.url).call("GET", "/tenants");
  assert.equal(status, 503);
  assert.equal(body.code, code);
  assert.match(body.detail, detail);
  assert.match(body.detail, /Fix: /);
}

describe("a wrong value is refused with its reason, and the gate's sources go on", () => {
  for (const [name, value] of [
    ["SIGNPOST_API_KEY", "canary-31-bytes-0123456789abcde"],
    ["SIGNPOST_RETENTION_DAYS", "7d"],
    ["SIGNPOST_MAX_PENDING", "100k"],
    ["SIGNPOST_DEVELOPMENT", "yes"],
    ["SIGNPOST_PUBLIC_URL", "hooks.example.com"],
    ["SIGNPOST_TOKEN_SECRET", "canary"],
  ])
    test(name, async () => {
      await started({ vars: { ...senderVars, [name]: value } }, async (gate) => {
        await refused(gate, "misconfigured", new RegExp(name));
        assert.equal((await post(`${gate.url}/in/claimport`, claimport())).status, 200);
        assert.doesNotMatch(JSON.stringify(gate.log()), /canary/);
      });
    });

  test("no key at all", async () => {
    await started({ vars: { SIGNPOST_API_KEY: "" } }, async (gate) => {
      await refused(gate, "not_configured", /SIGNPOST_API_KEY/);
    });
  });
});

test("t35: tokens are not signed under the API key: without a secret of their own there are none", async () => {
  await started({ vars: { ...senderVars, SIGNPOST_TOKEN_SECRET: "" } }, async (gate) => {
    const api = client(gate.url);
    assert.equal((await api.call("GET", "/tenants")).status, 200);
    for (const path of ["/tokens", "/portal-links"]) {
      const { status, body } = await api.call("POST", api.at(path), {});
      assert.equal(status, 503, path);
      assert.equal(body.code, "not_configured");
      assert.match(body.detail, /SIGNPOST_TOKEN_SECRET/);
    }
  });
});

test("a binding that is missing is named, by the API and by the check of a source", async () => {
  await started({ vars: senderVars, without: ["TENANTS"] }, async (gate) => {
    await refused(gate, "not_configured", /`TENANTS`/);
    assert.equal((await post(`${gate.url}/in/claimport`, claimport())).status, 200);
    // It could never deliver what it took in.
    assert.equal((await post(`${gate.url}/in/queued`, claimport())).status, 500);
  });
});
