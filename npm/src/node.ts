/**
 * Webhooks on plain `node:http`.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import type { Answer } from "./lib/answer.js";
import { receive } from "./lib/receive.js";
import { type NodeRequest, nodeIncoming } from "./lib/stream.js";
import type { Row } from "./row.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";

/** What this needs of a `ServerResponse`. */
export interface NodeResponse {
  readonly headersSent?: boolean;
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body: string | Uint8Array): unknown;
}

/**
 * A request listener that verifies, deduplicates and answers.
 *
 * @example
 * ```js
 * createServer(webhookListener({ webhook }, async (delivery) => { ... })).listen(3000);
 * ```
 */
export function webhookListener<const P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  handler: Handler<P>,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    answerNode(response, await receive(options, nodeIncoming(request), handler));
  };
}

/** Writes an answer, unless somebody else has begun one: a time-out of the server's, say. @internal */
export function answerNode(response: NodeResponse, { status, headers, body }: Answer): void {
  if (response.headersSent) return;
  response.writeHead(status, headers);
  response.end(body);
}
