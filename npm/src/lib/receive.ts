/**
 * The way of one request, the same under every framework: handshake, body, verification, claim,
 * handler, commit. An adapter only reads its framework's request and writes its response.
 * @module
 */

import type { RawBody } from "../core.js";
import { WebhookError } from "../core.js";
import type { Delivery } from "../delivery.js";
import { methods } from "../generated/core.js";
import type { ProviderName } from "../generated/rows.js";
import type { Handler, ReceiveOptions } from "../handler.js";
import type { Row } from "../row.js";
import { type Answer, isTaken, ok, problem, replied } from "./answer.js";
import { claimAll } from "./claim.js";
import { methodsOf } from "./handshake.js";
import type { HeaderInput } from "./headers.js";
import { maxBodyOf, windowOf } from "./units.js";

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
const REFUSED = "a handshake with another token than `handshakeToken`, or an answer that needs it and there is none";

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
  const { method } = request;
  const isPost = method === "POST";
  const asked = methodsOf(webhook.provider);
  if (!isPost && !asked.includes(method)) {
    const allowed = methods.filter((name) => name === "POST" || asked.includes(name));
    return problem(405, "method_not_allowed", { Allow: allowed.join(", ") });
  }

  let delivery: Delivery<P>;
  try {
    const body = isPost ? await request.body(options.limit ?? maxBodyOf(webhook.provider) ?? BODY_BYTES) : "";
    const { url: publicUrl } = options;
    const answer = webhook.handshake({ ...request, body, ...(publicUrl !== undefined && { publicUrl }) });
    if (answer?.status === 403) onError(new WebhookError("handshake_refused", REFUSED));
    if (answer !== undefined) return answer;
    if (!isPost) throw new WebhookError("missing_signature", "a request that is no delivery and no handshake");
    const url = options.url ?? (URL.canParse(request.url) ? request.url : undefined);
    delivery = await webhook.verifyAsync(body, request.headers, { method, ...(url !== undefined && { url }) });
  } catch (error) {
    onError(error);
    return refusalAnswer(error);
  }

  const ping = webhook.provider.ping;
  if (ping !== undefined && delivery.type === ping.event_type && delivery.id === undefined) return ok(ping.status);

  const run = async () => {
    const reply = await handler(delivery, { waitUntil: (promise) => keep(request, promise, onError) });
    return (await replied(reply)) ?? ok(200);
  };
  try {
    const keys = webhook.keys(delivery, options.scope, options.dedupe);
    const claim = await claimAll(options.store, keys, options.leaseMs ?? LEASE_MS);
    if (claim.state === "done") return ok(200, true);
    if (claim.state === "busy") return problem(409, "in_flight", { "Retry-After": "5" });
    const windowMs = windowOf(webhook.provider)! * 1000;
    // A claim that cannot be released ends with its lease.
    const release = () => claim.release().catch(onError);
    const process = async () => {
      let answer: Answer;
      try {
        answer = await run();
      } catch (error) {
        await release();
        throw error;
      }
      // Once the event is handled, a mark that cannot be kept undoes nothing: the worst that follows is a second
      // delivery, and a 500 would make sure of it.
      if (isTaken(answer)) await claim.commit(windowMs).catch(onError);
      else await release();
      return answer;
    };
    if (!options.background) return await process();
    keep(request, process(), onError);
    return ok(200);
  } catch (error) {
    onError(error);
    return problem(500, "handler_failed");
  }
}

/**
 * {@link receive} for hosts that stop when the answer is given: what runs in the background ends before it.
 * @internal
 */
export async function receiveToTheEnd<P extends ProviderName | Row>(
  options: ReceiveOptions<P>,
  request: Incoming,
  handler: Handler<P>,
): Promise<Answer> {
  const kept: Promise<unknown>[] = [];
  const answer = await receive(options, { ...request, waitUntil: (promise) => void kept.push(promise) }, handler);
  // What is waited for may bring more.
  while (kept.length > 0) await kept.pop();
  return answer;
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
