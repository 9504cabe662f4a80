// Everybody who stores a delivery: objects of the sender, and queues of the platform.
import { question } from "./question.js";

/** Bodies up to here are handed over all at once; of a larger one there is never more than one copy. */
const SMALL_BYTES = 256 * 1024;

/**
 * Whether all of them have stored it.
 * @param {Record<string, any>} env
 * @param {string[]} stores of each an object or nothing, a binding, and the question or message
 * @param {Uint8Array} body
 */
export async function stored(env, stores, body) {
  const each = Array.from({ length: stores.length / 3 }, (_, n) => stores.slice(n * 3, n * 3 + 3));
  if (body.length <= SMALL_BYTES) return (await Promise.all(each.map((one) => store(env, one, body)))).every(Boolean);
  for (const one of each) if (!(await store(env, one, body))) return false;
  return true;
}

async function store(env, [object, binding, text], body) {
  try {
    if (object === "") {
      await env[binding].send(JSON.parse(text), { contentType: "json" });
      return true;
    }
    const asking = { method: "POST", body: question(text, body) };
    const answer = await env[binding].getByName(object).fetch("https://object/", asking);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch (error) {
    console.error(JSON.stringify({ at: binding, code: "unavailable", detail: String(error) }));
    return false;
  }
}
