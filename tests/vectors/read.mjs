// The contract as JavaScript reads it: every case of tests/vectors/verify, in the order of its files.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "verify");
const FIELDS = "algorithm body_base64 code headers id method name now provider reason secrets type url verdict";
const known = new Set(FIELDS.split(" "));

/** The cases. A field that nobody here knows would be a condition that nobody checks, so it is an error. */
export function readVectors() {
  const cases = readdirSync(folder)
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
  for (const vector of cases) {
    const unknown = Object.keys(vector).filter((field) => !known.has(field));
    if (unknown.length > 0) throw new Error(`${vector.name}: nobody here knows ${unknown}`);
  }
  return cases;
}

/** The cases of requests that may be handshakes, each with its row, or the name of a built-in one. */
export function readHandshakes() {
  const { rows, cases } = read("handshakes.json");
  return cases.map((vector) => ({ ...vector, provider: rows[vector.provider] ?? vector.provider }));
}

/** The cases of which deliveries are one event. */
export const readDedupe = () => read("dedupe.json");

/** The deliveries that may be pings, each with its row likewise. */
export function readPings() {
  const { rows, secret, deliveries } = read("pings.json");
  return deliveries.map((vector) => ({ ...vector, secret, provider: rows[vector.provider] ?? vector.provider }));
}

const read = (file) => JSON.parse(readFileSync(join(import.meta.dirname, file), "utf8"));
