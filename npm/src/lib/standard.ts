/**
 * The published behaviour of `standardwebhooks` and `svix` over our verification: their errors, in
 * their order, with their words.
 * @module
 */
import { Webhook as Core, WebhookError } from "../core.js";
import { standardWebhooks } from "../providers/standard-webhooks.js";

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
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

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
  if (payload.length === 0) return undefined;
  // As in the packages, a byte order mark is an error.
  return JSON.parse(typeof payload === "string" ? payload : decoder.decode(payload));
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
  const bytes = decoded(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret);
  if (bytes.length === 0) throw new Error("Secret can't be empty.");
  return bytes;
}

/**
 * Base64 as the packages read it. They take what has no padding, or too much of it by one, and a digit behind the
 * last byte; they refuse what is shorter than four characters.
 */
function decoded(text: string): Uint8Array {
  if (text === "") return new Uint8Array();
  const digits = text.replace(/={1,2}$/, "");
  if (text.length < 4 || digits.endsWith("=")) throw new Error("Base64Coder: incorrect padding");
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  if (!/^[A-Za-z0-9+/]*$/.test(whole)) throw new Error("Base64Coder: incorrect characters for decoding");
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
}
