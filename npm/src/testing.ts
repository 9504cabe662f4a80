/**
 * Signed deliveries for your own tests, good ones and bad ones.
 * @module
 */
import type { ProviderName } from "./generated/rows.js";
import { namesOf } from "./lib/headers.js";
import { fill, samplesOf, sampleTypes } from "./lib/samples.js";
import { sendingOf } from "./lib/sending.js";
import type { Place, Row } from "./row.js";
import type { RawBody, SignOptions, Webhook } from "./webhook.js";

export { sendingOf };

/** A delivery as it travels. */
export interface SignedDelivery<B extends string | Uint8Array = string> {
  readonly body: B;
  readonly headers: Record<string, string>;
}

/** The ways in which {@link spoil} spoils a delivery. */
export const spoilings = ["body", "signature", "truncated", "unsigned", "stale"] as const;
/** One of {@link spoilings}. */
export type Spoiling = (typeof spoilings)[number];

export { sampleTypes };

/**
 * An event with a new id and the time of now: the provider's sample of that type where its file has one, else the
 * provider's envelope around `data`. A provider that sends several events at once has them in an array.
 *
 * @param type one of the provider's event types; the first that it is known to have unless it is given
 * @param data what the event is about, in place of a sample
 */
export function sampleEvent(provider: Row, type?: string, data?: unknown, at = new Date()): Record<string, unknown> {
  const name = type ?? sampleTypes(provider)[0] ?? "test.event";
  const sample = data === undefined ? samplesOf(provider).find((own) => own.type === name) : undefined;
  if (sample !== undefined) return fill(sample, at) as Record<string, unknown>;
  const about = data ?? { sample: true };
  const { envelope } = sendingOf(provider);
  const id = `evt_${crypto.randomUUID().replaceAll("-", "")}`;
  if (envelope === undefined) {
    // Another body for every event: where nothing else is signed, the body names it.
    const event: Record<string, unknown> = { id, ...about, type: name };
    put(event, provider.id, id);
    put(event, provider.event_type, name);
    return event;
  }
  const event: Record<string, unknown> = {};
  if (envelope.id) event[envelope.id] = id;
  event[envelope.event_type] = name;
  if (envelope.tenant) event[envelope.tenant] = "tnt_test";
  event[envelope.timestamp] =
    envelope.time_format === "unix_seconds"
      ? Math.floor(at.getTime() / 1000)
      : at.toISOString().replace(/\.\d+Z$/, "Z");
  event[envelope.data] = about;
  return event;
}

/** Puts a value where the row has it, if that is in the body. */
function put(event: Record<string, unknown>, place: Place | undefined, value: string): void {
  if (place === undefined || !("field" in place)) return;
  const names = place.field.split(".");
  const last = names.pop()!;
  let inner = event;
  for (const name of names) {
    const deeper: Record<string, unknown> = { ...(inner[name] as object | undefined) };
    inner[name] = deeper;
    inner = deeper;
  }
  inner[last] = value;
}

/**
 * Body and headers of a delivery. An event that is neither text nor bytes is written as JSON; as a form, its nested values
 * as JSON, where the provider signs the fields of one.
 */
export function signedDelivery<E>(
  webhook: Webhook<any>,
  event: E,
  options: SignOptions = {},
): SignedDelivery<E extends Uint8Array ? E : string> {
  const isForm = webhook.provider.signature.signed?.includes("{form}") === true;
  const write = isForm ? formOf : JSON.stringify;
  const body = (typeof event === "string" || event instanceof Uint8Array ? event : write(event)) as any;
  const { headers } = webhook.sign(body, options);
  const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
  return { body, headers: { "Content-Type": type, ...headers } };
}

function formOf(event: unknown): string {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return new URLSearchParams(Object.entries(event as object).map(([name, value]) => [name, text(value)])).toString();
}

/** A Fetch `Request`, for handlers that take one. Where the provider signs its URL, `url` is that. */
export function signedRequest<P extends ProviderName | Row>(
  webhook: Webhook<P>,
  event: unknown,
  { url = "http://localhost/", ...options }: SignOptions & { url?: string } = {},
): Request {
  const { body, headers } = signedDelivery(webhook, event, { ...options, url: new URL(url).href });
  return new Request(url, { method: "POST", body, headers });
}

/**
 * The same delivery, spoilt so that it must be refused: another `body`, another `signature`, a
 * `truncated` signature, `unsigned`, or signed an hour ago (`stale`, for providers that sign a time).
 */
export function spoil<B extends string | Uint8Array>(
  webhook: Webhook<any>,
  { body, headers }: SignedDelivery<B>,
  how: Spoiling,
  options: SignOptions = {},
): SignedDelivery<B> {
  // Where there is none, what has signed the delivery has refused to.
  const name = namesOf(webhook.provider.signature.header)[0] ?? "";
  const signature = headers[name] ?? "";
  const end = signature.replace(/=*$/, "").length;
  switch (how) {
    case "body":
      return { body: (typeof body === "string" ? `${body} ` : longer(body)) as B, headers };
    case "signature": {
      const at = end - 2;
      const other = signature[at] === "0" ? "1" : "0";
      return { body, headers: { ...headers, [name]: signature.slice(0, at) + other + signature.slice(at + 1) } };
    }
    case "truncated":
      return { body, headers: { ...headers, [name]: signature.slice(0, end - 8) } };
    case "unsigned":
      return { body, headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)) };
    case "stale":
      return signedDelivery(webhook, body, { ...options, at: new Date(Date.now() - 3_600_000) }) as SignedDelivery<B>;
  }
}

function longer(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length + 1);
  copy.set(bytes);
  return copy;
}

export type { RawBody };
