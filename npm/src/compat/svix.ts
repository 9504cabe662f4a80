/**
 * In place of the `Webhook` of the package `svix`: change the import, keep the rest. The API client of
 * that package is not part of this.
 *
 * Headers are read under `svix-` names and, where those are absent, under `webhook-` names.
 * @module
 */
import { lowerCase, Standard, type WebhookOptions, type WebhookUnbrandedRequiredHeaders } from "../lib/standard.js";

export {
  type WebhookOptions,
  type WebhookUnbrandedRequiredHeaders,
  WebhookVerificationError,
} from "../lib/standard.js";

export interface WebhookRequiredHeaders {
  "svix-id": string;
  "svix-timestamp": string;
  "svix-signature": string;
}

export class Webhook {
  readonly #standard: Standard;

  /** @throws Error where the secret is empty or of another type */
  constructor(secret: string | Uint8Array, options?: WebhookOptions) {
    this.#standard = new Standard(secret, options);
  }

  /** @throws WebhookVerificationError */
  verify(
    payload: string | Uint8Array,
    headers: WebhookRequiredHeaders | WebhookUnbrandedRequiredHeaders | Record<string, string>,
  ): undefined {
    const given = lowerCase(headers as Record<string, string>);
    const named = (name: string) => given[`svix-${name}`] ?? given[`webhook-${name}`] ?? "";
    this.#standard.check(payload, {
      "webhook-id": named("id"),
      "webhook-timestamp": named("timestamp"),
      "webhook-signature": named("signature"),
    });
  }

  /** The value of `svix-signature`. */
  sign(msgId: string, timestamp: Date, payload: string | Uint8Array): string {
    return this.#standard.sign(msgId, timestamp, payload);
  }
}
