/**
 * The way of one request, the same under every framework: handshake, body, verification, claim,
 * handler, commit. An adapter only reads its framework's request and writes its response.
 * @module
 */
import type { Delivery } from "../delivery.js";
import type { ProviderName } from "../generated/rows.js";
import type { RawBody, Webhook } from "../index.js";
import { WebhookError } from "../index.js";
import type { Row } from "../row.js";
import type { Store } from "../stores/store.js";
import { type Answer, handshakeAnswer, ok, problem } from "./answer.js";
import { claimAll } from "./claim.js";
import type { HeaderInput } from "./headers.js";

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

/**
 * A request, as an adapter reads it.
 * @internal
 */
export interface Incoming {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderInput;
  /** The raw body; rejects with `body_too_large` beyond `limit` bytes. */
  body(limit: number): Promise<RawBody>;
  readonly waitUntil?: (promise: Promise<unknown>) => void;
}

/**
 * The limit where the provider names none.
 * @internal
 */
export const BODY_BYTES = 1024 * 1024;
const LEASE_MS = 60_000;
const WINDOW_S = 7 * 86_400;

/**
 * Takes one request from its first byte to its answer. Never throws.
 * @internal
 */
export async function receive<P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  request: Incoming,
  handler: Handler<P>,
): Promise<Answer> {
  const { webhook } = options;
  // Its own failure is not the request's, and in Node it would end the process.
  const onError = (error: unknown) => void (async () => options.onError?.(error))().catch(() => {});
  if (request.method !== "POST") {
    const text = request.method === "GET" ? webhook.handshake({ method: "GET", url: request.url }) : undefined;
    return text === undefined ? problem(405, "method_not_allowed", { Allow: "POST" }) : handshakeAnswer(text);
  }

  let delivery: Delivery<P>;
  try {
    const body = await request.body(options.limit ?? webhook.provider.max_body ?? BODY_BYTES);
    const text = webhook.handshake({ method: "POST", url: request.url, body });
    if (text !== undefined) return handshakeAnswer(text);
    const url = options.url ?? (URL.canParse(request.url) ? request.url : undefined);
    delivery = webhook.verify(body, request.headers, { method: request.method, ...(url !== undefined && { url }) });
  } catch (error) {
    onError(error);
    return refusalAnswer(error);
  }

  const ping = webhook.provider.ping;
  if (ping !== undefined && delivery.type === ping.event_type && delivery.id === undefined) return ok(ping.status);

  const run = async () => handler(delivery, { waitUntil: (promise) => keep(request, promise, onError) });
  try {
    const claim = await claimAll(options.store, webhook.keys(delivery, options.scope), options.leaseMs ?? LEASE_MS);
    if (claim.state === "done") return ok(200, true);
    if (claim.state === "busy") return problem(409, "in_flight", { "Retry-After": "5" });
    const windowMs = (webhook.provider.dedupe_window_s ?? WINDOW_S) * 1000;
    const process = async () => {
      try {
        await run();
      } catch (error) {
        // A claim that cannot be released ends with its lease.
        await claim.release().catch(onError);
        throw error;
      }
      await claim.commit(windowMs);
    };
    if (options.background) keep(request, process(), onError);
    else await process();
    return ok(200);
  } catch (error) {
    onError(error);
    return problem(500, "handler_failed");
  }
}

function keep(request: Incoming, promise: Promise<unknown>, onError: (error: unknown) => void): void {
  const guarded = promise.catch(onError);
  request.waitUntil?.(guarded);
}

/** All refusals look the same to the outside; only a mistake of our own setup is told apart. */
function refusalAnswer(error: unknown): Answer {
  if (!(error instanceof WebhookError)) return problem(400, "body_unreadable");
  switch (error.code) {
    case "body_too_large":
      return problem(413, "body_too_large");
    case "body_missing":
    case "body_parsed":
      return problem(500, "raw_body_unavailable");
    case "missing_url":
      return problem(500, "url_unknown");
    default:
      return problem(401, "verification_failed");
  }
}
