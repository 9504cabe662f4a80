// Cloudflare's list prices, from https://developers.cloudflare.com/workers/platform/pricing/, /durable-objects/platform/pricing/
// and /kv/platform/pricing/.
export const READ_IN = "November 2026";

const MILLION = 1e6;

/**
 * What is counted, in the order of the tables' columns: dollars per million beyond what the paid plan includes in a
 * month, and what the free plan has in a day. An alarm that is set is billed as a row, one that goes off as a request.
 */
export const PRICES = {
  "Worker requests": { perMillion: 0.3, included: 10 * MILLION, freePerDay: 100_000 },
  "object requests": { perMillion: 0.15, included: MILLION, freePerDay: 100_000 },
  "rows written": { perMillion: 1, included: 50 * MILLION, freePerDay: 100_000 },
  "rows read": { perMillion: 0.001, included: 25_000 * MILLION, freePerDay: 5 * MILLION },
  "KV reads": { perMillion: 0.5, included: 10 * MILLION, freePerDay: 100_000 },
  "KV writes": { perMillion: 5, included: MILLION, freePerDay: 1_000 },
};

const PLAN = 5;

const sum = (of) => Object.entries(PRICES).reduce((total, [what, prices]) => total + of(what, prices), 0);

/** Dollars per million of something that takes `counts` of each. */
export const price = (counts) => sum((what, { perMillion }) => (counts[what] ?? 0) * perMillion);

/** Dollars of a month with `times` of it, on the paid plan. */
export const month = (counts, times) =>
  PLAN +
  sum((what, { perMillion, included }) => (Math.max(0, (counts[what] ?? 0) * times - included) * perMillion) / MILLION);

/** How many of it fit into the free plan's day. */
export const freeDay = (counts) =>
  Math.min(...Object.entries(PRICES).map(([what, { freePerDay }]) => freePerDay / (counts[what] || 1e-9)));
