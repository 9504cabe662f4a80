/**
 * Verify, deduplicate and sign webhooks.
 * @module
 */
export { Delivery } from "./delivery.js";
export { type Refusal, WebhookError, type WebhookErrorCode } from "./error.js";
export type { EventOf, PayloadOf, Payloads } from "./events.js";
export {
  type BuiltInEvents,
  type ProviderName,
  type RejectCode,
  rejectCodes,
  rows as providers,
} from "./generated/rows.js";
export type { Context, Handler, ReceiveOptions } from "./handler.js";
export type { CoreModule } from "./lib/core.js";
export type { HeaderInput, HeadersLike } from "./lib/headers.js";
export type { Names, Row, Source } from "./row.js";
export {
  type RawBody,
  type SignOptions,
  type Verdict,
  type VerifyOptions,
  Webhook,
  type WebhookOptions,
} from "./webhook.js";
