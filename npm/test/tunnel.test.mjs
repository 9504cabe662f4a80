// `signpost listen --tunnel`, with a stand-in for cloudflared (there is no Cloudflare on a test machine) and the real wrangler.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Webhook } from "signpost";
import { sampleEvent, signedDelivery } from "signpost/testing";

const here = fileURLToPath(new URL(".", import.meta.url));
const main = join(here, "../dist/cli/main.js");
const wrangler = join(here, "../../node_modules/wrangler/bin/wrangler.js");
const SECRET = "tunnel-secret-0123456789abcdef";
const URL_OF_TUNNEL = "https://tidy-otter-signpost-test.trycloudflare.com";
const folder = mkdtempSync(join(tmpdir(), "signpost-tunnel-"));
/** What a test that fails leaves behind. */
const children = new Set();
after(async () => {
  for (const { child, ended } of children) {
    child.kill("SIGTERM");
    await ended;
  }
  rmSync(folder, { recursive: true });
});

/** A folder to be the whole PATH. */
function pathWith(name, tools) {
  const path = join(folder, name);
  mkdirSync(path);
  for (const tool of tools) {
    if (tool === "wrangler") {
      symlinkSync(wrangler, join(path, "wrangler"));
      // wrangler's first line asks the PATH for it.
      symlinkSync(process.execPath, join(path, "node"));
    } else {
      const file = join(path, tool);
      writeFileSync(file, `#!/bin/sh\nexec ${process.execPath} ${join(here, "support/cloudflared.mjs")} "$@"\n`);
      chmodSync(file, 0o755);
    }
  }
  return path;
}

/** Starts the command. `line()` is its next line, `told()` what the stand-in has told, `ended` its exit code. */
function listen(path, { args = ["--json"], env = {} } = {}) {
  const file = join(path, "told.jsonl");
  const child = spawn(
    process.execPath,
    [main, "listen", "-p", "claimport", "-s", SECRET, "--port", "0", "--tunnel", ...args],
    {
      env: { PATH: path, HOME: folder, STAND_IN_LOG: file, WRANGLER_SEND_METRICS: "false", CI: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.once("close", resolve));
  children.add({ child, ended });
  return {
    child,
    err: () => err,
    line: async () => (await lines.next()).value,
    told: () =>
      readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ended,
  };
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("cloudflared opens the tunnel, its URL is printed, deliveries come through it, and it ends with the command", async () => {
  const { child, line, told, ended, err } = listen(pathWith("both", ["cloudflared", "wrangler"]));
  const { listening } = JSON.parse(await line());
  assert.deepEqual(JSON.parse(await line()), { tunnel: URL_OF_TUNNEL }, err());
  const [{ pid, args, port }] = told();
  assert.deepEqual(args, ["tunnel", "--no-autoupdate", "--url", listening], "cloudflared itself, not through wrangler");

  const webhook = new Webhook("claimport", SECRET);
  const { body, headers } = signedDelivery(webhook, sampleEvent(webhook.provider, "claim.approved"));
  const answer = await fetch(`http://127.0.0.1:${port}/hooks`, { method: "POST", body, headers });
  assert.equal(answer.status, 200);
  assert.equal(JSON.parse(await line()).type, "claim.approved");

  assert.ok(isAlive(pid));
  child.kill("SIGTERM");
  assert.equal(await ended, 0);
  assert.equal(isAlive(pid), false);
  assert.deepEqual(told().at(-1), { pid, signal: "SIGTERM" }, "asked to end, not killed");
});

test("Ctrl-C ends it, too, and people read a line with the URL", async () => {
  const { child, line, told, ended } = listen(pathWith("people", ["cloudflared"]), { args: [] });
  assert.match(await line(), /^listening for claimport on http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(await line(), `reachable from outside on ${URL_OF_TUNNEL}`);
  const [{ pid }] = told();
  child.kill("SIGINT");
  assert.equal(await ended, 0);
  assert.equal(isAlive(pid), false);
});

test("without cloudflared, the real wrangler runs the one that it has, and both end with the command", async () => {
  const cloudflared = join(pathWith("of-wrangler", ["cloudflared"]), "cloudflared");
  const path = pathWith("wrangler-only", ["wrangler"]);
  const { child, line, told, ended, err } = listen(path, { env: { CLOUDFLARED_PATH: cloudflared } });
  const { listening } = JSON.parse(await line());
  assert.deepEqual(JSON.parse((await line()) ?? "null"), { tunnel: URL_OF_TUNNEL }, err());
  const [{ pid, args }] = told();
  assert.deepEqual(args.slice(0, 4), ["tunnel", "--no-autoupdate", "--url", listening]);
  child.kill("SIGTERM");
  assert.equal(await ended, 0, err());
  assert.equal(isAlive(pid), false);
});

test("without either, it says what is needed and does not begin to listen", async () => {
  const { line, ended, err } = listen(pathWith("neither", []));
  assert.equal(await ended, 2);
  assert.equal(await line(), undefined);
  assert.match(err(), /^signpost: --tunnel needs `cloudflared` or `wrangler` on the PATH/);
});

test("a tunnel that cannot be opened ends the command with the reason, and the address in it is no tunnel", async () => {
  const { line, ended, err } = listen(pathWith("offline", ["cloudflared"]), { env: { STAND_IN: "offline" } });
  assert.ok(JSON.parse(await line()).listening);
  assert.equal(await line(), undefined, "api.trycloudflare.com is where a tunnel is asked for");
  assert.equal(await ended, 1);
  assert.match(err(), /^signpost: the tunnel of cloudflared is gone: it ended with 1\n/);
  assert.match(err(), /failed to request quick Tunnel: .*no such host/);
});

test("a tunnel that is lost later ends the command, too", async () => {
  const { line, told, ended, err } = listen(pathWith("lost", ["cloudflared"]));
  await line();
  await line();
  process.kill(told()[0].pid, "SIGKILL");
  assert.equal(await ended, 1);
  assert.match(err(), /the tunnel of cloudflared is gone: it ended with SIGKILL/);
});

test("a tunnel that does not end when it is asked to is killed", async () => {
  const { child, line, told, ended } = listen(pathWith("stubborn", ["cloudflared"]), { env: { STAND_IN: "stubborn" } });
  await line();
  await line();
  const [{ pid }] = told();
  child.kill("SIGTERM");
  assert.equal(await ended, 0);
  assert.equal(isAlive(pid), false);
});
