/**
 * Webhooks in NestJS, on Express and on Fastify: a controller's method that hands its request and response on.
 *
 * Nest parses bodies before a controller sees them: create the app with `{ rawBody: true }`, which keeps the bytes.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import { receive } from "./lib/receive.js";
import { type NodeRequest, nodeIncoming } from "./lib/stream.js";
import { answerNode, type NodeResponse } from "./node.js";
import type { Row } from "./row.js";

export type { NodeRequest } from "./lib/stream.js";
export type { Context, Handler, NodeResponse, ReceiveOptions, Reply } from "./node.js";

/** Fastify's request and reply: Node's own are in `raw`. */
export interface FastifyRequest extends Omit<NodeRequest, typeof Symbol.asyncIterator> {
  readonly raw: NodeRequest;
}
export interface FastifyReply {
  readonly raw: NodeResponse;
  /** Tells Fastify that somebody else answers. */
  hijack(): unknown;
}

/**
 * What a controller's method calls.
 *
 * @example
 * ```ts
 * @Controller("webhooks")
 * class WebhooksController {
 *   readonly #receive = webhookReceiver({ webhook, store }, (delivery) => this.claims.take(delivery));
 *
 *   constructor(private readonly claims: Claims) {}
 *
 *   @All()
 *   take(@Req() request: Request, @Res() response: Response) {
 *     return this.#receive(request, response);
 *   }
 * }
 * ```
 */
export function webhookReceiver<const P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  handler: Handler<P>,
): (request: NodeRequest | FastifyRequest, response: NodeResponse | FastifyReply) => Promise<void> {
  return async (request, response) => {
    const { body, rawBody } = request;
    const raw = "raw" in request ? request.raw : request;
    const answer = await receive(options, nodeIncoming(raw, FIX, { body, rawBody }), handler);
    if ("hijack" in response) response.hijack();
    answerNode("raw" in response ? response.raw : response, answer);
  };
}

const FIX = "create the app with `NestFactory.create(AppModule, { rawBody: true })`, which keeps the bytes";
