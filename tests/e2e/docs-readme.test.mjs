// The README as a newcomer takes it: every block of it is run here, or says why not; and every link of the documentation
// leads somewhere.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { demoOrigin, pasteable } from "../../scripts/demo.mjs";
import { freePort } from "../support/port.mjs";
import { root } from "./support/gate.mjs";
import { API_KEY, eventually, senderVars } from "./support/sender.mjs";
import { secrets } from "./support/sign.mjs";
import { useGate, useReceiver } from "./support/use.mjs";

/** Blocks that are not run. Add none lightly: what is not run is soon not true. */
const MOST_NOT_RUN = 4;

const readme = readFileSync(join(root, "README.md"), "utf8");
const marked = [...readme.matchAll(/<!-- (run|not run): (.+) -->\n```\w+\n([\s\S]*?)```/g)];
const blocks = new Map(marked.filter(([, kind]) => kind === "run").map(([, , name, code]) => [name, code]));
const tried = new Set();
const block = (name) => {
  tried.add(name);
  return blocks.get(name);
};

// Beside the code, so that what an example imports is found.
const folder = mkdtempSync(join(import.meta.dirname, ".readme-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
/** Runs lines of a shell to their end, without holding up this process, which answers them. */
async function shell(text, env = {}) {
  const child = spawn("bash", ["--norc", "-euo", "pipefail", "-c", text], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (more) => (output += more));
  const status = await new Promise((done) => child.on("exit", done));
  return { status, output };
}

const printed = [];
const ports = { origin: await freePort(), receiver: await freePort(), app: await freePort() };
const origin = await demoOrigin(ports.origin, secrets.SIGNPOST_SIGNING_SECRET, (line) => printed.push(line));
after(() => origin.close());
const source = (name, more) => ({
  provider: name,
  secrets: [`${name.toUpperCase()}_SECRET`],
  origin: `http://127.0.0.1:${ports.origin}/${name}`,
  ...more,
});
const gate = await useGate({
  vars: { ...senderVars, ...secrets },
  sources: { claimport: source("claimport"), gooclaim: source("gooclaim", { dedupe: "strict" }) },
});

test("every block says that it is run, or why not", () => {
  assert.equal(marked.length, [...readme.matchAll(/^```\w+$/gm)].length);
  const reasons = marked.filter(([, kind]) => kind === "not run").map(([, , reason]) => reason);
  assert.ok(reasons.length <= MOST_NOT_RUN, `${reasons.length} blocks are not run`);
  for (const reason of reasons) assert.ok(reason.length > 20, reason);
});

test("the lines that `npm start` prints do what the table says", async () => {
  for (const [name, line] of Object.entries(pasteable(gate.url, secrets))) {
    const before = printed.length;
    const first = await shell(line);
    assert.match(first.output, /HTTP\/1\.1 200 OK[\s\S]*\{"received":true\}/, name);
    assert.equal(printed.length, before + 1, name);
    assert.match((await shell(line)).output, /HTTP\/1\.1 200 OK[\s\S]*signpost-duplicate: true/i, name);
    assert.match((await shell(line.replace('"evt_', '"evu_'))).output, /HTTP\/1\.1 401/, name);
    assert.equal(printed.length, before + 1, name);
  }
});

test("source.toml and check.sh: the source is one that the Worker takes", async () => {
  const shipped = readFileSync(join(root, "wrangler.toml"), "utf8");
  const [head, rest] = [shipped.split("[vars.sources")[0], shipped.slice(shipped.indexOf("# Ids of processed"))];
  const config = file(
    "wrangler.toml",
    (head + block("source.toml") + rest).replaceAll("worker/build", join(root, "worker/build")),
  );
  const command = block("check.sh").replace("npm run", `npm --prefix ${root} run`).replace("-- ", `-- -c ${config} `);
  const { status, output } = await shell(command);
  assert.match(output, /ok +stripe: \/in\/stripe/);
  assert.match(output, /1 sources can run, 0 errors/);
  assert.equal(status, 0, output);
});

test("app.mjs takes what send.sh sends, and refuses it under another secret", async () => {
  const send = block("send.sh").replace(":3000", `:${ports.app}`);
  const [, secret] = /STRIPE_SECRET=(\S+)/.exec(send);
  const app = file("app.mjs", block("app.mjs").replace("3000", ports.app));
  const child = spawn(process.execPath, [app], { env: { ...process.env, STRIPE_SECRET: secret } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (more) => (output += more));
  try {
    await listening(ports.app, child);
    const sent = await shell(send);
    assert.equal(sent.status, 0, sent.output + output);
    assert.match(output, /payment_intent\.succeeded evt_\w+/);
    const forged = await shell(send.replace(secret, `${secret}x`));
    assert.match(forged.output, /401/);
    assert.equal(output.trim().split("\n").length, 1, output);
  } finally {
    child.kill();
  }
});

test("sender.sh: endpoint, event, outcome", async () => {
  file(".dev.vars", `SIGNPOST_API_KEY=${API_KEY}\n`);
  const text = block("sender.sh").replaceAll("9000", ports.receiver).replace("http://127.0.0.1:8787", gate.url);
  // The receiver is a job of this shell; it is given the time to listen, and ended. Nothing is waited for without end.
  const attempt =
    'attempt() { for n in $(seq 600); do eval "$1" && return; sleep 0.1; done; echo "$1: not yet"; exit 1; }\n';
  const ready = `attempt 'curl -s http://127.0.0.1:${ports.receiver} >/dev/null'\n`;
  const settle = `attempt 'curl -s "$api/events/evt_1" -H "$key" | grep -q "\\"delivered\\""'\n`;
  const lines = attempt + text.replace("\napi=", `\n${ready}api=`).replace("\n# 3", `\n${settle}# 3`);
  const { status, output } = await shell(`trap 'kill $!' EXIT\n${lines}`);
  assert.equal(status, 0, output);
  assert.match(output, /"id":"ep_\w+"/);
  assert.match(output, /"secret":"whsec_/);
  assert.match(output, /'webhook-signature': 'v1,/, "what the receiver printed");
  assert.match(output, /"state":"delivered"/);
});

test("client.mjs: one event however often it runs, and a link that opens the portal", async () => {
  const receiver = await useReceiver();
  const { Signpost } = await import("signpost/client");
  const acme = new Signpost({ url: gate.url, token: API_KEY, tenant: "acme" });
  const endpoint = await acme.endpoints.add({ url: receiver.url, event_types: ["invoice.paid"] });
  const example = file("client.mjs", block("client.mjs"));
  const env = { SIGNPOST_URL: gate.url, SIGNPOST_API_KEY: API_KEY };
  for (let run = 0; run < 2; run++) {
    const { status, output } = await shell(`"${process.execPath}" "${example}"`, env);
    assert.equal(status, 0, output);
    assert.equal(output.split("#token=")[0], `${gate.url}/portal/`);
  }
  const { data } = await acme.deliveries.list(endpoint.id);
  assert.equal(data.length, 1);
  await eventually(
    () => receiver.received.length,
    (count) => count > 0,
    "the delivery",
  );
});

test("the forty lines of compare.md miss what the page says they miss", async () => {
  const page = readFileSync(join(root, "docs/compare.md"), "utf8");
  const [, code] = /```js\n([\s\S]*?)```/.exec(page);
  const handled = "console.log(event.type, event.id);";
  assert.ok(code.includes(handled));
  const app = file(
    "forty.mjs",
    code.replace(handled, `${handled} if (event.type === "fails") throw new Error("down");`),
  );
  const secret = "whsec_0123456789abcdef";
  const under = async (key, use) => {
    const port = await freePort();
    const child = spawn(process.execPath, [app], { env: { ...process.env, PORT: port, STRIPE_WEBHOOK_SECRET: key } });
    try {
      await listening(port, child);
      await use(async (type, id, change = (header) => header) => {
        const body = JSON.stringify({ id, type });
        const t = Math.floor(Date.now() / 1000);
        const tag = createHmac("sha256", key).update(`${t}.${body}`).digest("hex");
        const headers = { "stripe-signature": change(`t=${t},v1=${tag}`) };
        const answer = await fetch(`http://127.0.0.1:${port}/webhooks/stripe`, { method: "POST", body, headers });
        return [answer.status, await answer.text()];
      });
    } finally {
      child.kill();
    }
  };
  await under(secret, async (send) => {
    assert.deepEqual(await send("works", "evt_1"), [200, '{"received":true}']);
    assert.equal((await send("fails", "evt_2"))[0], 500);
    assert.deepEqual(await send("fails", "evt_2"), [200, '{"duplicate":true}'], "the event is lost");
    const rotated = (header) => `${header},v1=${"0".repeat(64)}`;
    assert.equal((await send("works", "evt_3", rotated))[0], 400, "a delivery with two signatures");
  });
  await under("", async (send) => assert.equal((await send("works", "evt_4"))[0], 200, "anybody can sign"));
});

test("every block that is said to be run was run", () => {
  assert.deepEqual(
    [...blocks.keys()].filter((name) => !tried.has(name)),
    [],
  );
});

test("what the pages count is how many there are", () => {
  const count = (page, pattern) => {
    const found = pattern.exec(readFileSync(join(root, page), "utf8"));
    assert.ok(found, `${page} does not say ${pattern}`);
    return Number(found[1]);
  };
  const providers = readdirSync(join(root, "providers")).filter((name) => name.endsWith(".toml")).length;
  assert.equal(count("README.md", /Stripe, GitHub, Shopify, Slack and\s+\[(\d+) more\]/) + 4, providers);
  assert.equal(count("npm/README.md", /\[(\d+) providers\]/), providers);
  assert.equal(count("docs/compare.md", /\[(\d+) built in\]/), providers);
  const threats = [...readFileSync(join(root, "docs/security.md"), "utf8").matchAll(/^\| T\d+ /gm)].length;
  assert.equal(count("README.md", /lists (\d+) threats/), threats);
});

test("every link of the documentation leads somewhere", () => {
  const pages = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "npm/README.md"].concat(
    readdirSync(join(root, "docs"), { recursive: true })
      .filter((name) => name.endsWith(".md"))
      .map((name) => join("docs", name)),
  );
  const anchor = (heading) =>
    heading
      .toLowerCase()
      .replaceAll("`", "")
      .replaceAll(/[^\w\s-]/g, "")
      .trim()
      .replaceAll(/\s/g, "-");
  for (const page of pages) {
    const text = readFileSync(join(root, page), "utf8");
    for (const [, to] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [path, section] = to.split("#");
      const target = path ? resolve(root, dirname(page), path) : join(root, page);
      assert.ok(existsSync(target), `${page} links to ${to}`);
      if (section === undefined) continue;
      const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading));
      assert.ok(headings.includes(section), `${page} links to ${to}, and there is no such section`);
    }
  }
});

async function listening(port, child) {
  while (spawnSync("bash", ["-c", `exec 3<>/dev/tcp/localhost/${port}`]).status !== 0) {
    assert.equal(child.exitCode, null, "the program ended");
    await wait(50);
  }
}
