/**
 * What an app gives an adapter: a handler, and how it is called.
 * @module
 */
import type { Delivery } from "./delivery.js";
import type { ProviderName } from "./generated/rows.js";
import type { Row } from "./row.js";
import type { Store } from "./stores/store.js";
import type { Webhook } from "./webhook.js";

/** What a handler is given beside the delivery. */
export interface Context {
  /**
   * Hands the platform a promise to finish after the answer: its `waitUntil` where it has one. What
   * fails there is past the answer, so the provider does not send it again.
   */
  waitUntil(promise: Promise<unknown>): void;
}

/** Does what the event is about. What it throws releases the claim and is answered with 500. */
export type Handler<P extends ProviderName | Row> = (delivery: Delivery<P>, context: Context) => unknown;

export interface ReceiveOptions<P extends ProviderName | Row = ProviderName | Row> {
  readonly webhook: Webhook<P>;
  /** Remembers what was processed; without one, every verified delivery reaches the handler. */
  readonly store?: Store;
  /** Keeps sources that share a store apart; the provider's name unless it is given. */
  readonly scope?: string;
  /** The largest body in bytes; the provider's own limit or 1 MiB unless it is given. Beyond it: 413. */
  readonly limit?: number;
  /** How long one handler may take before its claim can be taken over, in milliseconds; 60 s unless it is given. */
  readonly leaseMs?: number;
  /**
   * Answers as soon as the event is claimed and lets the handler run on: for providers whose deadline
   * is short. What it then throws releases the claim, but the provider has its 2xx and does not retry.
   */
  readonly background?: boolean;
  /**
   * The URL as the provider calls it, for providers that sign it (Square, HubSpot): behind a proxy it is not
   * the one that arrives. Adapters of Fetch handlers know the one that arrives; the others need this.
   */
  readonly url?: string;
  /**
   * Told why a delivery was refused (a `WebhookError`) or what a handler threw. The outside is told neither.
   * What it throws itself is ignored.
   */
  readonly onError?: (error: unknown) => void;
}
