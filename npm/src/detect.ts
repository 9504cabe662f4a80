/**
 * Whose request could this be? A hint for people, and never a verdict.
 * @module
 */
import { type ProviderName, providers } from "./index.js";
import { namesOf } from "./lib/headers.js";
import { sendingOf } from "./lib/sending.js";
import type { Names, Row } from "./row.js";

/** More names are no hint. */
const MOST = 5;
/** As in crates/core/src/provider/detect.rs, which counts in the same way. */
const LEAST = 3;
/** Everybody sends these. */
const CREDENTIALS = ["authorization", "cookie", "proxy-authorization"];

/**
 * The names of the built-in providers that a request's headers fit, the best first.
 *
 * For a message or a log, and for nothing else: senders share header names (`X-Hub-Signature` is SHA-1 for one and
 * SHA-256 for the next), so a `Webhook` is made with the provider that you know, never with what this says.
 *
 * @param headers `Headers`, or an object such as Node's `req.headers`
 */
export function detect(
  headers: Iterable<readonly [string, string]> | Readonly<Record<string, string | readonly string[] | undefined>>,
): ProviderName[] {
  const entries = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  const values = new Map<string, string>();
  for (const [name, value] of entries)
    if (value !== undefined && !CREDENTIALS.includes(name.toLowerCase())) values.set(name.toLowerCase(), String(value));
  return Object.values<Row>(providers)
    .map((row) => ({ name: row.name as ProviderName, points: pointsOf(row, values) }))
    .filter(({ points }) => points >= LEAST)
    .sort((one, other) => other.points - one.points)
    .slice(0, MOST)
    .map(({ name }) => name);
}

function pointsOf(row: Row, headers: ReadonlyMap<string, string>): number {
  const values = (names: Names | undefined) => namesOf(names).flatMap((name) => headers.get(name.toLowerCase()) ?? []);
  const [tag] = values(row.signature.header);
  // The name is right, and what stands there is somebody else's.
  if (tag !== undefined && !looksRight(row.signature.layout, tag)) return 0;
  let points = tag === undefined ? 0 : 6;
  for (const place of [row.timestamp?.from, row.id, row.event_type])
    if (typeof place === "object" && "header" in place) points += values(place.header).length > 0 ? 2 : -1;
  for (const prefix of sendingOf(row).header_prefixes ?? [])
    if (prefix !== "" && [...headers.keys()].some((name) => name.startsWith(prefix))) points += 1;
  return points;
}

/** Whether a header could hold this row's signature. */
function looksRight(layout: Row["signature"]["layout"], value: string): boolean {
  if (layout === undefined || "bare" in layout) return true;
  if ("list" in layout) return value.includes(layout.list.version + layout.list.assign);
  return layout.value.prefix_optional === true || value.startsWith(layout.value.prefix ?? "");
}
