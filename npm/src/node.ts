/**
 * Webhooks on plain `node:http`.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import { receive } from "./lib/receive.js";
import { collectNode, type NodeRequest } from "./lib/stream.js";
import type { Row } from "./row.js";

export type { Context, Handler, ReceiveOptions } from "./handler.js";

/** What this needs of a `ServerResponse`. */
export interface NodeResponse {
  readonly headersSent?: boolean;
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body: string): unknown;
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
    const { status, headers, body } = await receive(
      options,
      {
        method: request.method ?? "",
        url: request.url ?? "/",
        headers: request.headers,
        body: (limit) => collectNode(request, limit),
      },
      handler,
    );
    // A time-out of the server's, say.
    if (response.headersSent) return;
    response.writeHead(status, headers);
    response.end(body);
  };
}
