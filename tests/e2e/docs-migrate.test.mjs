// docs/migrate.md: its configurations are ones that the Worker takes, and its code does what it says.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "svix";
import { freePort } from "../support/port.mjs";
import { root } from "./support/gate.mjs";
import { API_KEY, eventually, senderVars } from "./support/sender.mjs";
import { startSvix, svixHas, TOKEN } from "./support/svix.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

const read = (name) => readFileSync(join(root, "docs", name), "utf8");
const page = read("migrate.md");
// A block within a list is indented with it.
const blocks = new Map(
  [...page.matchAll(/^( *)<!-- run: (\S+) -->\n *```\w+\n([\s\S]*?)^ *```/gm)].map(([, indent, name, code]) => [
    name,
    code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  ]),
);

// Beside the code, so that what an example imports is found.
const folder = mkdtempSync(join(import.meta.dirname, ".readme-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test("every block is run here", () => {
  assert.deepEqual([...blocks.keys()], ["own.toml", "hookdeck.toml", "svix.sh", "svix.mjs"]);
  assert.equal([...page.matchAll(/^ *```\w+$/gm)].length, blocks.size);
});

for (const name of ["own.toml", "hookdeck.toml"]) {
  test(`${name} is a configuration that runs`, () => {
    const shipped = readFileSync(join(root, "wrangler.toml"), "utf8");
    const [head, rest] = [shipped.split("[vars.sources")[0], shipped.slice(shipped.indexOf("# Ids of processed"))];
    const config = (head + blocks.get(name) + rest).replaceAll("worker/build", join(root, "worker/build"));
    const options = ["-c", file("wrangler.toml", config), "--secrets", "STRIPE_SECRET,SIGNPOST_SIGNING_SECRET"];
    const command = [join(root, "scripts/check-config.mjs"), ...options];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /1 sources can run, 0 errors/);
  });
}

test("a handler of one's own takes what comes through the gate as it took what came from the provider", async () => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(read("compare.md"));
  const secret = "whsec_0123456789abcdef0123456789abcdef";
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), STRIPE_WEBHOOK_SECRET: secret };
  const handler = spawn(process.execPath, [file("forty.mjs", code)], { env });
  let printed = "";
  handler.stdout.setEncoding("utf8").on("data", (more) => (printed += more));
  try {
    while (spawnSync("bash", ["-c", `exec 3<>/dev/tcp/localhost/${port}`]).status !== 0) {
      assert.equal(handler.exitCode, null, "the handler ended");
      await wait(50);
    }
    const { provider, dedupe } = Object.fromEntries(
      [...blocks.get("own.toml").matchAll(/^(\w+) = "(\w+)"/gm)].map(([, option, value]) => [option, value]),
    );
    const origin = `http://localhost:${port}/webhooks/stripe`;
    const gate = await useGate({
      vars: { STRIPE_SECRET: secret },
      sources: { stripe: { provider, secrets: ["STRIPE_SECRET"], origin, dedupe } },
    });
    const signpost = join(root, "node_modules/.bin/signpost");
    const send = spawn(signpost, [
      "send",
      `${gate.url}/in/stripe`,
      "-p",
      "stripe",
      "-s",
      secret,
      "--event",
      "invoice.paid",
    ]);
    assert.equal(await new Promise((done) => send.on("exit", done)), 0);
    assert.match(printed, /^invoice\.paid evt_\w+\n$/);
  } finally {
    handler.kill();
  }
});

test("svix.sh, svix.mjs: a receiver verifies with Svix's own package, under the secret that it had", async () => {
  const receiver = await useReceiver();
  const gate = await useGate({ vars: senderVars });
  const has = svixHas(() => receiver.url);
  const one = has.endpoints.find(({ endpoint }) => endpoint.id === "ep_1");
  const svix = await startSvix({ ...has, endpoints: [one] });
  after(() => svix.stop());
  file("svix-key.txt", TOKEN);
  const env = { ...process.env, SIGNPOST_URL: gate.url, SIGNPOST_API_KEY: API_KEY, XDG_CONFIG_HOME: folder };
  const run = async (...command) => {
    const child = spawn(...command, { cwd: folder, env, stdio: "inherit" });
    assert.equal(await new Promise((done) => child.on("exit", done)), 0);
  };
  const shell = blocks
    .get("svix.sh")
    .replaceAll("npx signpost", join(root, "node_modules/.bin/signpost"))
    .replaceAll("https://api.eu.svix.com", svix.url);
  await run("bash", ["-ec", shell]);
  const { endpoints } = JSON.parse(readFileSync(join(folder, "ids.json"), "utf8"));
  assert.deepEqual(
    endpoints.map(({ svix, tenant }) => [svix, tenant]),
    [["ep_1", "acme"]],
  );
  await run(process.execPath, [file("svix.mjs", blocks.get("svix.mjs"))]);
  const [{ headers, body }] = await eventually(
    () => receiver.received,
    ({ length }) => length > 0,
    "the delivery",
  );
  assert.equal(headers["svix-id"], "evt_1");
  // It returns nothing, and throws what does not verify.
  new Webhook(one.secret).verify(body, headers);
  assert.throws(() => new Webhook(one.secret).verify(Buffer.from("{}"), headers), { name: "WebhookVerificationError" });
  assert.deepEqual(JSON.parse(body), { type: "invoice.paid", invoice: "in_2041" });
});
