/**
 * Filters and documents of JavaScript as JSON.
 * @module
 */
import type { Given } from "./core.js";
import { FilterError } from "./error.js";

/**
 * A filter's JSON. What JSON has no word for is refused: a condition that is `undefined` by mistake would be left out, and
 * the filter would match more than was meant.
 */
export function filterText(filter: unknown): string {
  const places = new WeakMap<object, string>();
  return written("filter", filter, function (this: object, key: string, value: unknown) {
    const parent = places.get(this);
    const at = parent === undefined ? "" : `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (typeof value === "object" && value !== null) places.set(value, at);
    else if (["bigint", "function", "symbol", "undefined"].includes(typeof value) || !isNumber(value))
      throw new FilterError("not_json", at, `JSON has no word for ${String(value).slice(0, 40)}`);
    return value;
  });
}

/** A value that is a number is one that JSON can write. */
const isNumber = (value: unknown) => typeof value !== "number" || Number.isFinite(value);

/** A body: bytes as they came, or a value; a text is one as it came. */
export function body(document: unknown): Given {
  const bytes = bytesOf(document);
  if (bytes !== undefined) return { body: bytes };
  return document === undefined ? undefined : { json: documentText(document) };
}

/** A request's parts: a body may be bytes, headers and query what a `Request` and its URL have. */
export function request(document: unknown): Given {
  if (typeof document !== "object" || document === null) return { json: documentText(document) };
  const { body, headers, query, ...rest } = document as Record<string, unknown>;
  const bytes = bytesOf(body);
  const text = bytes === undefined ? body : textOf(bytes);
  return { json: documentText({ ...rest, body: text, headers: membersOf(headers), query: membersOf(query) }) };
}

/** An event is JSON as it is. */
export function event(document: unknown): Given {
  return { json: documentText(document) };
}

function documentText(document: unknown): string {
  return written("document", document === undefined ? null : document);
}

function written(
  what: "document" | "filter",
  value: unknown,
  replacer?: (this: object, key: string, value: unknown) => unknown,
) {
  try {
    return JSON.stringify(value, replacer) ?? "null";
  } catch (error) {
    if (error instanceof FilterError) throw error;
    // Cycles, big integers, what is nested too deeply for the runtime.
    throw new FilterError("not_json", "", (error as Error).message.split("\n")[0]!, what);
  }
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  // One of another realm, too, as tests and edge runtimes have them.
  const isBuffer = /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
  return isBuffer ? new Uint8Array(value as ArrayBuffer) : undefined;
}

/** The text of bytes; `undefined` where they are no UTF-8, which is a body that is not there. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `Headers`, `URLSearchParams` or a `Map` as an object: what comes several times is a list. Anything else stays as it is. */
function membersOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !(Symbol.iterator in value)) return value;
  const members = new Map<string, unknown[]>();
  for (const [name, own] of value as Iterable<[string, unknown]>)
    members.set(name, [...(members.get(name) ?? []), own]);
  return Object.fromEntries([...members].map(([name, own]) => [name, own.length === 1 ? own[0] : own]));
}
