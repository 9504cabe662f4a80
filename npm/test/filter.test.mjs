// The package `signpost-filter`: every vector, what a document may be, and what a mistake says. What the API answers for the same
// filters, tests/differential compares.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compile, compileText, FilterError, matches } from "signpost-filter";

const vectors = readFileSync(new URL("../../tests/vectors/filters.json", import.meta.url), "utf8");
const { cases, errors } = JSON.parse(vectors);
const words = new Map([
  [true, "match"],
  [false, "no_match"],
  ["undecided", "undecided"],
]);
const bytes = (text) => new TextEncoder().encode(text);

/** The body as text, where it came as one. */
function textOf({ body_text, body_build }) {
  return body_text ?? body_build?.map((piece) => (Array.isArray(piece) ? piece[0].repeat(piece[1]) : piece)).join("");
}

/** The document, with its body as `spelt` has it. */
function documentOf(vector, spelt) {
  const { of = "body", event, headers, query, path = "" } = vector;
  if (of === "event") return event;
  const body = spelt(vector);
  return of === "body" ? body : { body, headers, query, path };
}

const spellings = {
  "as a value": (vector) =>
    textOf(vector) ?? (typeof vector.body === "string" ? JSON.stringify(vector.body) : vector.body),
  "as text": (vector) => textOf(vector) ?? JSON.stringify(vector.body),
  "as bytes": (vector) => bytes(textOf(vector) ?? JSON.stringify(vector.body)),
};

for (const [name, spelt] of Object.entries(spellings)) {
  test(`every vector has its verdict, with the body ${name}`, () => {
    assert.ok(cases.length >= 120);
    for (const vector of cases) {
      const options = { of: vector.of ?? "body" };
      const document = documentOf(vector, spelt);
      const filter = compile(vector.filter, options);
      const { verdict, steps, failed } = filter.explain(document);
      assert.equal(verdict, words.get(vector.expected), vector.name);
      assert.equal(failed !== null, verdict === "no_match", vector.name);
      assert.ok(steps >= 0 && steps <= 100_000, vector.name);
      assert.equal(filter.matches(document), verdict !== "no_match", vector.name);
      assert.equal(matches(vector.filter, document, options), verdict !== "no_match", vector.name);
      assert.deepEqual(compileText(JSON.stringify(vector.filter), options).explain(document), filter.explain(document));
    }
  });
}

test("every mistake is thrown with its code and its place", () => {
  assert.ok(errors.length >= 19);
  for (const { name, filter, filter_text, of, error } of errors) {
    const make = filter_text === undefined ? () => compile(filter, { of }) : () => compileText(filter_text, { of });
    assert.throws(make, (thrown) => {
      assert.ok(thrown instanceof FilterError, name);
      assert.deepEqual([thrown.code, thrown.at, thrown.field], [error.code, error.at, `filter${error.at}`], name);
      assert.equal(thrown.message, `${thrown.field}: ${thrown.reason}`);
      return true;
    });
  }
});

test("an explanation is the API's answer", () => {
  const filter = compile({ type: "claim.created", data: { amount: { $gte: 1000 } } }, { of: "event" });
  const document = { topic: "claim.created", data: { amount: "850.00" } };
  const expected = { verdict: "no_match", steps: 4, failed: { at: "/data/amount/$gte", found: "text" } };
  assert.deepEqual(filter.explain(document), expected);
  assert.deepEqual(filter.explainText(JSON.stringify(document)), expected);
  assert.deepEqual(filter.explain({ topic: "claim.created", data: { amount: 1000 } }).failed, null);
});

test("numbers of a text keep their digits", () => {
  for (const text of ["9007199254740993", "1e400", "-9007199254740992"]) {
    const code = text === "1e400" ? undefined : "inexact_number";
    if (code) assert.throws(() => compileText(`{"id":${text}}`), { code, at: "/id" });
  }
  // JSON.parse makes `null` or Infinity of what no double holds; as a text it is what every host says of it: the body is a text.
  assert.equal(compile({ $in: "1e4" }).matchesText('"1e400"'), true);
  assert.equal(compile({ a: { $exist: true } }).explainText('{"a":1e400}').verdict, "no_match");
  assert.equal(compile({ data: { a: 1.5 } }, { of: "event" }).matchesText('{"data":{"a":1.50}}'), true);
  for (const number of [
    "0.1",
    "1e-7",
    "123456789012345678",
    "5e-324",
    "1.7976931348623157e308",
    "2.2250738585072011e-308",
  ])
    assert.ok(compile({ a: number }).matchesText(`{"a":${number}}`), number);
});

