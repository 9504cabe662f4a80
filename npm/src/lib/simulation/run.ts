/**
 * A provider's day: takes a plan to an endpoint and tells what happened. Time, chance and the network are given, so that
 * tests have their own.
 * @module
 */
import type { Extra, Planned } from "./plan.js";
import { after, type Next, type Outcome, type Policy } from "./policy.js";

export interface World {
  /** Sends an event's delivery, signed for this attempt, and gives up at the deadline. */
  post(event: number, kind: "event" | Extra, deadlineMs: number): Promise<Outcome & { readonly ms: number }>;
  /** Waits: the provider's seconds, however long they take here. */
  sleep(seconds: number): Promise<void>;
  random(): number;
}

/** A line of the time line. */
export interface Line extends Outcome {
  /** Seconds of the provider's time since the event. */
  readonly at_s: number;
  readonly event: number;
  readonly kind: "event" | Extra;
  readonly attempt: number;
  readonly ms: number;
  readonly next: Next["next"] | "as_expected" | "unexpected";
  readonly wait_s?: number;
}

export interface Summary {
  readonly delivered: number;
  readonly dead_letters: number;
  /** Events that stay pending, since the endpoint was disabled. */
  readonly pending: number;
  readonly disabled: boolean;
  /** What was forged and not refused, or repeated and not answered. */
  readonly unexpected: number;
}

export async function simulate(
  plan: readonly Planned[],
  policy: Policy,
  world: World,
  report: (line: Line) => void,
): Promise<Summary> {
  const ends = { delivered: 0, dead_letter: 0, disabled: 0 };
  let unexpected = 0;
  let isDisabled = false;
  /** Since when there was nothing but failures, in the provider's time. */
  let failingSince: number | undefined;

  const deliver = async (event: number): Promise<boolean> => {
    let now = 0;
    for (let attempt = 1; ; attempt++) {
      if (isDisabled) {
        ends.disabled += 1;
        return false;
      }
      const { ms, ...outcome } = await world.post(event, "event", policy.deadlineMs);
      const isFailure = outcome.status === null || outcome.status < 200 || outcome.status >= 300;
      failingSince = isFailure ? Math.min(failingSince ?? now, now) : undefined;
      const step = after(policy, attempt, outcome, now - (failingSince ?? now), world.random());
      const wait = step.next === "retry" ? { wait_s: step.waitS } : {};
      report({ at_s: now, event, kind: "event", attempt, ms, ...outcome, next: step.next, ...wait });
      if (step.next !== "retry") {
        ends[step.next] += 1;
        isDisabled ||= step.next === "disabled";
        return step.next === "delivered";
      }
      now += step.waitS + ms / 1000;
      await world.sleep(step.waitS);
    }
  };

  /** Something beside the event: a copy must be answered well, a forgery refused. */
  const extra = async (event: number, kind: Extra): Promise<void> => {
    const { ms, ...outcome } = await world.post(event, kind, policy.deadlineMs);
    const { status } = outcome;
    const isCopy = kind === "twin" || kind === "duplicate";
    // 409: the first copy is still under way, and may fail.
    const isRight = isCopy
      ? status !== null && (status < 300 || status === 409)
      : status !== null && status >= 400 && status < 500;
    if (!isRight) unexpected += 1;
    report({ at_s: 0, event, kind, attempt: 1, ms, ...outcome, next: isRight ? "as_expected" : "unexpected" });
  };

  const play = async ({ event, extras }: Planned): Promise<void> => {
    const twin = extras.includes("twin") ? [extra(event, "twin")] : [];
    const [isDelivered] = await Promise.all([deliver(event), ...twin]);
    for (const kind of extras) {
      if (kind === "twin" || isDisabled) continue;
      // What was never delivered has no second copy to be known again.
      if (kind !== "duplicate" || isDelivered) await extra(event, kind);
    }
  };

  await Promise.all(plan.map(play));
  return {
    delivered: ends.delivered,
    dead_letters: ends.dead_letter,
    pending: ends.disabled,
    disabled: isDisabled,
    unexpected,
  };
}
