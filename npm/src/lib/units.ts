/**
 * Values with a unit, as configuration writes them: the Worker reads the same forms.
 * @module
 */
import type { Row } from "../row.js";

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };
const BYTES: Record<string, number> = { KiB: 1024, MiB: 1024 * 1024 };

/** Seven days: what a row has that does not say how long events must be remembered. */
const WINDOW_S = 7 * 86_400;

/** How many seconds a receiver must remember an event; `undefined` where the row is wrong. */
export function windowOf({ dedupe_window, dedupe_window_s }: Row): number | undefined {
  return withUnit(dedupe_window ?? dedupe_window_s ?? WINDOW_S, SECONDS);
}

/** The largest body that the provider sends, in bytes; `undefined` where the row does not say it, or is wrong. */
export function maxBodyOf({ max_body }: Row): number | undefined {
  return max_body === undefined || max_body === null ? undefined : withUnit(max_body, BYTES);
}

/** A whole number, or one with a unit; `undefined` for what is neither. */
export function withUnit(value: number | string, units: Record<string, number>): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  const [, digits, unit] = /^([0-9]{1,15})([A-Za-z]+)$/.exec(value) ?? [];
  if (digits === undefined || !Object.hasOwn(units, unit!)) return undefined;
  return Number(digits) * units[unit!]!;
}
