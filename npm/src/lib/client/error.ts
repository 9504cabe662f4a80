import type { Code, FieldError } from "../../generated/sender.js";

/**
 * Why a call failed: a code of the API (a newer one may have codes that are not listed), or one of the client's:
 * - `network`: no complete answer came;
 * - `options_invalid`: the client was called wrongly, and nothing was sent;
 * - `timeout`: no complete answer came in time;
 * - `unexpected_answer`: an answer that is not the API's, such as a proxy's page or a redirect.
 */
export type SignpostErrorCode = Code | "network" | "options_invalid" | "timeout" | "unexpected_answer";

/** What is known about a call that failed. */
export interface FailedCall {
  /** The HTTP status, where an answer came. */
  readonly status?: number;
  /** What is wrong in this request, in the API's words. */
  readonly detail?: string;
  /** The fields that are wrong, where the code is `invalid`. */
  readonly errors?: readonly FieldError[];
  /** Names the answer: the operator finds it in the log. */
  readonly requestId?: string;
  readonly method?: string;
  readonly url?: string;
  /** Under which the same call can be made again, without anything being done twice. */
  readonly idempotencyKey?: string;
  /** How often it was sent. */
  readonly attempts?: number;
  /** How long the API asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** The one error of the client. `code` says why; the message is for people and may change. */
export class SignpostError extends Error implements FailedCall {
  override readonly name = "SignpostError";
  /** The stable name of the reason. */
  readonly code: SignpostErrorCode;
  declare readonly status?: number;
  declare readonly detail?: string;
  declare readonly errors?: readonly FieldError[];
  declare readonly requestId?: string;
  declare readonly method?: string;
  declare readonly url?: string;
  declare readonly idempotencyKey?: string;
  declare readonly attempts?: number;
  declare readonly retryAfterMs?: number;

  constructor(code: SignpostErrorCode, message: string, call: FailedCall = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    // Only what is known: an error that is printed is read.
    for (const [name, value] of Object.entries(call)) {
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: true });
    }
  }
}

/**
 * Ends a call before anything is sent, unless the condition holds.
 * @internal
 */
export function must(condition: unknown, message: string): asserts condition {
  if (!condition) throw new SignpostError("options_invalid", message);
}
