/**
 * In place of the package `standardwebhooks`: change the import, keep the rest.
 *
 * Its errors, header names and inputs hold. It is stricter where the package is lax: a timestamp with
 * anything but digits, an event id with a dot, a signature in base64 that is not canonical are refused; and bytes are
 * verified as bytes, not as the text that they decode to.
 * @module
 */
import {
  contents,
  lowerCase,
  Standard,
  type WebhookOptions,
  type WebhookUnbrandedRequiredHeaders,
} from "../lib/standard.js";

export {
  type WebhookOptions,
  type WebhookUnbrandedRequiredHeaders,
  WebhookVerificationError,
} from "../lib/standard.js";

export interface VerifyOptions {
  /** Whether the payload is parsed; it is unless this is false. */
  jsonParse?: boolean;
}

export class Webhook {
  readonly #standard: Standard;

  /** @throws Error where the secret is empty or of another type */
  constructor(secret: string | Uint8Array, options?: WebhookOptions) {
    this.#standard = new Standard(secret, options);
  }

  /**
   * The payload's JSON, or undefined where it is empty or `jsonParse` is false.
   * @throws WebhookVerificationError
   */
  verify(
    payload: string | Uint8Array,
    headers: WebhookUnbrandedRequiredHeaders | Record<string, string>,
    options?: VerifyOptions,
  ): unknown {
    this.#standard.check(payload, lowerCase(headers as Record<string, string>));
    return (options?.jsonParse ?? true) ? contents(payload) : undefined;
  }

  /** The value of `webhook-signature`. */
  sign(msgId: string, timestamp: Date, payload: string | Uint8Array): string {
    return this.#standard.sign(msgId, timestamp, payload);
  }
}
