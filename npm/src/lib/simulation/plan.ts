/**
 * What a provider will send: events, in which order, and on a bad day what else. Nothing here sends.
 * @module
 */
import type { Spoiling } from "../../testing.js";

/** What is sent beside an event. */
export type Extra = "duplicate" | "twin" | Spoiling;

export interface Planned {
  /** The number of the event, from 0 in the order in which they happened. */
  readonly event: number;
  /** `twin` goes out with the first attempt, the others when the event is through. */
  readonly extras: readonly Extra[];
}

/** Chance that can be repeated: mulberry32, which is small and public domain. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The events in the order in which they are sent. A bad day shuffles them; every event comes twice, as a twin or later, and
 * has one forgery with it, of each kind by turns.
 */
export function planOf(
  count: number,
  badDay: boolean,
  forgeries: readonly Spoiling[],
  random: () => number,
): Planned[] {
  const order = Array.from({ length: count }, (_, event) => event);
  if (!badDay) return order.map((event) => ({ event, extras: [] }));
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order.map((event, place) => {
    const again: Extra = random() < 0.5 ? "twin" : "duplicate";
    return { event, extras: [again, forgeries[place % forgeries.length]!] };
  });
}
