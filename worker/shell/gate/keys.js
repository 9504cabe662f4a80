// The keys of a provider that publishes them, fetched when the core asks for them.
import { fetched, said } from "./core.js";

/** A data centre asks for a key set as often as an isolate does, at most. */
const CACHED_S = 60;

/**
 * Fetches what the core has named, and hands it over. What cannot be had is the core's to judge.
 * @param {Record<string, any>} env
 * @param {string} head of the request that it is for
 */
export async function fetchKeys(env, head) {
  const [name, url, deadlineMs, most, post] = said(env);
  let found;
  try {
    const answer = await fetch(url, {
      ...(post !== "" && { method: "POST", headers: { "content-type": "application/json" }, body: post }),
      // A redirect would lead where the row does not.
      redirect: "manual",
      signal: AbortSignal.timeout(Number(deadlineMs)),
      cf: { cacheEverything: true, cacheTtlByStatus: { "200-299": CACHED_S, "300-599": 0 } },
    });
    if (answer.status === 200) found = await atMost(answer, Number(most));
    else await answer.body?.cancel();
    if (found === undefined) report(url, `${answer.status}, or more than ${most} bytes`);
  } catch (error) {
    report(url, String(error));
  }
  fetched(env, head, name, found);
}

async function atMost(answer, most) {
  const reader = answer.body?.getReader({ mode: "byob" });
  if (reader === undefined) return undefined;
  const { value } = await reader.read(new Uint8Array(most + 1), { min: most + 1 });
  await reader.cancel();
  return value !== undefined && value.length <= most ? value : undefined;
}

function report(url, detail) {
  console.error(JSON.stringify({ at: "keys", code: "unavailable", url, detail }));
}
