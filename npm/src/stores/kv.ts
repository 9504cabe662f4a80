import type { Store } from "./store.js";

/** What this needs of a KV namespace. */
export interface KvNamespace {
  get(key: string): Promise<string | null>;
  put(key: string, value: string, options: { expirationTtl: number }): Promise<unknown>;
}

/** KV refuses a shorter life. */
const MIN_TTL_S = 60;

/**
 * A store in Cloudflare KV: cheap, and best effort. KV has no compare-and-set, so it only remembers
 * what is done: copies that arrive at the same time all pass, and so may copies that arrive elsewhere
 * within a minute. Where that is not enough, use a Durable Object, Redis or SQL.
 *
 * @param options.prefix stands before every key; `signpost:` unless it is given
 */
export function kvStore(namespace: KvNamespace, { prefix = "signpost:" }: { prefix?: string } = {}): Store {
  return {
    isAtomic: false,
    async claim(key) {
      return (await namespace.get(prefix + key)) === null ? "claimed" : "done";
    },
    async commit(key, windowMs) {
      await namespace.put(prefix + key, "done", { expirationTtl: Math.max(MIN_TTL_S, Math.ceil(windowMs / 1000)) });
    },
    async release() {},
  };
}
