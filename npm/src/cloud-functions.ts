/**
 * Webhooks on Google Cloud Functions and Firebase: `http("in", webhookFunction({ webhook }, handler))`.
 *
 * These hosts parse every body before the function sees it, and keep its bytes in `rawBody`, which are verified. A
 * function may stop when it has answered, so `waitUntil` and `background` are waited for before that.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import type { Handler, ReceiveOptions } from "./handler.js";
import { receiveToTheEnd } from "./lib/receive.js";
import { type NodeRequest, nodeIncoming } from "./lib/stream.js";
import { answerNode, type NodeResponse } from "./node.js";
import type { Row } from "./row.js";

export type { NodeRequest } from "./lib/stream.js";
export type { Context, Handler, NodeResponse, ReceiveOptions, Reply } from "./node.js";

/** A function for `http()` of `@google-cloud/functions-framework` or `onRequest()` of `firebase-functions`. */
export function webhookFunction<const P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  handler: Handler<P>,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    answerNode(response, await receiveToTheEnd(options, nodeIncoming(request, FIX), handler));
  };
}

const FIX = "serve it with the functions framework, which keeps the bytes in `rawBody`";
