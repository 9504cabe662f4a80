/**
 * What an app gives an adapter: a handler, and how it is called.
 * @module
 */
import type { Delivery } from "./delivery.js";
import type { ProviderName } from "./generated/rows.js";
import type { Row } from "./row.js";
import type { Store } from "./stores/store.js";
import type { DedupeOptions, Webhook } from "./webhook.js";

/** What a handler is given beside the delivery. */
export interface Context {
  /**
   * Hands the platform a promise to finish after the answer: its `waitUntil` where it has one. What
   * fails there is past the answer, so the provider does not send it again.
   */
  waitUntil(promise: Promise<unknown>): void;
}

/**
 * What a handler may answer with: a `Response`, text, bytes, or an object or list, which is sent as JSON. A `Response`
 * that is no 2xx releases the claim, so that the provider's retry is processed.
 */
export type Reply = Response | string | Uint8Array | ArrayBuffer | object;

// biome-ignore lint/suspicious/noConfusingVoidType: a handler without a `return` is one of void
type Maybe<T> = T | null | undefined | void;

/**
 * Does what the event is about. What it returns is the answer; nothing, a number or a boolean is answered with 200 and
 * `{"ok":true}`. What it throws releases the claim and is answered with 500.
 */
export type Handler<P extends ProviderName | Row> = (
  delivery: Delivery<P>,
  context: Context,
) => Maybe<Reply> | PromiseLike<Maybe<Reply>>;

export interface ReceiveOptions<P extends ProviderName | Row = ProviderName | Row> {
  readonly webhook: Webhook<P>;
  /** Remembers what was processed; without one, every verified delivery reaches the handler. */
  readonly store?: Store;
  /** Keeps sources that share a store apart; the provider's name unless it is given. */
  readonly scope?: string;
  /** What names an event whose id is not signed (GitHub, Shopify): see {@link DedupeOptions}. */
  readonly dedupe?: DedupeOptions;
  /** The largest body in bytes; the provider's own limit or 1 MiB unless it is given. Beyond it: 413. */
  readonly limit?: number;
  /** How long one handler may take before its claim can be taken over, in milliseconds; 60 s unless it is given. */
  readonly leaseMs?: number;
  /**
   * Answers as soon as the event is claimed and lets the handler run on: for providers whose deadline
   * is short. What it then throws releases the claim, but the provider has its 2xx and does not retry; what it
   * returns is dropped.
   */
  readonly background?: boolean;
  /**
   * The URL as the provider calls it, for providers that sign it (Square, HubSpot): behind a proxy it is not
   * the one that arrives. Adapters of Fetch handlers know the one that arrives; the others need this.
   */
  readonly url?: string;
  /**
   * Told why a delivery was refused (a `WebhookError`), what a handler threw, or that a store failed to mark an event
   * that was handled, which is then answered as handled. The outside is told none of it.
   * What it throws itself is ignored.
   */
  readonly onError?: (error: unknown) => void;
}
