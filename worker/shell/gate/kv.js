// The `kv` store: marks of done events in Workers KV. Claims in flight are in the core's memory.
//
// KV failing never loses an event: a read that fails counts as "not seen", a write that fails leaves the event unmarked.
// Both let a duplicate through instead.

const name = (key) => `done:${key}`;

/**
 * Whether any of the keys is marked; else what marks them. `failure` is what went wrong with asking.
 * @param {KVNamespace} kv
 * @param {string[]} keys
 * @param {number} windowS
 */
export async function take(kv, keys, windowS) {
  let failure;
  for (const key of keys) {
    try {
      if ((await kv.get(name(key))) !== null) return { state: "done", failure };
    } catch (error) {
      failure = String(error);
    }
  }
  return { state: "held", failure, commit: () => mark(kv, keys, windowS), release: async () => {} };
}

/**
 * Marks every key. Rejects where one could not be, after the others.
 * @param {KVNamespace} kv
 * @param {string[]} keys
 * @param {number} windowS
 */
export async function mark(kv, keys, windowS) {
  const put = async (key) => kv.put(name(key), "", { expirationTtl: windowS });
  const failed = (await Promise.allSettled(keys.map(put))).find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}
