/**
 * Webhooks in Express 4 and 5: `app.post("/in", webhookRoute({ webhook }, handler))`.
 *
 * It reads the raw body itself, or takes the one that was kept in `rawBody`. Put the route before `express.json()`, give
 * the route `express.raw({ type: "*\/*" })`, or let `express.json({ verify })` keep the bytes in `rawBody`; after a parser
 * that kept nothing it answers 500 and tells `onError` the fix.
 * @module
 */
export type { NodeRequest } from "./lib/stream.js";
export {
  type Context,
  type Handler,
  type NodeResponse,
  type ReceiveOptions,
  type Reply,
  webhookListener as webhookRoute,
} from "./node.js";
