// `npx signpost` as a person runs it: a process, its output and its exit code.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { providers, Webhook } from "signpost";
import { cli, folder, receiver, SECRET, start } from "./support/cli.mjs";

test("sign and verify are each other's inverse, through stdin", async () => {
  const body = '{"event_id":"evt_1","event_type":"workflow.started"}';
  const signed = await cli(["sign", "-p", "gooclaim", "-s", SECRET, "--now", "1779272065"], { input: body });
  assert.equal(signed.code, 0);
  const [{ headers, id }] = signed.json();
  assert.equal(id, "evt_1");
  const flags = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const good = await cli(["verify", "-p", "gooclaim", "--now", "1779272100", ...flags], {
    input: body,
    env: { SIGNPOST_SECRET: SECRET },
  });
  assert.equal(good.code, 0);
  assert.deepEqual(
    { ...good.json()[0], event: undefined },
    {
      ok: true,
      id: "evt_1",
      type: "workflow.started",
      timestamp: "2026-05-20T10:14:25.000Z",
      idempotencyKey: "evt_1",
      secret: 0,
      event: undefined,
    },
  );
  const old = await cli(["verify", "-p", "gooclaim", "-s", SECRET, "--now", "1779272400", ...flags], { input: body });
  assert.deepEqual([old.code, old.json()[0].ok, old.json()[0].code], [1, false, "timestamp_too_old"]);
});

test("npx finds the command in a clone that was built", () => {
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const { status, stdout } = spawnSync("npx", ["--no-install", "signpost", "providers"], { cwd, encoding: "utf8" });
  assert.equal(status, 0);
  assert.match(stdout, /claimport/);
});

test("providers lists every row, and shows one as JSON", async () => {
  const list = await cli(["providers"]);
  assert.equal(list.code, 0);
  for (const name of Object.keys(providers)) assert.match(list.out, new RegExp(`^${name} `, "m"));
  assert.ok(!list.out.includes("\u001b"), "no colours where nobody looks");
  const [stripe] = (await cli(["providers", "stripe", "--json"])).json();
  assert.deepEqual({ ...stripe, ...providers.stripe }, stripe);
  assert.equal(stripe.title, "Stripe");
  assert.equal((await cli(["providers", "nobody"])).code, 1);
});

