import type { Store } from "./store.js";

/** What memory holds before the oldest entries go, unless it is given. */
const MAX_KEYS = 100_000;

type Entry = { readonly done: boolean; readonly token: string; readonly expires: number };

/**
 * A store in this process: for one instance, for tests. It forgets everything when the process ends.
 *
 * @param options.maxKeys beyond it the oldest keys are forgotten; 100,000 unless it is given
 * @param options.clock the time in milliseconds; the host's unless it is given
 */
export function memoryStore({
  maxKeys = MAX_KEYS,
  clock = Date.now,
}: {
  maxKeys?: number;
  clock?: () => number;
} = {}): Store {
  // A Map keeps the order of insertion: the first key is the oldest.
  const entries = new Map<string, Entry>();
  const put = (key: string, entry: Entry) => {
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size <= maxKeys) return;
    for (const [old, { expires }] of entries) {
      if (entries.size <= maxKeys && expires > clock()) return;
      entries.delete(old);
    }
  };
  return {
    isAtomic: true,
    async claim(key, token, leaseMs) {
      const entry = entries.get(key);
      if (entry !== undefined && entry.expires > clock()) return entry.done ? "done" : "busy";
      put(key, { done: false, token, expires: clock() + leaseMs });
      return "claimed";
    },
    async commit(key, windowMs) {
      put(key, { done: true, token: "", expires: clock() + windowMs });
    },
    async release(key, token) {
      const entry = entries.get(key);
      if (entry !== undefined && !entry.done && entry.token === token) entries.delete(key);
    },
  };
}
