import { type RejectCode, rejectCodes } from "./generated/core.js";

/**
 * Why something was refused.
 *
 * Those of {@link RejectCode} are the core's, the same strings in the Worker's log and in the test vectors; the
 * rest are about how this package was called:
 * - `body_missing`, `body_parsed`: the raw body is needed, and something else was given;
 * - `headers_missing`: no headers were given;
 * - `handshake_refused`: an adapter was asked for a handshake under another token than `handshakeToken`;
 * - `options_invalid`: an option of this package that has no meaning, such as a negative tolerance;
 * - `provider_invalid`: no such provider, or a row with a mistake in it;
 * - `body_too_large`: an adapter read more than its limit, or the core has no memory for the body.
 */
export type WebhookErrorCode =
  | RejectCode
  | "body_missing"
  | "body_parsed"
  | "body_too_large"
  | "handshake_refused"
  | "headers_missing"
  | "options_invalid"
  | "provider_invalid";

/** The one error of this package. `code` says why; the message is for people and may change. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
  /** The stable name of the reason. */
  readonly code: WebhookErrorCode;
  // Set here, which is done in no time, where `super(message)` is half of what making an error costs.
  override readonly message: string;

  constructor(code: WebhookErrorCode, message: string) {
    super();
    this.code = code;
    this.message = message;
  }
}

const messages: Record<RejectCode, string> = {
  malformed_id:
    "the event id (in signing also the type or the key) is empty, too long, sent twice or holds a character that may not be in it",
  malformed_signature: "the signature header is not in the provider's form, or was sent twice",
  malformed_timestamp: "the timestamp is not a plain Unix time in the provider's unit, or was sent twice",
  missing_id: "the event id's header is absent",
  missing_method: "the provider signs the request's method, which was not given",
  missing_signature: "the signature header is absent",
  missing_timestamp: "the timestamp is absent",
  missing_url: "the provider signs the URL that it calls, which was not given",
  secret_invalid: "no secret was given, or one that is blank or not in the provider's format",
  signature_mismatch:
    "the signature does not match: another secret, or a body that is not the raw bytes as they were sent",
  timestamp_too_new: "the timestamp is further ahead of the clock than the tolerance",
  timestamp_too_old: "the timestamp is further behind the clock than the tolerance",
};

/** A delivery that was refused: the same object for every one with that reason. */
export interface Refusal {
  readonly ok: false;
  readonly code: RejectCode;
  /** For people; may change. */
  readonly message: string;
}

const refusals = rejectCodes.map((code): Refusal => Object.freeze({ ok: false, code, message: messages[code] }));

/** The refusal for a place in the core's list of reasons. @internal */
export function refusal(place: number): Refusal {
  return (refusals[place - 1] ?? refusals.find(({ code }) => code === "signature_mismatch"))!;
}

/**
 * The error for a place in the core's list of reasons.
 *
 * Collecting a stack trace would cost several times what verification costs, and would make an
 * attacker's request the expensive one: a refusal says nothing about our code, so it has none. (In V8 a
 * limit of 0 still makes an empty one.)
 * @internal
 */
export function refusalError(place: number): WebhookError {
  const { code, message } = refusal(place);
  const limit = Error.stackTraceLimit;
  try {
    (Error as { stackTraceLimit?: number | undefined }).stackTraceLimit = undefined;
  } catch {
    // Somebody froze it.
    return new WebhookError(code, message);
  }
  const error = new WebhookError(code, message);
  Error.stackTraceLimit = limit;
  return error;
}
