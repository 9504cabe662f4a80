/**
 * Events in their providers' own shape: for tests and the command.
 * @module
 */
import { samples } from "../generated/samples.js";
import type { Row } from "../row.js";
import { sendingOf } from "./sending.js";

/** An event of a provider's file. */
export interface Sample {
  readonly type: string;
  /** JSON with placeholders; crates/rows knows the same ones. */
  readonly body: string;
}

/** The samples of a built-in row; a row of one's own has none. */
export function samplesOf(row: Row): readonly Sample[] {
  return Object.hasOwn(samples, row.name) ? (samples[row.name as keyof typeof samples] ?? []) : [];
}

/** The event types that can be sent of a provider: its catalog's, then those that only a sample has. */
export function sampleTypes(row: Row): readonly string[] {
  return [...new Set([...(sendingOf(row).catalog?.types ?? []), ...samplesOf(row).map(({ type }) => type)])];
}

/** A sample's event, as if it had just happened. */
export function fill({ body }: Sample, at: Date): unknown {
  const id = crypto.randomUUID().replaceAll("-", "");
  const values: Record<string, string> = {
    id,
    // 48 bits: a number in every JSON, and no two are the same.
    number: String(Number.parseInt(id.slice(0, 12), 16)),
    now: at.toISOString().replace(/\.\d+Z$/, "Z"),
    now_s: String(Math.floor(at.getTime() / 1000)),
    now_ms: String(at.getTime()),
  };
  return JSON.parse(body.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]!));
}
