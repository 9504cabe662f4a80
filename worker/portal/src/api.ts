// The public API as the portal uses it: its types are the document's. The token goes into a header and nowhere else.
import type * as api from "../../../npm/src/generated/sender.ts";

export type {
  Attempt,
  Delivery,
  DeliveryCounts,
  DeliveryDetail,
  DeliveryRules,
  DeliveryState,
  DisabledReason,
  Endpoint,
  Event,
  Failure,
  FieldError,
  FilterTest,
  LoggedEvent,
  PortalLink,
  ProviderRow,
  RecentAttempt,
  Replayed,
  ReplayRecord,
  Scope,
  Source,
  SourceCounts,
  SourceRequest,
  Stats,
  Tenant,
  TenantSummary,
  Theme,
  TransformPreview,
  Trial,
} from "../../../npm/src/generated/sender.ts";

/** As the API answers it: nothing is left out. */
export type EventTypes = { closed: boolean; types: Required<api.EventType>[] };

/** One page of a list. */
export interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

/** What the API refused, in its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The API could not be reached. */
export class OfflineError extends Error {}

export interface Request {
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  body?: unknown;
  /** Makes a mutation repeatable: the same key is done once. */
  key?: string;
  signal?: AbortSignal;
}

export type Client = <T>(path: string, request?: Request) => Promise<T>;

/** Longer than any deadline of a test event that the API itself waits for. */
const TIMEOUT_MS = 130_000;

export function client(token: string, onRefused: () => void): Client {
  return async <T>(path: string, { method = "GET", body, key, signal }: Request = {}): Promise<T> => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (key !== undefined) headers["idempotency-key"] = key;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    let response: Response;
    try {
      // From the page, which may lie under a path of somebody else's app.
      response = await fetch(`../v1${path}`, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new OfflineError("The service cannot be reached.");
    }
    if (response.status === 204) return undefined as T;
    const json = await response.json().catch(() => ({}));
    if (response.ok) return json as T;
    if (response.status === 401) onRefused();
    throw new ApiError(response.status, json.code ?? "unknown", json.detail ?? json.title ?? `HTTP ${response.status}`);
  };
}

/** A key for a mutation that a person asks for once. */
export function newKey(): string {
  return crypto.randomUUID();
}
