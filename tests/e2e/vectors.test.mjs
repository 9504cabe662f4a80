// The contract of tests/vectors/verify, over real HTTP: the same verdict, and the same code in the log.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readVectors } from "../vectors/read.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const cases = readVectors();
// A gate has the clock it has: whether a time is too old or too new is checked where `now` can be given.
const inTime = cases.filter(({ code }) => !code?.startsWith("timestamp_too_"));
// A client of HTTP cannot even send such a header, a gate always knows the method, and what a gate has signed is a
// loop to it.
const sendable = inTime.filter(
  ({ headers, code, provider }) =>
    code !== "missing_method" &&
    provider !== "signpost" &&
    Object.values(headers).every((value) => /^[\x20-\x7e]*$/.test(value)),
);
const rowOf = (name) => readFileSync(new URL(`../../providers/${name}.toml`, import.meta.url), "utf8");
/** A key of the row itself, not one of its tables'. */
const saysTime = (row) => /^timestamp\b/m.test(row.split(/^\[/m)[0]) || /^\[timestamp\]/m.test(row);
const hasTime = (provider) => (typeof provider === "string" ? saysTime(rowOf(provider)) : provider.timestamp);
const signsUrl = (provider) =>
  /\{((\w+:)?url|host|path|request_target|target)\}/.test(
    typeof provider === "string" ? rowOf(provider) : JSON.stringify(provider),
  );
/** What this gate finds wrong before any delivery comes. */
const MISCONFIGURED = ["secret_invalid", "missing_url"];

/** Answered by the gate itself. */
const isPing = ({ provider, type, id }) =>
  type === "webhook.test" || (provider === "discord" && type === "0" && id === null);

const sources = {};
const vars = {};
const origin = await useOrigin();
for (const [index, vector] of sendable.entries()) {
  vector.source = `case-${index}`;
  const names = vector.secrets.map((secret, place) => {
    const name = `SECRET_${index}_${place}`;
    vars[name] = secret;
    return name;
  });
  sources[vector.source] = { provider: vector.provider, secrets: names, origin: origin.url };
  if (hasTime(vector.provider)) sources[vector.source].tolerance = "off";
  if (vector.url !== undefined && signsUrl(vector.provider)) sources[vector.source].url = vector.url;
}
const gate = await useGate({ vars: { ...vars, SIGNPOST_SIGNING_SECRET: "origin-secret-0123456789" }, sources });

test(`t39: the gate agrees with ${sendable.length} of ${cases.length} vectors (the rest need a clock of their own or another wire)`, async () => {
  assert.ok(sendable.length > 0.9 * cases.length, "most of the contract can be sent over HTTP");
  for (const vector of sendable) {
    const { name, source, headers, body_base64: body, verdict, code, id, type, url, method = "POST" } = vector;
    const { search } = new URL(url ?? gate.url);
    const response = await fetch(`${gate.url}/in/${source}${search}`, {
      method,
      headers,
      body: Buffer.from(body, "base64"),
    });
    await response.text();
    const line = await gate.logged((line) => line.source === source && line.status !== undefined, name);
    if (MISCONFIGURED.includes(code)) {
      assert.deepEqual([response.status, line.code], [500, "misconfigured"], name);
    } else if (verdict === "reject") {
      assert.deepEqual([response.status, line.verdict, line.code], [401, "refused", code], name);
    } else {
      const status = isPing(vector) && vector.provider === "discord" ? 204 : 200;
      assert.deepEqual([response.status, line.event_id, line.type], [status, id, type], name);
    }
  }
  const accepted = sendable.filter((vector) => vector.verdict === "accept" && !isPing(vector)).length;
  assert.equal(origin.received.length, accepted);
});
