/**
 * What was given to an action, read: JSON, numbers, times, secrets.
 * @module
 */
import { read, stdin, Usage } from "./options.js";

/** The options as they were given; a number is still text. */
export type Values = Record<string, string | boolean | undefined>;

/** A secret from a file. */
export function secretOf(given: string): string {
  if (!given.startsWith("@"))
    throw new Usage("--secret is @FILE: other users of this machine see what stands on a command line");
  return read(given.slice(1)).toString().trim();
}

/** A preset's name, or a template. */
export const transformOf = (given: string) =>
  /^[a-z]+$/.test(given) && given !== "null" ? given : jsonNow("--transform", given);

/** JSON, or a file's. */
export const jsonNow = (what: string, given: string) =>
  parse(what, given.startsWith("@") ? read(given.slice(1)).toString() : given);

/** The same, or what comes on stdin. */
export const json = async (what: string, given: string): Promise<unknown> =>
  given === "-" ? parse("stdin", (await stdin()).toString()) : jsonNow(what, given);

/** JSON that stands somewhere. */
export function parse(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Usage(`${what} is not JSON: ${(error as Error).message}`);
  }
}

/** What is said of an endpoint, in the words of the API. */
export function endpointOf(values: Values): object {
  const { provider, types, description, concurrency, fifo, url } = values;
  const rate = values["rate-per-second"];
  return {
    ...(url !== undefined && { url }),
    ...(provider !== undefined && {
      provider: String(provider).startsWith("{") ? parse("--provider", String(provider)) : provider,
    }),
    ...(types !== undefined && {
      event_types: String(types)
        .split(",")
        .map((type) => type.trim()),
    }),
    ...(values.filter !== undefined && { filter: jsonNow("--filter", String(values.filter)) }),
    ...(values.transform !== undefined && { transform: transformOf(String(values.transform)) }),
    ...(values.secret !== undefined && { secret: secretOf(String(values.secret)) }),
    ...(description !== undefined && { description }),
    ...(concurrency !== undefined && { concurrency: number("concurrency", concurrency) }),
    ...(rate !== undefined && { rate_per_second: number("rate-per-second", rate) }),
    ...(fifo !== undefined && { fifo }),
  };
}

/** A whole number above 0. */
export function number(name: string, given: unknown): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1)
    throw new Usage(`--${name} is a whole number above 0, not \`${String(given)}\``);
  return value;
}

/** How many of a list. */
export const limitOf = ({ limit }: Values) => (limit === undefined ? 50 : number("limit", limit));

/** Of which types, and of which time. */
export function spanOf(values: Values) {
  const [since, until] = [timeOf("since", values.since), timeOf("until", values.until)];
  return { ...(values.type ? { type: String(values.type) } : {}), ...(since && { since }), ...(until && { until }) };
}

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** A time, or one so long ago. */
export function timeOf(name: string, given: unknown): string | undefined {
  if (given === undefined) return undefined;
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(String(given)) ?? [];
  if (unit !== undefined) return new Date(Date.now() - Number(count) * UNITS[unit]! * 1_000).toISOString();
  if (Number.isNaN(Date.parse(String(given))))
    throw new Usage(`--${name} is a time such as 2026-05-20T10:14:25Z, or 30m, 2h, 7d`);
  return new Date(String(given)).toISOString();
}
