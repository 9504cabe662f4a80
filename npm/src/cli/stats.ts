/**
 * Deliveries over time, as a table: an endpoint a row, and all of them.
 * @module
 */
import type { Signpost } from "../client.js";
import type { StatsCounts } from "../generated/sender.js";
import type { Values } from "./given.js";

export async function stats(client: Signpost, { values }: { values: Values }): Promise<AsyncIterable<object> | object> {
  const { span, endpoint } = values;
  const found = await client.deliveries.stats({
    ...(span ? { span: span as "day" } : {}),
    ...(endpoint ? { endpoint: String(endpoint) } : {}),
  });
  if (values.json) return found;
  const line = (endpoint: string, { delivery_counts: counts, attempt_duration: took }: StatsCounts) => ({
    endpoint,
    ...counts,
    median_ms: took?.p50_ms,
    p95_ms: took?.p95_ms,
  });
  const lines = found.endpoints.map(({ endpoint_id: id, counts }) => line(id, counts));
  if (!endpoint) lines.push(line("all", found.total));
  return rows(lines);
}

async function* rows(lines: object[]): AsyncIterable<object> {
  yield* lines;
}
