/**
 * A provider's row on its way to the core.
 * @module
 */
import { WebhookError } from "../error.js";
import { paths } from "../generated/core.js";
import type { ProviderName } from "../generated/rows.js";
import type { Row } from "../row.js";
import { textOf } from "./handshake.js";
import { maxBodyOf, windowOf } from "./units.js";
import { wrong } from "./wrong.js";

/** What this package's own core leaves to another build of it. */
const PARTS = /\{(crc32|form|host|if|lines|path|request_target|secret|target|json:|query|sha)/;
const DATES: readonly unknown[] = ["http_date", "iso8601", "seconds_or_milliseconds"];
const ENCODINGS: readonly unknown[] = ["base64_url", "hex_base64", "text"];
const FORMATS: readonly unknown[] = ["sha256", "spki"];

/**
 * Whether a provider needs the option `module` of `Webhook`: it signs with another algorithm than HMAC-SHA256, or says
 * something that few rows say, as where it signs parts of the URL or fields of the body.
 */
export function needsModule(provider: ProviderName | Row): boolean {
  const { secret, signature, timestamp } = rowOf(provider);
  const { algorithm = "hmac_sha256", any_header, encoding, from, jwt, layout, signed = "", weak } = signature ?? {};
  const time = timestamp?.from;
  const list = layout !== undefined && layout !== null && "list" in layout ? layout.list : undefined;
  return (
    algorithm !== "hmac_sha256" ||
    ENCODINGS.includes(encoding) ||
    FORMATS.includes(secret) ||
    DATES.includes(timestamp?.unit) ||
    PARTS.test(signed) ||
    // What is absent may be null, as JSON has it.
    Boolean(from || any_header || jwt || weak || list?.blanks || list?.quoted) ||
    /\*/.test(list?.version ?? "") ||
    Boolean(layout && "bare" in layout) ||
    time === "first" ||
    Boolean(time && ("field" in time || "claim" in time))
  );
}

/** The rows that can be named. */
let table: { readonly [name: string]: Row } = {};

/** Makes rows known by their names. */
export function register(rows: { readonly [name: string]: Row }): void {
  table = rows;
}

/** The built-in row of that name, or the row itself. */
export function rowOf(provider: ProviderName | Row): Row {
  if (typeof provider === "object" && provider !== null) return provider;
  const row = Object.hasOwn(table, provider) ? table[provider] : undefined;
  if (row !== undefined) return row;
  const names = Object.keys(table);
  throw new WebhookError(
    "provider_invalid",
    names.length === 0
      ? `\`${String(provider)}\` is a name, and \`signpost/webhook\` knows none: give the row itself`
      : `no provider is named \`${String(provider)}\`; there are ${names.join(", ")}`,
  );
}

/** What the core does not read: it is for the sending side, for adapters, or for people. */
const elsewhere = [
  "name",
  "title",
  "header_prefixes",
  "dedupe_window",
  "dedupe_window_s",
  "max_body",
  // Its tables are more than paths.
  "handshake",
  "ping",
  "delivery",
  "envelope",
  "catalog",
];
/** Other names of a path. */
const aliases: Record<string, string> = { "timestamp.tolerance_s": "timestamp.tolerance" };

/** The row as the core reads it: the value of each path, a line for each of a path of header names. */
export function valuesOf(row: Row): (string | undefined)[] {
  const values = Array.from<string | undefined>({ length: paths.length });
  const read = (value: unknown, path: string, depth = 0): void => {
    if (value === null || value === undefined) return;
    if (path === "signature.jwt") {
      values[paths.indexOf(path)] = claimsOf(value);
      return;
    }
    if (typeof value === "object" && depth < 8) {
      const isList = Array.isArray(value);
      for (const name of Object.keys(value)) {
        read((value as Record<string, unknown>)[name], isList ? path : `${path}.${name}`, depth + 1);
      }
      return;
    }
    const place = paths.indexOf(aliases[path] ?? path);
    if (place === -1) throw wrong(`${path} is not part of a row`);
    const text = String(value);
    const isListed = /(^|\.)(header|weak)$/.test(path);
    // A line is an entry of the list.
    if (isListed && text.includes("\n")) throw wrong(`${path} holds a line break`);
    values[place] = isListed ? `${values[place] ?? ""}${text}\n` : text;
  };
  for (const name of Object.keys(row)) if (!elsewhere.includes(name)) read(row[name as keyof Row], name);
  values[paths.indexOf("handshake")] = textOf(row);
  return values;
}

/** A line for each claim of a token; an empty one where it has none. */
function claimsOf(jwt: unknown): string {
  if (typeof jwt !== "object" || Array.isArray(jwt)) throw wrong("signature.jwt is no table");
  const lines = Object.entries(jwt as object).map(([name, value]) => {
    const line = `${name}=${String(value)}`;
    if (typeof value !== "string" || /^=|\n/.test(line) || name.includes("="))
      throw wrong(`signature.jwt.${name} is no text, or holds a line break`);
    return `${line}\n`;
  });
  return lines.join("") || "\n";
}

/** Refuses what nobody here does, and what the core does not read and adapters do. */
export function checkLimits(row: Row): void {
  if (row.signature?.keys)
    throw wrong("`signature.keys` are fetched, which the gate does and this package does not: see docs/gate.md");
  if (windowOf(row) === undefined) throw wrong("dedupe_window is no whole number and no text such as 7d");
  if (row.max_body !== undefined && row.max_body !== null && maxBodyOf(row) === undefined)
    throw wrong("max_body is no whole number and no text such as 26MiB");
}

const UNSAFE =
  "a handshake is a POST that nothing marks, has a `max_length` that is not 1 to 1024, or makes an HMAC without an `alphabet` of hex or token and a `max_length` of at most 256";

/** The error for the place of a path whose value the core refuses. */
export function wrongAt(place: number, values: readonly (string | undefined)[]): WebhookError {
  const path = paths[place];
  if (path === undefined) return wrong("it names more than 40 headers and fields");
  if (path === "handshake") return wrong(UNSAFE);
  return wrong(values[place] === undefined ? `${path} is missing` : `${path} ${values[place].trim()}`);
}
