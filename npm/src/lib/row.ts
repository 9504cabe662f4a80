/**
 * A provider's row on its way to the core.
 * @module
 */
import { WebhookError } from "../error.js";
import { type ProviderName, rows } from "../generated/rows.js";
import type { Row } from "../row.js";

/** The built-in row of that name, or the row itself. */
export function rowOf(provider: ProviderName | Row): Row {
  if (typeof provider === "object" && provider !== null) return provider;
  if (!Object.hasOwn(rows, provider)) {
    throw new WebhookError(
      "provider_invalid",
      `no provider is named \`${String(provider)}\`; there are ${Object.keys(rows).join(", ")}`,
    );
  }
  return rows[provider] as Row;
}

/** The paths that the core reads, in its order. */
const paths = [
  "secret",
  "signature.header",
  "signature.encoding",
  "signature.algorithm",
  "signature.signed",
  "signature.layout.value.prefix",
  "signature.layout.value.prefix_optional",
  "signature.layout.list.separator",
  "signature.layout.list.assign",
  "signature.layout.list.version",
  "timestamp.from.header",
  "timestamp.from.item",
  "timestamp.unit",
  "timestamp.tolerance_s",
  "id.header",
  "id.field",
  "event_type.header",
  "event_type.field",
  "extra.event_type",
  "extra.idempotency_key",
  "handshake.echo_field.field",
  "handshake.echo_field.equals",
  "handshake.echo_field.echo",
  "handshake.echo_query.parameter",
];
/** What it does not read: it is for the sending side, or for people. */
const elsewhere = ["name", "header_prefixes", "dedupe_window_s", "max_body", "ping", "delivery", "envelope", "catalog"];

/** The row as the core reads it: the value of each path, a line for each of a path of header names. */
export function valuesOf(row: Row): (string | undefined)[] {
  const values = Array.from<string | undefined>({ length: paths.length });
  const read = (value: unknown, path: string): void => {
    if (value === null || value === undefined) return;
    if (typeof value === "object") {
      const isList = Array.isArray(value);
      for (const name of Object.keys(value)) {
        read((value as Record<string, unknown>)[name], isList ? path : `${path}.${name}`);
      }
      return;
    }
    const place = paths.indexOf(path);
    if (place === -1) throw wrong(`${path} is not part of a row`);
    const text = String(value);
    if (text.includes("\n")) throw wrong(`${path} holds a line break`);
    values[place] = path.endsWith("header") ? `${values[place] ?? ""}${text}\n` : text;
  };
  for (const name of Object.keys(row)) if (!elsewhere.includes(name)) read(row[name as keyof Row], name);
  return values;
}

/** The error for the place of a path whose value the core refuses. */
export function wrongAt(place: number, values: readonly (string | undefined)[]): WebhookError {
  const path = paths[place];
  if (path === undefined) return wrong("it names more than 32 headers and fields");
  return wrong(values[place] === undefined ? `${path} is missing` : `${path} ${values[place].trim()}`);
}

const wrong = (what: string) => new WebhookError("provider_invalid", `the provider's row is wrong here: ${what}`);
