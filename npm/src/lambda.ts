/**
 * Webhooks on AWS Lambda: `export const handler = webhookHandler({ webhook }, async (delivery) => { ... })`.
 *
 * It takes the events of API Gateway (REST and HTTP APIs), of Lambda URLs, of an Application Load Balancer and of
 * Lambda@Edge, with a body in base64 or as text. A function stops when it has answered, so `waitUntil` and
 * `background` are waited for before that.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import { edgeAnswer, fromEdge } from "./lib/lambda/edge.js";
import { fromGateway, gatewayAnswer } from "./lib/lambda/gateway.js";
import type { Edge, Gateway } from "./lib/lambda/shapes.js";
import { receiveToTheEnd } from "./lib/receive.js";
import type { Row } from "./row.js";

export type { Context, Handler, ReceiveOptions, Reply } from "./handler.js";
export type { Edge, EdgeAnswer, Gateway, GatewayAnswer } from "./lib/lambda/shapes.js";

/**
 * A function's handler. The URL of a provider that signs it is best given as the option `url`: of a REST API and of a
 * load balancer the query arrives decoded.
 */
export function webhookHandler<const P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  handler: Handler<P>,
  // What came is one of many shapes, and what goes is the shape for it.
): (event: any) => Promise<any> {
  return async (event: Gateway | Edge) =>
    "Records" in event
      ? edgeAnswer(await receiveToTheEnd(options, fromEdge(event), handler))
      : gatewayAnswer(event, await receiveToTheEnd(options, fromGateway(event), handler));
}
