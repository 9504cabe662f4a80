// `signpost filter` as a person runs it, and what docs/filters.md and the package's README show.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { cli, folder } from "./support/cli.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Beside the packages, which its examples import.
const examples = mkdtempSync(join(root, "npm/test/.readme-"));
after(() => rmSync(examples, { recursive: true }));

test("the exit code says whether the document passes", async () => {
  for (const [args, code, out] of [
    [['{"a":{"$gte":3}}', '{"a":3}'], 0, "match\n"],
    [['{"a":{"$gte":3}}', '{"a":2}'], 1, "no_match\n"],
    [['{"a":["x","y"]}', "a=x&a=y"], 0, "match\n"],
    [['{"a":1}', '{"a":2}', "--explain"], 1, "no_match: /a found number (2 steps)\n"],
    [["1", "2", "--explain"], 1, "no_match: the filter found number (1 step)\n"],
    [['{"type":"a"}', '{"topic":"a"}', "--of", "event", "--explain"], 0, "match (2 steps)\n"],
    [['{"headers":{"X-A":"b"}}', '{"headers":{"x-a":"b"}}', "--of=request"], 0, "match\n"],
  ]) {
    const said = await cli(["filter", ...args]);
    assert.deepEqual([said.code, said.out, said.err], [code, out, ""], args.join(" "));
  }
});

test("what cannot be decided passes", async () => {
  const file = join(folder, "large.json");
  writeFileSync(file, JSON.stringify({ a: Array.from({ length: 100_001 }, () => 1) }));
  const said = await cli(["filter", '{"a":2}', `@${file}`]);
  assert.deepEqual([said.code, said.out], [0, "undecided\n"]);
});

test("filter and document may be files, the document stdin, and numbers keep their digits", async () => {
  const [filter, document] = [join(folder, "filter.json"), join(folder, "document.json")];
  writeFileSync(filter, '{"id":{"$in":"90071992547409931"}}');
  writeFileSync(document, '{"id":"90071992547409931"}');
  assert.equal((await cli(["filter", `@${filter}`, `@${document}`])).code, 0);
  for (const rest of [[], ["-"]])
    assert.equal((await cli(["filter", `@${filter}`, ...rest], { input: '{"id":"90071992547409931"}' })).code, 0);
  assert.equal((await cli(["filter", '{"$exist":false}'], { input: Buffer.from([0xff]) })).code, 0, "no text");
  const event = [
    "filter",
    '{"data":{"n":{"$lt":9007199254740991}}}',
    '{"data":{"n":9007199254740990.9}}',
    "--of",
    "event",
  ];
  assert.deepEqual((await cli([...event, "--json"])).json()[0].verdict, "no_match", "rounded as a double is");
});

test("--json is the API's answer", async () => {
  const filter = '{"type":"claim.created","data":{"amount":{"$gte":1000}}}';
  const document = '{"topic":"claim.created","data":{"amount":"850.00"}}';
  const { code, json } = await cli(["filter", filter, document, "--of", "event", "--json"]);
  const expected = { verdict: "no_match", steps: 4, failed: { at: "/data/amount/$gte", found: "text" } };
  assert.deepEqual([code, json()], [1, [expected]]);
});

test("a mistake is one line with its place and code, and exit code 2", async () => {
  for (const [args, words] of [
    [[], /FILTER is missing/],
    [["{}", "{}", "{}"], /one filter and one document/],
    [["{}", "{}", "--of", "header"], /--of must be body, request or event, not `header`/],
    [["@none.json", "{}"], /none\.json could not be read/],
    [["-", "{}"], /^signpost: filter: not_json: /],
    [["{", "{}"], /^signpost: filter: not_json: EOF/],
    [['{"type":{"$regex":"a"}}', "{}"], /^signpost: filter\/type\/\$regex: unknown_operator: there is none/],
    [['{"id":9007199254740993}', "{}"], /^signpost: filter\/id: inexact_number: /],
    [["{}", "{", "--of", "event"], /^signpost: document: not_json: /],
  ]) {
    const { code, out, err } = await cli(["filter", ...args]);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(err, words);
    assert.equal(err.trim().split("\n").length, 1, err);
  }
  const { code, json } = await cli(["filter", '{"type":{"$exists":true}}', "{}", "--json"]);
  const message = "there is no such operator; did you mean `$exist`?";
  assert.deepEqual(
    [code, json()],
    [2, [{ errors: [{ field: "filter/type/$exists", code: "unknown_operator", message }] }]],
  );
});

test("without its package it says in one line what to install", () => {
  const alone = join(folder, "alone/node_modules/signpost");
  mkdirSync(alone, { recursive: true });
  cpSync(join(root, "npm/dist"), join(alone, "dist"), { recursive: true });
  cpSync(join(root, "npm/package.json"), join(alone, "package.json"));
  const { status, stderr } = spawnSync(process.execPath, [join(alone, "dist/cli/main.js"), "filter", "{}", "{}"], {
    encoding: "utf8",
  });
  assert.deepEqual([status, stderr.trim().split("\n").length], [2, 1], stderr);
  assert.match(stderr, /^signpost: filters are a package of their own: `npm install signpost-filter`/);
});

test("docs/filters.md: the example in code prints what its comments say", () => {
  const page = readFileSync(join(root, "docs/filters.md"), "utf8");
  const [, code] = /<!-- run: filter\.mjs -->\n```js\n([\s\S]*?)```/.exec(page);
  writeFileSync(join(examples, "filter.mjs"), code);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(examples, "filter.mjs")], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const expected = [...code.matchAll(/\/\/ (.*)/g)].map(([, text]) => text);
  const words = (text) => text.replaceAll(/["'\s]/g, "");
  assert.equal(words(stdout), words(expected.join("")));
});

test("docs/filters.md: the lines of the command print what their comments say, and end as these say", () => {
  const page = readFileSync(join(root, "docs/filters.md"), "utf8");
  const [, script] = /<!-- run: filter\.sh -->\n```sh\n([\s\S]*?)```/.exec(page);
  const lines = script.trim().split("\n");
  assert.equal(lines.length, 2);
  for (const line of lines) {
    const [, command, said, code] = /^npx (.*?) +# (.*), exit code (\d)$/.exec(line);
    const PATH = `${join(root, "node_modules/.bin")}:${process.env.PATH}`;
    const { status, stdout } = spawnSync("sh", ["-c", command], { encoding: "utf8", env: { ...process.env, PATH } });
    assert.deepEqual([stdout.trim(), status], [said, Number(code)], command);
  }
});

test("README of the package: the example routes a request, and every block of JavaScript is an example", async () => {
  const text = readFileSync(join(root, "npm/filter/README.md"), "utf8");
  const blocks = [...text.matchAll(/<!-- example: (\S+) -->\n```js\n([\s\S]*?)```/g)];
  assert.deepEqual([blocks.length, text.split("```js\n").length - 1], [1, 1]);
  writeFileSync(join(examples, "route.mjs"), blocks[0][2]);
  const { default: worker } = await import(pathToFileURL(join(examples, "route.mjs")));
  const said = async (event, body) => {
    const request = new Request("http://a/in", { method: "POST", body, headers: { "X-GitHub-Event": event } });
    return (await worker.fetch(request)).text();
  };
  assert.equal(await said("issues", '{"action":"opened"}'), "taken");
  assert.equal(await said("issues", '{"action":"closed"}'), "not for us");
  assert.equal(await said("push", '{"action":"opened"}'), "not for us");
  assert.equal(await said("issues", "payload=%7B%22action%22%3A%22reopened%22%7D"), "taken");
});
