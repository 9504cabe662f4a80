// `npm run check:config` says before a deployment what the Worker would answer 500 to.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "./support/gate.mjs";

const folder = mkdtempSync(join(tmpdir(), "signpost-config-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const good = { provider: "claimport", secrets: ["GOOD"], origin: "https://example.com/hooks" };

const mine = { name: "mine", signature: { header: "X-Mine", encoding: "hex" } };

function check(sources, { bindings = true, args = [] } = {}) {
  const file = join(folder, "wrangler.json");
  const config = {
    name: "x",
    main: join(root, "worker/build/index.js"),
    compatibility_date: "2026-11-01",
    compatibility_flags: ["global_fetch_strictly_public"],
    vars: {
      PUBLIC: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      GOOD: "good-secret-0123456789",
      BLANK: " ",
      SHORT: "8 bytes.",
      sources,
    },
  };
  if (bindings) config.kv_namespaces = [{ binding: "DEDUPE", id: "x" }];
  writeFileSync(file, JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/check-config.mjs", "-c", file, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const cases = {
  "an unknown provider": [
    { ...good, provider: "claimprot" },
    /unknown provider `claimprot`.*Fix: use one of claimport/,
  ],
  "a secret that is not set": [{ ...good, secrets: ["NOT_SET"] }, /`NOT_SET` is not set.*wrangler secret put NOT_SET/],
  "a blank secret": [{ ...good, secrets: ["GOOD", "BLANK"] }, /`BLANK` cannot be used: the secret is blank/],
  "no secret at all": [{ ...good, secrets: [] }, /`secrets` is empty.*Fix: name at least one/],
  "too many secrets": [{ ...good, secrets: Array(5).fill("GOOD") }, /5 secrets are more than the 4/],
  "an origin without TLS": [{ ...good, origin: "http://example.com/" }, /unencrypted.*Fix: use https/],
  "an origin whose name begins like an address": [{ ...good, origin: "http://127.example.com/" }, /unencrypted/],
  "an origin that is no URL": [{ ...good, origin: "example.com" }, /is not a URL/],
  "an origin with credentials": [{ ...good, origin: "https://u:p@example.com/" }, /credentials/],
  "an origin of another scheme": [{ ...good, origin: "ftp://example.com/" }, /not an http URL/],
  "a window shorter than the provider's retries": [
    { ...good, window: "24h" },
    /`window` of 86400 s is shorter than the 95850 s.*Fix: use at least 95850/,
  ],
  "a window without end": [{ ...good, window: "9999d" }, /out of range/],
  "a window in no unit": [{ ...good, window: "2w" }, /expected a whole number, or text such as "7d"/],
  "a tolerance where no time is sent": [{ ...good, tolerance: 60 }, /claimport sends no timestamp/],
  "a tolerance in words": [{ ...good, provider: "gooclaim", tolerance: "none" }, /seconds, or "off"/],
  "a body cap past an isolate's memory": [{ ...good, max_body: "64MiB" }, /out of range/],
  "a dedupe mode that does not exist": [
    { ...good, dedupe: "redis" },
    /unknown variant `redis`, expected `kv` or `strict`/,
  ],
  "no URL where it is signed": [{ ...good, provider: "square" }, /`url` is missing: square signs the URL/],
  "a URL where none is signed": [{ ...good, url: "https://a.example/" }, /`url` has no meaning here.*Fix: remove/],
  "a URL that nobody can call": [{ ...good, provider: "square", url: "a.example/x" }, /not what a provider can call/],
  "a URL with a fragment": [{ ...good, provider: "square", url: "https://a.example/#x" }, /not what a provider can/],
  "a URL with white space": [{ ...good, provider: "square", url: "https://a.example/ " }, /not what a provider can/],
  "a public key and no secret for the origin": [
    { ...good, provider: "discord", secrets: ["PUBLIC"] },
    /`SIGNPOST_SIGNING_SECRET` is not set, and a public key is no secret.*Fix: run/,
  ],
  "a secret where a public key belongs": [
    { ...good, provider: "discord", secrets: ["GOOD"], signing_secret: "GOOD" },
    /`GOOD` cannot be used: the secret is not in its provider's format/,
  ],
  "a key of another algorithm": [
    { ...good, provider: "sendgrid", secrets: ["PUBLIC"], signing_secret: "GOOD" },
    /`PUBLIC` cannot be used/,
  ],
  "a number for secrets": [{ ...good, secrets: 5 }, /`secrets`: expected a name, or a list of names/],
  "a number for an origin": [{ ...good, origin: 5 }, /`origin`: .*expected a string/],
  "a dedupe by nothing that there is": [
    { ...good, provider: "github", dedupe: { by: "id" } },
    /`dedupe`: unknown variant `id`, expected `body` or `event`/,
  ],
  "a dedupe by the body where the id is signed": [
    { ...good, dedupe: { by: "body" } },
    /has no meaning here: claimport signs its event id.*Fix: remove `by`/,
  ],
  "objects that share what is in none": [{ ...good, dedupe: { shards: 2 } }, /`shards` has no meaning with `kv`/],
  "a misspelt option of dedupe": [{ ...good, dedupe: { modus: "kv" } }, /`dedupe`: unknown field `modus`/],
  "a number for a dedupe mode": [{ ...good, dedupe: 5 }, /`dedupe`: /],
  "text for a time of a row": [
    { ...good, provider: { ...mine, delivery: { deadline_ms: "soon" } } },
    /row cannot be used: `delivery.deadline_ms`: /,
  ],
  "a row that contradicts itself": [
    { ...good, provider: { ...mine, signature: { ...mine.signature, signed: "{timestamp}.{body}" } } },
    /has \{timestamp\}, and the row has no `timestamp`/,
  ],
  "a status that no ping is answered with": [
    { ...good, provider: { ...mine, ping: { event_type: "ping", status: 999 } } },
    /`ping.status` must be 200 to 299/,
  ],
  "a misspelt option": [{ ...good, orgin: "x" }, /unknown field `orgin`/],
  "a path that is none": [{ ...good, path: "hooks" }, /is not a path/],
  "a path that a parser would change": [{ ...good, path: "/a/../b" }, /would arrive as `\/b`.*Fix: write `\/b`/],
  "a path that is not encoded": [{ ...good, path: "/é" }, /would arrive as `\/%C3%A9`/],
  "a path of the Worker's own": [{ ...good, path: "/v1/x" }, /taken by the Worker/],
  "a row without a signature": [
    { ...good, provider: { name: "mine" } },
    /row cannot be used: missing field `signature`/,
  ],
  "a row that does not sign the body": [
    { ...good, provider: { name: "mine", signature: { header: "X", encoding: "hex", signed: "fixed" } } },
    /`signature.weak` must name exactly what is weak/,
  ],
};
test("what is wrong is named with its source and its fix, all of it in one run", () => {
  const sources = Object.fromEntries(Object.values(cases).map(([source], index) => [`case-${index}`, source]));
  const { status, stdout } = check({ ...sources, fine: good });
  assert.equal(status, 1);
  const lines = stdout.split("\n");
  for (const [index, [name, [, message]]] of Object.entries(cases).entries()) {
    const line = lines.find((line) => line.startsWith("error") && line.includes(` case-${index}: `));
    assert.match(line ?? "", message, name);
    assert.match(line, /Fix: /, name);
  }
  assert.match(stdout, /ok +fine: \/in\/fine: claimport -> https:\/\/example.com\/hooks/);
  assert.match(stdout, new RegExp(`1 sources can run, ${Object.keys(cases).length} errors`));
});

test("two sources on one path, a bad name and a missing binding are errors", () => {
  const { stdout } = check({
    a: { ...good, path: "/same" },
    b: { ...good, path: "/same" },
    "Bad Name": good,
    strict: { ...good, dedupe: "strict" },
  });
  assert.match(stdout, /sources `a` and `b` have the same path `\/same`/);
  assert.match(stdout, /`Bad Name` cannot be a source's name/);
  assert.match(stdout, /strict: the binding `CLAIMS` is missing/);
});

test("t6: a short secret is a warning, and a good configuration ends with 0", () => {
  const { status, stdout } = check({ fine: { ...good, secrets: ["SHORT"] } });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /warning +fine: the secret `SHORT` is shorter than 16 bytes/);
});

test("secrets that are set elsewhere can be named", () => {
  const elsewhere = { ...good, secrets: ["ELSEWHERE"] };
  const { status, stdout } = check(
    { fine: elsewhere, public: { ...elsewhere, provider: "sendgrid", signing_secret: "GOOD" } },
    { args: ["--secrets", "ELSEWHERE"] },
  );
  assert.equal(status, 0, stdout);
});

test("t25: no secret is shown", () => {
  const { stdout, stderr } = check({ fine: good, bad: { ...good, secrets: ["BLANK"] } });
  assert.doesNotMatch(stdout + stderr, /good-secret/);
});

test("a file that does not exist or cannot be read says so", () => {
  const missing = spawnSync(process.execPath, ["scripts/check-config.mjs", "-c", "/nowhere.toml"], {
    cwd: root,
    encoding: "utf8",
  });
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /does not exist/);
  writeFileSync(join(folder, "broken.toml"), "[vars\n");
  const broken = spawnSync(process.execPath, ["scripts/check-config.mjs", "-c", join(folder, "broken.toml")], {
    cwd: root,
    encoding: "utf8",
  });
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /cannot be read/);
});