test("what JSON has no word for is refused in a filter, where it stands", () => {
  const cycle = {};
  cycle.a = cycle;
  for (const [filter, at] of [
    [undefined, ""],
    [{ type: undefined }, "/type"],
    [{ "a/b~": [1, { x: Number.NaN }] }, "/a~1b~0/1/x"],
    [{ a: 1n }, "/a"],
    [{ a: () => 1 }, "/a"],
    [{ a: Number.POSITIVE_INFINITY }, "/a"],
    [cycle, ""],
  ])
    assert.throws(() => compile(filter), { name: "FilterError", code: "not_json", at });
  for (const text of ["", "{", "{} {}", "nul", "{'a':1}"])
    assert.throws(() => compileText(text), { code: "not_json", field: "filter" });
  assert.throws(() => compile({}, { of: "header" }), { code: "options_invalid", field: "of" });
  assert.throws(() => compile({}, { of: "toString" }), { code: "options_invalid" });
});

test("a date is the text that JSON makes of it, and a member `__proto__` is one", () => {
  const at = new Date(0);
  assert.ok(matches({ at }, { at: "1970-01-01T00:00:00.000Z" }));
  assert.ok(compileText('{"__proto__":1}').matches(JSON.parse('{"__proto__":1}')));
  const document = { headers: new Map([["__proto__", "x"]]) };
  assert.ok(compileText('{"headers":{"__proto__":"x"}}', { of: "request" }).matches(document));
});

test("a document that is no JSON is refused; one that is not there is missing", () => {
  const filter = compile({ $exist: false });
  assert.equal(filter.matches(undefined), true);
  assert.equal(filter.matches(new Uint8Array([0xff])), true, "no UTF-8");
  assert.equal(filter.matches(""), false, "an empty text is there");
  assert.equal(filter.matches(null), false, "`null` is there");
  const cycle = {};
  cycle.a = cycle;
  for (const document of [cycle, { a: 1n }])
    assert.throws(() => filter.matches(document), { code: "not_json", field: "document" });
  assert.throws(() => filter.explainText("{"), { code: "not_json", field: "document", at: "" });
  for (const of of ["request", "event"])
    for (const document of [undefined, null, 1, "a", []]) assert.equal(compile({}, { of }).matches(document), true);
});

test("a request is as `Request` and its URL have it", () => {
  const filter = compile(
    {
      body: { action: "opened" },
      headers: { "X-Event": "a, b", "set-cookie": "x=1, y=2" },
      query: { tag: ["x", "y"], one: "1" },
      path: { $startsWith: "/in" },
    },
    { of: "request" },
  );
  const headers = new Headers([
    ["x-event", "a"],
    ["X-Event", "b"],
    ["set-cookie", "x=1"],
    ["set-cookie", "y=2"],
  ]);
  const query = new URL("http://a/in?tag=x&tag=y&one=1").searchParams;
  for (const body of [
    '{"action":"opened"}',
    bytes("action=opened"),
    { action: "opened" },
    bytes('{"action":"opened"}').buffer,
  ])
    assert.deepEqual(filter.explain({ body, headers, query, path: "/in/a" }).failed, null);
  const plain = { headers: { "x-event": ["a", "b"], "SET-COOKIE": "x=1, y=2" }, query: { tag: ["y", "x"], one: "1" } };
  assert.ok(filter.matches({ body: { action: "opened" }, path: "/in", ...plain }));
  assert.equal(compile({ body: { $exist: false } }, { of: "request" }).matches({ body: new Uint8Array([0xff]) }), true);
});

test("bytes are a view of a larger buffer as well, and a Buffer", () => {
  const all = bytes('xx{"a":1}xx');
  const filter = compile({ a: 1 });
  assert.ok(filter.matches(all.subarray(2, -2)));
  assert.ok(filter.matches(new DataView(all.buffer, 2, all.length - 4)));
  assert.ok(filter.matches(Buffer.from('{"a":1}')));
});

test("more filters than the module keeps are all answered, in any order", () => {
  const filters = Array.from({ length: 2500 }, (_, place) => compile({ id: place }));
  for (const place of [0, 2499, 1, 1200, ...filters.keys(), 0]) {
    assert.equal(filters[place].matches({ id: place }), true, `${place}`);
    assert.equal(filters[place].matches({ id: place + 1 }), false, `${place}`);
    assert.equal(matches({ id: "x" }, { id: place }), false);
  }
});

test("large documents come and go", () => {
  const filter = compile({ items: { id: 99_999 } });
  const items = Array.from({ length: 60_000 }, (_, id) => ({ id: id + 40_000 }));
  for (let round = 0; round < 20; round++) {
    assert.equal(filter.explain({ items }).verdict, "undecided", "more than 100,000 values");
    assert.equal(filter.matches({ items: items.slice(-20_000) }), true);
  }
  const text = compile({ $in: "needle" });
  assert.equal(text.matches(`${"ä".repeat(2_000_000)}needle`), true);
});
