/**
 * Looking into a verified body, whatever its `Content-Type` says: the bytes say what it is, as they do in the Worker
 * (`crates/content/src/fields.rs`).
 *
 * A body that is one JSON document is JSON. One that is not, and has only characters of a form with a `=` among them,
 * is `application/x-www-form-urlencoded`; a form of one field whose value is a JSON object or list is that JSON, in
 * the way in which GitHub and Slack send `payload=`. A UTF-8 byte order mark in front is skipped.
 * @module
 */
import { sourceOf } from "./source.js";

/** What a body holds, and the JSON that it was read from; a form has none. */
export interface Content {
  readonly value: unknown;
  readonly json?: string;
}

// Strict, as the core's other hosts are: a body that is not UTF-8 is not JSON. It takes away one byte order mark.
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Visible ASCII but for what a form writes as `%XX`. */
const FORM = /^[!#-;=?-[\]_a-z~]*$/;

/** Throws a `SyntaxError` (or a `TypeError` for bad UTF-8) where the body is neither JSON nor a form. */
export function read(body: Uint8Array | string): Content {
  const json = textOf(body);
  try {
    return { value: JSON.parse(json), json };
  } catch (error) {
    if (!json.includes("=") || !FORM.test(json)) throw error;
    return form(json);
  }
}

function textOf(body: Uint8Array | string): string {
  return typeof body === "string" ? withoutMark(body) : decoder.decode(body);
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** An object of the fields: text, or a list of texts under a name that came several times. */
function form(text: string): Content {
  // Without the `&`, a `?` in front would be taken for none of it.
  const pairs = [...new URLSearchParams(`&${text}`)];
  if (pairs.length === 1) {
    const json = withoutMark(pairs[0]![1]);
    try {
      if (/^[ \t\r\n]*[[{]/.test(json)) return { value: JSON.parse(json), json };
    } catch {
      // Then it is text.
    }
  }
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    const before = fields.get(name);
    if (before === undefined) fields.set(name, value);
    else if (typeof before === "string") fields.set(name, [before, value]);
    else before.push(value);
  }
  return { value: Object.fromEntries(fields) };
}

/** Half a surrogate pair: JSON can write it, and it is no text. */
const HALF = /\p{Surrogate}/u;

/**
 * The value at `path` (`"id"`, `"data.id"`) if the body is JSON that has it and it is a
 * string or an integer below 2^53 in size; `undefined` otherwise. `[]` is the one element of a list that has no other
 * (`"items.[].id"`). A number written with a fraction or an
 * exponent is no integer, whatever its value is. In a form the path is the name of a field that came once.
 */
export function field({ value, json }: Content, path: string): string | undefined {
  const names = json === undefined ? [path] : path.split(".");
  let found: unknown = value;
  for (const name of names) {
    if (name === "[]" && json !== undefined) {
      if (!Array.isArray(found) || found.length !== 1) return undefined;
      found = found[0];
      continue;
    }
    if (typeof found !== "object" || found === null || Array.isArray(found) || !Object.hasOwn(found, name))
      return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  if (typeof found === "string") return HALF.test(found) ? undefined : found;
  if (!Number.isSafeInteger(found)) return undefined;
  const text = String(found);
  // `JSON.parse` has read what it can hold: the document says what was written.
  return sourceOf(json!, names) === text ? text : undefined;
}

/**
 * The value of the one field of a JSON object that has no other. A form is none, nor is JSON in a form: what is answered
 * to such a body could be wanted for something else. Throws where the body is no JSON.
 */
export function onlyField(body: Uint8Array | string, name: string): string | undefined {
  const json = textOf(body);
  const value = JSON.parse(json) as object;
  return Object.keys(value).length === 1 ? field({ value, json }, name) : undefined;
}
