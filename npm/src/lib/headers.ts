/**
 * Reading header values out of whatever holds them: `Headers`, Node's objects, a `Request`.
 * @internal
 */
import { WebhookError } from "../error.js";
import type { Names } from "../row.js";

/** Anything with a case-insensitive `get`, as `Headers` has it. */
export interface HeadersLike {
  get(name: string): string | null | undefined;
}

/** Header values by name, as Node's `req.headers` has them. */
export type HeaderObject = { readonly [name: string]: string | readonly string[] | number | undefined };

/** `Headers`, an object of header values as Node's `req.headers` is, or a request that has one of these. */
export type HeaderInput = HeadersLike | HeaderObject | { readonly headers: HeadersLike | HeaderObject };

/**
 * The names of a header, the one under which it is sent first.
 * @internal
 */
export function namesOf(names: Names | undefined): readonly string[] {
  return typeof names === "string" ? [names] : (names ?? []);
}

/** @internal */
export type Plain = Record<string, unknown>;

/**
 * What to ask for header values: anything with a `get`, or an object that has them as properties.
 * @internal
 */
export function sourceOf(input: HeaderInput, depth = 0): HeadersLike | Plain {
  // Headers of headers of headers are nobody's.
  if (typeof input !== "object" || input === null || depth > 2) {
    throw new WebhookError(
      "headers_missing",
      "the second argument must be the request's headers: `request.headers`, or `req.headers` in Node",
    );
  }
  const { get, headers: inner } = input as Plain;
  if (typeof get === "function") return input as HeadersLike;
  if (typeof inner === "object" && inner !== null && !Array.isArray(inner))
    return sourceOf(inner as HeaderInput, depth + 1);
  return input as Plain;
}

/**
 * One value of an object of headers by its lower-case name, without a look at other spellings.
 * @internal
 */
export function direct(headers: Plain, name: string): string | undefined {
  const value = headers[name];
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return Array.isArray(value) && value.length > 0 ? value.join(", ") : undefined;
}

/**
 * Whether every name is in lower case, as Node's are: then no name is there in another spelling.
 * @internal
 */
export function isLower(headers: Plain): boolean {
  for (const name in headers) if (name !== name.toLowerCase()) return false;
  return true;
}

/**
 * A copy of an object of headers under lower-case names, two spellings of one name joined.
 * @internal
 */
export function lowered(headers: Plain): Plain {
  const copy: Plain = Object.create(null) as Plain;
  for (const key of Object.keys(headers)) {
    const value = direct(headers, key);
    if (value === undefined) continue;
    const name = key.toLowerCase();
    copy[name] = name in copy ? `${copy[name] as string}, ${value}` : value;
  }
  return copy;
}

/**
 * The value of one header, whoever holds it.
 * @internal
 */
export function oneOf(headers: HeaderInput, name: string): string | undefined {
  const source = sourceOf(headers);
  if (typeof source.get === "function") return (source as HeadersLike).get(name) ?? undefined;
  return direct(lowered(source as Plain), name.toLowerCase());
}
