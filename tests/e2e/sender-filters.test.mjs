// A filter tried through the API: every vector that a JSON document can say, and what a mistake is called.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { useSender } from "./support/use.mjs";

const { api } = await useSender();
const { cases, errors } = JSON.parse(readFileSync(new URL("../vectors/filters.json", import.meta.url), "utf8"));

/** A test whose filter and document are texts of JSON: `JSON.stringify` would write other numbers. */
function tried({ filter, filter_text, of = "body" }, document) {
  const json = `{"of":"${of}","filter":${filter_text ?? JSON.stringify(filter)},"document":${document}}`;
  return api.call("POST", "/filters/test", json);
}

function documentOf({ of = "body", event, body, body_text, headers, query, path }) {
  // A body that is a text is read as one that came.
  const raw = body_text ?? (typeof body === "string" ? JSON.stringify(body) : undefined);
  const sent = JSON.stringify(raw ?? body);
  if (of === "event") return JSON.stringify(event);
  if (of === "body") return sent;
  return `{"body":${sent},"headers":${JSON.stringify(headers ?? {})},"query":${JSON.stringify(query ?? {})},"path":${JSON.stringify(path ?? "")}}`;
}

test("every vector below the API's largest body has its verdict", async () => {
  const words = new Map([
    [true, "match"],
    [false, "no_match"],
    ["undecided", "undecided"],
  ]);
  const small = cases.filter(({ body_build }) => body_build === undefined);
  assert.ok(small.length >= 116);
  for (const vector of small) {
    const { status, body } = await tried(vector, documentOf(vector));
    assert.equal(status, 200, `${vector.name}: ${JSON.stringify(body)}`);
    assert.equal(body.verdict, words.get(vector.expected), vector.name);
    assert.equal(body.failed === null, body.verdict !== "no_match", vector.name);
  }
});

test("a mistake is 422, with its place below `filter` and its code", async () => {
  for (const vector of errors) {
    const { status, body } = await tried(vector, "{}");
    assert.equal(status, 422, vector.name);
    const [{ field, code, message }] = body.errors;
    assert.deepEqual([field, code], [`filter${vector.error.at}`, vector.error.code], vector.name);
    assert.ok(message.length > 0);
  }
});

test("the first condition that failed is named with what was there", async () => {
  const filter = { type: "claim.created", data: { amount: { $gte: 1000 } } };
  const document = { topic: "claim.created", data: { amount: "850.00" } };
  const { body } = await tried({ filter, of: "event" }, JSON.stringify(document));
  assert.deepEqual(body, { verdict: "no_match", steps: 4, failed: { at: "/data/amount/$gte", found: "text" } });
});
