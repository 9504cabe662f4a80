/**
 * One call of the API: its attempts, the waits between them, and one answer or one error.
 *
 * What may be repeated is repeated: reads, writes that say what shall be, and what carries an `Idempotency-Key`, which
 * is the same on every attempt. Anything else is sent again only after a 429, which says that nothing was done.
 * @module
 */
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "../../generated/paths.js";
import type { FieldError } from "../../generated/sender.js";
import { type FailedCall, must, SignpostError, type SignpostErrorCode } from "./error.js";

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason, as `fetch` does. */
  readonly signal?: AbortSignal;
  /** How long one attempt may take, in milliseconds, instead of the client's own. */
  readonly timeoutMs?: number;
  /** How often the call may be repeated, instead of the client's own. */
  readonly retries?: number;
}

/** What calls take that the API does once for one key. */
export interface KeyedOptions extends CallOptions {
  /**
   * The same call under the same key is done once and answered alike: 1 to 200 visible ASCII characters. Random unless
   * it is given, and the same on every attempt; give your own, and the call can be repeated after a crash, too.
   */
  readonly idempotencyKey?: string;
}

/**
 * Where and how the API is asked.
 * @internal
 */
export interface Site {
  readonly url: string;
  readonly token: string;
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  readonly timeoutMs: number;
  readonly retries: number;
}

/**
 * What may be done about an attempt that failed: `repeat` it, `key` it and repeat it, or do it `once`. What is `gone`
 * on a repeated attempt was deleted by one before.
 * @internal
 */
export type Repeat = "gone" | "key" | "once" | "repeat";

type Answer<T> = { data?: T; error?: unknown; response: Response };
type Init = { signal: AbortSignal; headers: Record<string, string>; fetch: (request: Request) => Promise<Response> };

/** @internal */
export type Call = <T>(
  repeat: Repeat,
  options: KeyedOptions | undefined,
  send: (api: Client<paths>, init: Init) => Promise<Answer<T>>,
) => Promise<T>;

