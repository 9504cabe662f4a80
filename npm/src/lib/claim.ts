/**
 * Claiming every key of a delivery, or none.
 * @module
 */
import type { Store } from "../stores/store.js";

export type Claim =
  | { readonly state: "busy" }
  | { readonly state: "done" }
  | { readonly state: "claimed"; commit(windowMs: number): Promise<void>; release(): Promise<void> };

/**
 * Claims the keys in their order: two copies of one event meet at the first key that they share. The
 * marker is written only by `commit`, after the work: a marker before it would lose the event if the
 * work failed.
 */
export async function claimAll(store: Store | undefined, keys: readonly string[], leaseMs: number): Promise<Claim> {
  if (store === undefined) return { state: "claimed", commit: async () => {}, release: async () => {} };
  const token = crypto.randomUUID();
  const mine: string[] = [];
  const release = async () => {
    await Promise.all(mine.map((key) => store.release(key, token)));
  };
  for (const key of keys) {
    let state: "busy" | "claimed" | "done";
    try {
      state = await store.claim(key, token, leaseMs);
    } catch (error) {
      await release().catch(() => {});
      throw error;
    }
    if (state !== "claimed") {
      await release();
      return { state };
    }
    mine.push(key);
  }
  return {
    state: "claimed",
    release,
    commit: async (windowMs) => {
      await Promise.all(mine.map((key) => store.commit(key, windowMs)));
    },
  };
}
