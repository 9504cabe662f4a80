/**
 * How a provider goes on after an attempt, as its row says: the same rules as crates/core/src/outgoing.
 * @module
 */
import type { Row } from "../../row.js";
import { sendingOf } from "../sending.js";
import { withUnit } from "../units.js";

export interface Policy {
  readonly deadlineMs: number;
  /** The wait after each failure. */
  readonly waitsS: readonly number[];
  readonly jitterPercent: number;
  readonly exhausted: "dead_letter" | "disable";
  readonly goneDisables: boolean;
  readonly retryAfter: boolean;
  /** How long there may be nothing but failures; `undefined` for ever. */
  readonly failingS: number | undefined;
}

/** What an attempt came to: an answer, or why there was none. */
export interface Outcome {
  readonly status: number | null;
  readonly retryAfterS?: number | undefined;
  readonly error?: string | undefined;
}

/** What follows an attempt. */
export type Next =
  | { readonly next: "delivered" | "dead_letter" | "disabled" }
  | { readonly next: "retry"; readonly waitS: number };

/** What a row has that says nothing of its deliveries: crates/core/src/provider/policy.rs. */
const USUAL_S = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 };
const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** The policy of a row, in either spelling: `deadline = "20s"`, or `deadline_ms`. */
export function policyOf(row: Row): Policy {
  const own = (sendingOf(row).delivery ?? {}) as Record<string, any>;
  const seconds = (value: number | string) => withUnit(value, SECONDS) ?? 0;
  const failing = own.failing_disables ?? own.failing_disables_s;
  return {
    deadlineMs: withUnit(own.deadline ?? own.deadline_ms ?? 15_000, MILLISECONDS) ?? 15_000,
    waitsS: ((own.schedule ?? own.schedule_s ?? USUAL_S) as (number | string)[]).map(seconds),
    jitterPercent: own.jitter_percent ?? 10,
    exhausted: own.exhausted ?? "dead_letter",
    goneDisables: own.gone_disables ?? true,
    retryAfter: own.retry_after ?? true,
    failingS:
      failing === undefined ? 5 * 86_400 : failing === null || failing === "never" ? undefined : seconds(failing),
  };
}

/**
 * What follows the `attempt`th attempt.
 *
 * @param failingS for how long the endpoint has done nothing but fail
 * @param random from 0 up to 1
 */
export function after(policy: Policy, attempt: number, outcome: Outcome, failingS: number, random: number): Next {
  const { status, retryAfterS } = outcome;
  if (status !== null && status >= 200 && status < 300) return { next: "delivered" };
  if (status === 410 && policy.goneDisables) return { next: "disabled" };
  if (policy.failingS !== undefined && failingS >= policy.failingS) return { next: "disabled" };
  const wait = policy.waitsS[attempt - 1];
  if (wait === undefined) return { next: policy.exhausted === "disable" ? "disabled" : "dead_letter" };
  const asked = policy.retryAfter && (status === 429 || status === 503) ? (retryAfterS ?? 0) : 0;
  const jittered = wait + (wait * policy.jitterPercent * random) / 100;
  return { next: "retry", waitS: Math.max(asked, Math.round(jittered)) };
}