/** "Not now", as HTTP says it, the API's own 500 ("send it again"), and Cloudflare when it cannot reach a Worker. */
const PASSING = [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];
/** These stay as they are however long one waits: the sender is not configured, or wrongly; the token is wrong. */
const LASTING: readonly unknown[] = ["misconfigured", "not_configured", "too_many_failures"];
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;
const NOT_OURS = "which is none of the API's answers; is `url` the Worker's?";
/** A caller that is asked to wait for longer is told so instead. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** @internal */
export function caller(site: Site): Call {
  const api = createClient<paths>({
    baseUrl: site.url,
    headers: { Authorization: `Bearer ${site.token}` },
    // Never followed: the token is for this host, and a POST would arrive as a GET.
    redirect: "manual",
  });
  return async (repeat, options = {}, send) => {
    const { signal, timeoutMs = site.timeoutMs, retries = site.retries } = options;
    check({ timeoutMs, retries });
    const idempotencyKey = repeat === "key" ? keyOf(options) : undefined;
    const headers: Record<string, string> = idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey };
    let mayBeDone = false;
    for (let attempts = 1; ; attempts += 1) {
      signal?.throwIfAborted();
      const known: Writable<FailedCall> = { idempotencyKey, attempts };
      let error: SignpostError;
      try {
        const { data, error: problem, response } = await attempt(site, api, send, headers, known, timeoutMs, signal);
        if (response.status === 204 || (response.ok && isJson(response))) return data as never;
        error = refused(problem, response, known);
        if (repeat === "gone" && mayBeDone && error.code === "not_found") return undefined as never;
      } catch (failure) {
        if (!(failure instanceof SignpostError)) throw failure;
        error = failure;
      }
      const passing = error.code === "network" || error.code === "timeout" || PASSING.includes(error.status ?? 0);
      const mayRepeat = repeat !== "once" || error.status === 429;
      const waitMs = Math.max(backoff(attempts), error.retryAfterMs ?? 0);
      if (!passing || !mayRepeat || LASTING.includes(error.code) || attempts > retries) throw error;
      if (waitMs > LONGEST_RETRY_AFTER_MS) throw error;
      mayBeDone ||= error.status !== 429;
      await pause(waitMs, signal);
    }
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Sends once. What is thrown before anything was sent is the caller's own, such as a body that is no JSON. */
async function attempt<T>(
  site: Site,
  api: Client<paths>,
  send: (api: Client<paths>, init: Init) => Promise<Answer<T>>,
  headers: Record<string, string>,
  known: Writable<FailedCall>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Answer<T>> {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort);
  let isLate = false;
  let isApi = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeoutMs);
  // A `fetch` of the caller's own need not look at the signal.
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  const fetch = async (request: Request) => {
    known.method = request.method;
    known.url = request.url;
    const own = site.fetch ?? globalThis.fetch;
    const response = await own(request);
    known.status = response.status;
    isApi = isJson(response);
    return response;
  };
  try {
    return await Promise.race([send(api, { signal: controller.signal, headers, fetch }), ended]);
  } catch (cause) {
    signal?.throwIfAborted();
    if (known.url === undefined) throw cause;
    // The API's own JSON that cannot be read was cut short.
    if (cause instanceof SyntaxError && !isApi)
      throw failed("unexpected_answer", `answered ${known.status}, ${NOT_OURS}`, known, cause);
    // An answer that was cut short says nothing, whatever its status.
    const { status: _, ...lost } = known;
    if (isLate) throw failed("timeout", `was not answered within ${timeoutMs} ms`, lost, cause);
    throw failed("network", `was not answered: ${reason(cause)}`, lost, cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** The error for an answer that is no success. */
function refused(problem: unknown, response: Response, known: FailedCall): SignpostError {
  const call = { ...known, status: response.status, retryAfterMs: retryAfter(response.headers.get("Retry-After")) };
  const { code, title, detail, errors, request_id } = (
    typeof problem === "object" && problem !== null ? problem : {}
  ) as Partial<Record<string, unknown>>;
  const { status } = response;
  if (typeof code !== "string" || typeof title !== "string")
    return failed("unexpected_answer", `answered ${status}, ${NOT_OURS}`, call);
  const words = {
    ...(typeof detail === "string" ? { detail } : {}),
    ...(Array.isArray(errors) ? { errors: errors as FieldError[] } : {}),
    ...(typeof request_id === "string" ? { requestId: request_id } : {}),
  };
  return failed(code as SignpostErrorCode, `answered ${status} ${code}: ${[title, detail].filter(Boolean).join(" ")}`, {
    ...call,
    ...words,
  });
}

function failed(code: SignpostErrorCode, words: string, call: FailedCall, cause?: unknown): SignpostError {
  const times = call.attempts === 1 ? "" : ` (attempt ${call.attempts})`;
  return new SignpostError(code, `${call.method} ${call.url} ${words}${times}`, call, cause);
}

/** `fetch` says no more than "fetch failed"; what failed is in its cause. */
function reason(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string; code?: string } };
  return cause?.message || cause?.code || message || String(error);
}

function isJson({ headers }: Response): boolean {
  return /^application\/json\b/i.test(headers.get("Content-Type") ?? "");
}

/** Seconds, or a date. */
function retryAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** Twice as long after each failure, and the half of it by chance, so that callers do not come back together. */
function backoff(attempts: number): number {
  const ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return ms / 2 + (Math.random() * ms) / 2;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}

function keyOf({ idempotencyKey }: KeyedOptions): string {
  if (idempotencyKey === undefined) {
    // Not `randomUUID`, which browsers have on secure pages only.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  must(
    typeof idempotencyKey === "string" && /^[!-~]{1,200}$/.test(idempotencyKey),
    "`idempotencyKey` is 1 to 200 visible ASCII characters",
  );
  return idempotencyKey;
}

/**
 * The limits of a call.
 * @internal
 */
export function check({ timeoutMs, retries }: { timeoutMs: number; retries: number }): void {
  // The most that a timer can wait for; with more it fires at once.
  must(timeoutMs > 0 && timeoutMs < 2 ** 31, "`timeoutMs` is a number of milliseconds above 0");
  must(Number.isInteger(retries) && retries >= 0 && retries <= 20, "`retries` is a whole number from 0 to 20");
}
