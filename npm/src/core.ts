/**
 * All of the package but the table of built-in providers: for whoever gives a row, and counts bytes.
 *
 * @example
 * ```js
 * import { Webhook } from "signpost/webhook";
 * import { stripe } from "signpost/providers/stripe";
 *
 * const webhook = new Webhook(stripe, process.env.STRIPE_SECRET);
 * ```
 * @module
 */
export { Delivery } from "./delivery.js";
export { type Refusal, WebhookError, type WebhookErrorCode } from "./error.js";
export type { EventOf, PayloadOf, Payloads } from "./events.js";
export { type RejectCode, rejectCodes } from "./generated/core.js";
export type { BuiltInEvents } from "./generated/events.js";
export type { ProviderName } from "./generated/rows.js";
export type { Context, Handler, ReceiveOptions } from "./handler.js";
export type { CoreModule } from "./lib/core.js";
export type { HeaderInput, HeadersLike } from "./lib/headers.js";
export type { Handshake, Names, Place, Row, Sending, Spot } from "./row.js";
export {
  type HandshakeAnswer,
  type HandshakeRequest,
  type RawBody,
  type SignOptions,
  type Verdict,
  type VerifyOptions,
  Webhook,
  type WebhookOptions,
} from "./webhook.js";
export { needsModule } from "./lib/row.js";
/** @internal */
export { register } from "./lib/row.js";
