// `signpost lint`: what runs and should not stay as it is, with the line to change.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { known } from "../../scripts/config/known.mjs";
import { root } from "./support/gate.mjs";

const folder = mkdtempSync(join(tmpdir(), "signpost-lint-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, "wrangler.toml");
const head = `name = "x"
main = "${join(root, "worker/build/index.js")}"
compatibility_date = "2026-11-01"
compatibility_flags = ["global_fetch_strictly_public"]
kv_namespaces = [{ binding = "DEDUPE", id = "x" }]
[vars]
SECRET = "good-secret-0123456789"
STRIPES = "whsec_0123456789abcdef0123456789"
ORIGIN = "origin-secret-0123456789"
[vars.sources.own]
origin = "https://example.com/hooks"
signing_secret = "ORIGIN"
`;

/** The findings about a source \`own\`, but that it runs. */
function lint(table, ...args) {
  writeFileSync(file, head + table);
  const command = [join(root, "npm/dist/cli/main.js"), "lint", "-c", file, "--json", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  const line = stdout.split("\n").find((text) => text.startsWith("["));
  assert.ok(line, stdout + stderr);
  const findings = JSON.parse(line).filter(({ about, level }) => about === "own" && level !== "ok");
  return { status, findings, codes: findings.map(({ code }) => code) };
}

const lineOf = (text, table) => (head + table).split("\n").findIndex((line) => line.startsWith(text)) + 1;

const cases = {
  "nothing to say": ['provider = "claimport"\nsecrets = "SECRET"\n', []],
  "a provider that waits five seconds": [
    'provider = "gooclaim"\nsecrets = "SECRET"\nforward = "through"\n',
    [["deadline_short", "forward", /waits 5000 ms.*forward = "queue"/]],
  ],
  "a tolerance below the row's": [
    'provider = "stripe"\nsecrets = "STRIPES"\ntolerance = 10\n',
    [["tolerance_small", "tolerance", /10 s is less than the 300 s/]],
  ],
  "no tolerance at all": [
    'provider = "stripe"\nsecrets = "STRIPES"\ntolerance = "off"\n',
    [["tolerance_off", "tolerance", /never grows too old/]],
  ],
  "another provider's secret": [
    'provider = "github"\nsecrets = ["SECRET", "STRIPES"]\n',
    [["secret_foreign", "secrets", /`STRIPES` begins with `whsec_`.*github's does not/]],
  ],
  "a token in place of a signature": [
    'provider = "gitlab-token"\nsecrets = "SECRET"\n',
    [["row_weak", "provider", /the body is not signed/]],
  ],
  "a row of one's own with a key that nobody signed": [
    'secrets = "SECRET"\n[vars.sources.own.provider]\nname = "acme"\nsignature = { header = "X-Acme", encoding = "hex" }\nextra = { idempotency_key = "X-Key" }\n',
    [["id_unsigned", "[vars.sources.own]", /`X-Key` is not signed/]],
  ],
};

for (const [name, [table, wanted]] of Object.entries(cases))
  test(`${name}: a warning with its code and its line, and no error`, () => {
    const { status, findings, codes } = lint(table);
    assert.equal(status, 0);
    assert.deepEqual(
      codes,
      wanted.map(([code]) => code),
    );
    for (const [index, [, option, message]] of wanted.entries()) {
      assert.match(findings[index].message, message);
      assert.equal(findings[index].line, lineOf(option, table));
      assert.equal(findings[index].level, "warning");
    }
  });

test("an error ends with 1; a secret that is set elsewhere is not judged by its stand-in", () => {
  assert.deepEqual(lint('provider = "claimport"\nsecrets = "SECRET"\nwindow = "1h"\n').codes, ["window_invalid"]);
  const { status, codes } = lint('provider = "github"\nsecrets = "ELSEWHERE"\n', "--secrets", "ELSEWHERE");
  assert.deepEqual([status, codes], [0, []]);
});

test("where there is no Worker to ask, the command says what to install", () => {
  const command = [join(root, "npm/dist/cli/main.js"), "lint"];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /npm install signpost-worker/);
});

test("facts that were read more than a year ago are said", () => {
  const facts = { github: { read: "2026-05-20", prefixes: [] } };
  const on = (today) => known({ sources: { own: { provider: "github", secrets: [] } }, values: {}, facts, today });
  assert.deepEqual(on("2027-05-20"), []);
  assert.deepEqual([on("2027-05-21")[0].code, on("2027-05-21")[0].option], ["facts_old", "provider"]);
});
