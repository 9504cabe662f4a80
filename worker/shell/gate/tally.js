// The counts of one source, in memory: requests of each minute by verdict and code, and the last that were not accepted.
// What the object of `source-counters.js` does apart from its storage; time comes in.

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** A week: what a person looks back on. */
export const KEEP_MS = 7 * 86_400_000;
/** Requests kept for people to look at. */
const RECENT = 50;

export class Tally {
  /** By hour, and in it by minute: `[verdict, code or null, n]`. */
  #hours = new Map();
  /** The same from tables of an earlier format, as `[minute, verdict, code or null, n]`. */
  #earlier = [];
  /** The newest last. */
  #recent = [];
  #changed = new Set();

  /** Takes up a stored hour, and a newer list of requests than any before. */
  restore(at, minutes, recent) {
    this.#hours.set(at, new Map(minutes));
    if (recent) this.#recent = recent;
  }

  restoreEarlier(counts, recent) {
    this.#earlier = counts;
    if (recent) this.#recent = recent;
  }

  add({ counts, details }, now) {
    const at = now - (now % HOUR_MS);
    const hour = this.#hours.get(at) ?? new Map();
    this.#hours.set(at, hour);
    const minute = now - (now % MINUTE_MS);
    const known = hour.get(minute) ?? [];
    hour.set(minute, known);
    for (const [verdict, code, n] of counts) {
      const same = known.find((count) => count[0] === verdict && count[1] === code);
      if (same === undefined) known.push([verdict, code, n]);
      else same[2] += n;
    }
    this.#recent = [...this.#recent, ...details].slice(-RECENT);
    this.#changed.add(at);
  }

  /** The hours that are not stored as they are now: `[at, minutes, recent]`. */
  changed() {
    return [...this.#changed].map((at) => [at, [...this.#hours.get(at)], this.#recent]);
  }

  stored() {
    this.#changed.clear();
  }

  /** Forgets what is older than a week. */
  forget(now) {
    for (const at of this.#hours.keys()) {
      if (at < now - KEEP_MS - HOUR_MS) this.#hours.delete(at);
    }
  }

  /** A `SourceCounts` of the API: since a time, in steps of so many milliseconds. */
  show(since, step) {
    const [buckets, verdicts, codes] = [new Map(), {}, {}];
    for (const [minute, verdict, code, n] of this.#all()) {
      if (minute < since) continue;
      const at = minute - (minute % step);
      if (!buckets.has(at)) buckets.set(at, {});
      increase(buckets.get(at), verdict, n);
      increase(verdicts, verdict, n);
      if (code) increase(codes, code, n);
    }
    const inOrder = [...buckets].toSorted(([one], [other]) => one - other);
    return {
      buckets: inOrder.map(([at, verdicts]) => ({ starts_at: time(at), verdicts })),
      verdicts,
      codes,
      recent_requests: this.#recent.toReversed().map((request) => ({
        received_at: time(request.at),
        verdict: request.verdict,
        code: request.code,
        event_id: request.event_id,
        type: request.event_type,
        response_status: request.status,
        duration_ms: request.ms,
      })),
    };
  }

  *#all() {
    yield* this.#earlier;
    for (const hour of this.#hours.values())
      for (const [minute, counts] of hour) for (const count of counts) yield [minute, ...count];
  }
}

function increase(counts, name, n) {
  counts[name] = (counts[name] ?? 0) + n;
}

/** RFC 3339, as the API writes times everywhere. */
const time = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
