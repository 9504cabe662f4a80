/**
 * Looking into a verified body.
 * @internal
 */

// Strict, as the core's other hosts are: a body that is not UTF-8 is not JSON, and a BOM is not either.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The body's JSON; throws a `SyntaxError` (or a `TypeError` for bad UTF-8) where it is none. */
export function parse(body: Uint8Array | string): unknown {
  return JSON.parse(typeof body === "string" ? body : decoder.decode(body));
}

/**
 * The value at `path` (`"id"`, `"data.id"`) if the body is a JSON object that has it and it is a
 * string or an integer within ±2^53; `undefined` otherwise. A number written with a fraction or an
 * exponent is no integer, whatever its value is.
 */
export function field(value: unknown, path: string, body: Uint8Array | string): string | undefined {
  let found: unknown = value;
  for (const name of path.split(".")) {
    if (typeof found !== "object" || found === null || Array.isArray(found) || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  if (typeof found === "string") return found;
  if (typeof found !== "number" || !Number.isInteger(found) || Math.abs(found) > 2 ** 53) return undefined;
  return isPlain(found, path, body) ? String(found) : undefined;
}

/** Whether the number is written with digits alone. Hosts that do not show how it is written pass it. */
function isPlain(number: number, path: string, body: Uint8Array | string): boolean {
  if (Object.is(number, -0)) return false;
  const last = path.slice(path.lastIndexOf(".") + 1);
  let plain = true;
  const text = typeof body === "string" ? body : decoder.decode(body);
  JSON.parse(text, function (this: unknown, key: string, value: unknown, context?: { source?: string }) {
    if (key === last && Object.is(value, number) && context?.source !== undefined) plain = /^-?\d+$/.test(context.source);
    return value;
  } as (key: string, value: unknown) => unknown);
  return plain;
}
