// What is measured for one cell of a table, the same in every runtime.
import { compare } from "./measure.mjs";

/** JSON of exactly `size` bytes that looks like an event: some fields, some prose. */
function event(size) {
  const head =
    '{"id":"evt_2KWPBgLlAfxdpx2AI54pPJ85f4W","type":"claim.created","timestamp":"2026-11-21T10:00:00Z","data":{"claim":{"id":"clm_1","amount":1250,"note":"';
  const tail = '"}}}';
  const words = "the roof leaks since the storm, see the photos ";
  return head + words.repeat(Math.ceil(size / words.length)).slice(0, size - head.length - tail.length) + tail;
}

/** One cell: the results for bytes and for text. */
export async function measure({ make }, size, options) {
  const text = event(size);
  const bytes = globalThis.Buffer?.from(text) ?? new TextEncoder().encode(text);
  const { ours, peer, isAsync, isOursAsync } = await make(text);
  const results = [];
  for (const body of [bytes, text]) {
    await ours(body);
    await peer(body);
    results.push(
      await compare(
        () => ours(body),
        () => peer(body),
        { isAsync, isOursAsync, ...options },
      ),
    );
  }
  return results;
}
