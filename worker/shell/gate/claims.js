// The `strict` store: which shard is asked, and in which order. (Each key is claimed in the object that owns it.)
import { question } from "./question.js";

const SHARDS = 16;

/**
 * Takes all keys, or says what stands in the way.
 * @param {Record<string, any>} env
 * @param {string} source
 * @param {string[]} keys
 * @param {number} leaseMs
 * @param {number} windowS
 */
export async function take(env, source, keys, leaseMs, windowS) {
  const token = crypto.randomUUID();
  const ask = async (key, body) => {
    const object = env.CLAIMS.getByName(`${source}/${Number.parseInt(key.slice(0, 2), 16) % SHARDS}`);
    const answer = await object.fetch("https://object/", { method: "POST", body: question({ key, ...body }) });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const all = (body) => Promise.all(keys.map((key) => ask(key, body)));
  const taken = [];
  for (const key of keys) {
    const { state, retry_after_s: retryAfterS } = await ask(key, { op: "claim", token, lease_ms: leaseMs });
    if (state === "claimed") {
      taken.push(key);
      continue;
    }
    await Promise.allSettled(taken.map((key) => ask(key, { op: "release", token })));
    return { state, retryAfterS };
  }
  return {
    state: "held",
    commit: () => all({ op: "commit", window_s: windowS }),
    release: () => all({ op: "release", token }),
  };
}
