/**
 * Looking into a verified body.
 * @module
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
    if (typeof found !== "object" || found === null || Array.isArray(found) || !Object.hasOwn(found, name))
      return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  if (typeof found === "string") return found;
  if (typeof found !== "number" || !Number.isInteger(found) || Math.abs(found) > 2 ** 53) return undefined;
  return isExact(found, path, body) ? String(found) : undefined;
}

/**
 * Whether the number stands in the body as it reads: digits alone, and none lost in a double. Hosts
 * that do not show the source of a value are asked for what a double can hold for certain.
 */
function isExact(number: number, path: string, body: Uint8Array | string): boolean {
  if (Object.is(number, -0)) return false;
  const last = path.slice(path.lastIndexOf(".") + 1);
  const text = typeof body === "string" ? body : decoder.decode(body);
  let isShown = false;
  let exact = true;
  const revive = (key: string, value: unknown, context?: { source?: string }) => {
    if (key === last && value === number && context?.source !== undefined) {
      isShown = true;
      exact &&= context.source === String(number);
    }
    return value;
  };
  try {
    JSON.parse(text, revive as (key: string, value: unknown) => unknown);
  } catch {
    // Unlike `parse`, this goes as deep as the stack: the body is nested deeper.
    isShown = false;
  }
  return isShown ? exact : Number.isSafeInteger(number);
}
