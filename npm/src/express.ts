/**
 * Webhooks in Express 4 and 5: `app.post("/in", webhookRoute({ webhook }, handler))`.
 *
 * It reads the raw body itself. Put the route before `express.json()`, or give the route
 * `express.raw({ type: "*\/*" })`; after a parser it answers 500 and tells `onError` the fix.
 * @module
 */
export type { NodeRequest } from "./lib/stream.js";
export {
  type Context,
  type Handler,
  type NodeResponse,
  type ReceiveOptions,
  webhookListener as webhookRoute,
} from "./node.js";
