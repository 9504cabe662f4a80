// The Worker inside somebody else's app: what fails there is not the death of our instance.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startGate } from "./support/gate.mjs";
import { startOrigin } from "./support/origin.mjs";
import { claimport, post, secrets } from "./support/sign.mjs";

let origin, gate;

before(async () => {
  origin = await startOrigin();
  const source = { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url };
  gate = await startGate({
    main: "tests/e2e/support/worker-inside-an-app.js",
    vars: secrets,
    sources: { claimport: source },
  });
});
after(async () => {
  await gate?.stop();
  await origin?.stop();
});

for (const error of ["range", "overflow", "wasm"])
  test(`t28: an error of the app that nobody catches (${error}) does not end a webhook in flight`, async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers();
    const { promise: answered, resolve: answer } = Promise.withResolvers();
    origin.answer = async () => {
      arrive();
      await answered;
      return 200;
    };
    const webhook = post(`${gate.url}/in/claimport`, claimport());
    await arrived;
    assert.equal(await (await fetch(`${gate.url}/app/${error}`)).text(), "the app's own answer");
    // Answered after the error was reported, which is in the turn in which the app answers.
    await (await fetch(`${gate.url}/health`)).text();
    answer();
    assert.equal((await webhook).status, 200);
    assert.doesNotMatch(gate.output(), /instance_died/);
  });