test("providers finds by every word in name, title, headers and algorithm, and says what a row needs", async () => {
  const found = async (...words) => (await cli(["providers", ...words, "--json"])).json()[0];
  const names = async (...words) => (await found(...words)).map(({ name }) => name);
  assert.deepEqual(await names("x-github-delivery"), ["github"]);
  assert.ok((await names("hub-signature")).includes("bitbucket"));
  assert.deepEqual(await names("GitHub", "hmac_sha256"), ["github"]);
  assert.deepEqual(await found("ed25519", "discord"), [
    {
      name: "discord",
      title: "Discord",
      signature: "X-Signature-Ed25519",
      algorithm: "ed25519",
      tolerance_s: 300,
      module: "signpost-public-keys",
      gate: false,
      weak: [],
    },
  ]);
  assert.match((await cli(["providers", "discord", "ed25519"])).out, /needs signpost-public-keys/);
  assert.match((await cli(["providers", "sns", "rsa"])).out, /gate only/);
  const sent = await cli(["send", "http://127.0.0.1:9/", "-p", "aws-sns", "-s", "arn:aws:sns:eu-west-1:1:orders"]);
  assert.deepEqual([sent.code, /keys` are fetched, which the gate does/.test(sent.err)], [2, true], sent.err);
});

test("help is there for every command; a wrong call ends with 2 and says what is missing", async () => {
  const empty = join(folder, "empty.json");
  writeFileSync(empty, "null");
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  for (const name of [
    "detect",
    "filter",
    "lint",
    "listen",
    "providers",
    "resend",
    "send",
    "sign",
    "simulate",
    "verify",
  ]) {
    const { code, out } = await cli([name, "--help"]);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`usage: signpost ${name}`));
  }
  for (const [args, words] of [
    [[], /usage: signpost COMMAND/],
    [["fly"], /no command `fly`/],
    [["sign"], /--provider is missing/],
    [["sign", "-p", "gooclaim"], /--secret is missing/],
    [["sign", "-p", "nobody", "-s", "x"], /no provider is named `nobody`/],
    [["verify", "-p", "gooclaim", "-s", SECRET, "-H", "nonsense"], /NAME: VALUE/],
    [["send", "-p", "gooclaim", "-s", SECRET], /a URL is needed/],
    [["send", "localhost:3000", "-p", "gooclaim", "-s", SECRET], /a URL is needed, with http/],
    [["send", "http://localhost", "-p", "gooclaim", "-s", SECRET, "--bad", "mood"], /--bad must be one of/],
    [["send", "http://localhost", "-p", "gooclaim", "-s", SECRET, "--body", join(folder, "none")], /none could not be/],
    [["listen", "-p", "gooclaim", "-s", SECRET, "--forward", "localhost:3000"], /--forward must be a URL, with http/],
    [["listen", "-p", "gooclaim", "-s", SECRET, "--port", "70000"], /--port must be/],
    [["listen", "-p", "gooclaim", "-s", SECRET, "--port", String(taken.address().port)], /EADDRINUSE/],
    [["resend", join(folder, "none"), "http://localhost"], /none could not be read/],
    [["resend", empty, "http://localhost"], /is not what `signpost listen --save` saves/],
    [["sign", "--nonsense"], /nonsense/],
  ]) {
    const { code, out, err } = await cli(args);
    assert.equal(code, 2, args.join(" "));
    assert.match(out + err, words);
    assert.doesNotMatch(err, new RegExp(`${SECRET}|node:`));
  }
  taken.close();
});

test("listen verifies, forwards and saves; replay sends the saved delivery again", async () => {
  const { seen, url, close } = await receiver("gooclaim");
  const saved = join(folder, "saved");
  const child = start([
    "listen",
    "-p",
    "gooclaim",
    "-s",
    SECRET,
    "--port",
    "0",
    "--forward",
    url,
    "--save",
    saved,
    "--json",
  ]);
  const lines = lineReader(child.stdout);
  const { listening } = JSON.parse(await lines());
  const sent = await cli(["send", listening, "-p", "gooclaim", "-s", SECRET, "--event", "workflow.completed"]);
  assert.equal(sent.code, 0, sent.out + sent.err);
  const shown = JSON.parse(await lines());
  assert.deepEqual([shown.ok, shown.type], [true, "workflow.completed"]);
  assert.deepEqual(seen, ["workflow.completed"]);
  assert.equal((await cli(["send", listening, "-p", "gooclaim", "-s", SECRET, "--bad", "stale"])).code, 0);
  assert.equal(JSON.parse(await lines()).code, "timestamp_too_old");
  child.kill("SIGINT");
  assert.equal(await new Promise((resolve) => child.once("close", resolve)), 0);

  const [first, second] = readdirSync(saved).sort();
  const again = await cli(["resend", join(saved, first), url, "--json"]);
  assert.deepEqual([again.code, JSON.parse(again.json()[0].body).duplicate], [0, true]);
  assert.equal((await cli(["resend", join(saved, second), url])).code, 1, "too old");
  const resigned = await cli([
    "resend",
    join(saved, second),
    url,
    "--resign",
    "-p",
    "gooclaim",
    "-s",
    SECRET,
    "--json",
  ]);
  assert.equal(resigned.json()[0].status, 200);
  close();
});

for (const provider of ["hubspot", "square"]) {
  test(`${provider}: every command knows the URL that is signed`, async () => {
    const common = ["-p", provider, "-s", SECRET];
    const saved = join(folder, provider);
    const child = start(["listen", ...common, "--port", "0", "--save", saved, "--json"]);
    const lines = lineReader(child.stdout);
    const { listening } = JSON.parse(await lines());
    const sent = await cli(["send", `${listening}/in?a=b`, ...common]);
    assert.equal(sent.code, 0, sent.out + sent.err);
    assert.equal(JSON.parse(await lines()).ok, true);
    const [file] = readdirSync(saved);
    assert.equal((await cli(["resend", join(saved, file), `${listening}/else`])).code, 1, "another URL");
    assert.equal((await cli(["resend", join(saved, file), `${listening}/else`, "--resign", ...common])).code, 0);
    child.kill("SIGINT");
    const url = ["--url", "https://hooks.example.com/in"];
    const signed = await cli(["sign", ...common, ...url], { input: "{}" });
    const flags = Object.entries(signed.json()[0].headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
    assert.equal((await cli(["verify", ...common, ...url, ...flags], { input: "{}" })).code, 0);
  });
}

test("a file is sent byte for byte, and a delivery that expects 100 is forwarded and replayed", async () => {
  const { url, close } = await receiver("claimport");
  const common = ["-p", "claimport", "-s", SECRET];
  const [file, saved] = [join(folder, "bytes"), join(folder, "expecting")];
  const bytes = Buffer.from([0xff, 0, 0x0d, 0x0a, 0xef, 0xbb, 0xbf]);
  writeFileSync(file, bytes);
  const child = start(["listen", ...common, "--port", "0", "--save", saved, "--forward", url, "--json"]);
  const { listening } = JSON.parse(await lineReader(child.stdout)());
  assert.equal((await cli(["send", listening, ...common, "--body", file])).code, 0);
  const [first] = readdirSync(saved);
  assert.deepEqual(Buffer.from(JSON.parse(readFileSync(join(saved, first))).body_base64, "base64"), bytes);
  rmSync(join(saved, first));

  const { headers } = new Webhook("claimport", SECRET).sign(bytes);
  const status = await new Promise((resolve, reject) => {
    const post = request(listening, { method: "POST", headers: { ...headers, Expect: "100-continue" } });
    post.on("error", reject).on("response", (answer) => resolve(answer.resume().statusCode));
    post.end(bytes);
  });
  assert.equal(status, 200);
  const [second] = readdirSync(saved);
  const again = await cli(["resend", join(saved, second), url, "--json"]);
  assert.deepEqual([again.code, again.json()[0].status], [0, 200]);
  child.kill("SIGINT");
  close();
});

test("a receiver that is not there is said in one line, or in JSON", async () => {
  const saved = join(folder, "one.json");
  writeFileSync(saved, JSON.stringify({ headers: {}, body_base64: "e30=" }));
  const closed = createServer();
  await new Promise((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${closed.address().port}`;
  await new Promise((resolve) => closed.close(resolve));
  for (const args of [
    ["resend", saved, url],
    ["send", url, "-p", "claimport", "-s", SECRET],
  ]) {
    const { code, json } = await cli([...args, "--json"]);
    assert.deepEqual([code, json()[0].status, json()[0].error], [1, null, "ECONNREFUSED"]);
    const { out, err } = await cli(args);
    assert.match(out, /^ECONNREFUSED.*\n$/);
    assert.equal(err, "");
  }
});

/** A function that waits for the next line. */
function lineReader(stream) {
  let rest = "";
  const iterator = stream[Symbol.asyncIterator]();
  return async () => {
    while (!rest.includes("\n")) {
      const { value, done } = await iterator.next();
      if (done) throw new Error("the output ended");
      rest += value;
    }
    const end = rest.indexOf("\n");
    const line = rest.slice(0, end);
    rest = rest.slice(end + 1);
    return line;
  };
}

test("a reader that has read enough ends the command without a word", async () => {
  const server = createServer((request, response) => request.resume().on("end", () => response.end()));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}`;
  const child = start(["send", url, "-p", "claimport", "-s", SECRET, "--times", "20", "--json"]);
  let complaints = "";
  child.stderr.on("data", (chunk) => (complaints += chunk));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((done) => child.on("close", done));
  server.closeAllConnections();
  server.close();
  assert.deepEqual([code, complaints], [0, ""]);
});

test("--version is the package's", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  assert.deepEqual([(await cli(["--version"])).out, (await cli(["--version"])).code], [`${version}\n`, 0]);
});
