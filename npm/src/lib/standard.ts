/**
 * The published behaviour of `standardwebhooks` and `svix` over our verification: their errors, in
 * their order, with their words.
 * @module
 */
import { Webhook as Core, WebhookError } from "../core.js";
import { standardWebhooks } from "../providers/standard-webhooks.js";
import { parse } from "./json.js";

const TOLERANCE_S = 5 * 60;

/** A delivery did not verify; the message says why, in the words of the packages that this replaces. */
export class WebhookVerificationError extends Error {
  override readonly name = "WebhookVerificationError";
}

export interface WebhookOptions {
  /** `raw` where the secret is the key itself: its bytes, or text of one byte per character. */
  readonly format?: "raw";
}

export interface WebhookUnbrandedRequiredHeaders {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

const PREFIX = "whsec_";

/**
 * The class, but for the names of its headers.
 * @internal
 */
export class Standard {
  readonly #core: Core<typeof standardWebhooks>;

  constructor(secret: string | Uint8Array, options?: WebhookOptions) {
    this.#core = new Core(standardWebhooks, key(secret, options));
  }

  /** Checks the payload under lower-case header names; throws a {@link WebhookVerificationError}. */
  check(payload: string | Uint8Array, headers: Record<string, unknown>): void {
    const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = headers;
    if (!id || !timestamp || !signature) throw new WebhookVerificationError("Missing required headers");
    const seconds = Number.parseInt(String(timestamp), 10);
    if (Number.isNaN(seconds)) throw new WebhookVerificationError("Invalid Signature Headers");
    const now = Math.floor(Date.now() / 1000);
    if (now - seconds > TOLERANCE_S) throw new WebhookVerificationError("Message timestamp too old");
    if (seconds > now + TOLERANCE_S) throw new WebhookVerificationError("Message timestamp too new");
    bytesOrText(payload);
    try {
      this.#core.verify(payload, {
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signature,
      } as unknown as Record<string, string>);
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      throw new WebhookVerificationError(
        error.code === "malformed_timestamp" ? "Invalid Signature Headers" : "No matching signature found",
      );
    }
  }

  /** One signature, `v1,` and base64. */
  sign(id: string, timestamp: Date, payload: string | Uint8Array): string {
    bytesOrText(payload);
    return this.#core.sign(payload, { id, at: timestamp }).headers["webhook-signature"]!;
  }
}

/**
 * What a verified payload holds.
 * @internal
 */
export function contents(payload: string | Uint8Array): unknown {
  return payload.length === 0 ? undefined : parse(payload);
}

/**
 * Header names in lower case; of two spellings the last counts, as in the packages.
 * @internal
 */
export function lowerCase(headers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name.toLowerCase(), headers[name]]));
}

function bytesOrText(payload: unknown): void {
  if (typeof payload !== "string" && !(payload instanceof Uint8Array))
    throw new Error("Expected payload to be of type string or Buffer.");
}

function key(secret: unknown, options: WebhookOptions | undefined): string | Uint8Array {
  if (options?.format === "raw") {
    const bytes =
      secret instanceof Uint8Array ? secret : Uint8Array.from(secret as string, (character) => character.charCodeAt(0));
    if (bytes.length === 0) throw new Error("Secret can't be empty.");
    return bytes;
  }
  if (typeof secret !== "string") throw new Error("Expected secret to be of type string");
  if (secret === "" || secret === PREFIX) throw new Error("Secret can't be empty.");
  return secret;
}
