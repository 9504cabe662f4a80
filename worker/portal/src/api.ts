// The public API as the portal uses it. The token goes into a header and nowhere else.

/** How many deliveries are in each state. */
export interface Counts {
  pending: number;
  delivered: number;
  dead: number;
  cancelled: number;
}

/** One request that was sent at once, to see what comes of it. */
export interface Trial {
  ok: boolean;
  at: string;
  ms: number;
  status: number | null;
  error: string | null;
  answer: string;
  headers: Record<string, string>;
}

export interface RecentAttempt {
  delivery: string;
  at: string;
  ms: number | null;
  status: number | null;
  error: string | null;
}

/** The delivery rules in force at an endpoint. */
export interface Rules {
  deadline_ms: number;
  schedule_s: number[];
  jitter_percent: number;
  exhausted: "dead_letter" | "disable";
}

export interface Endpoint {
  id: string;
  tenant: string;
  url: string;
  provider: string;
  event_types: string[];
  headers: Record<string, string>;
  description: string;
  fifo: boolean;
  rate_per_second: number | null;
  concurrency: number;
  status: "active" | "disabled" | "unconfirmed";
  reason: string | null;
  failures: number;
  failing_since: string | null;
  confirmation: Trial | null;
  rotating_until: string | null;
  next_attempt_at: string | null;
  oldest_pending_at: string | null;
  delivery: Rules | null;
  recent: RecentAttempt[];
  deliveries: Counts;
  created_at: string;
  secret?: string;
}

export type DeliveryState = "pending" | "delivered" | "dead" | "cancelled";

export interface Delivery {
  id: string;
  endpoint: string;
  event: string;
  type: string;
  state: DeliveryState;
  generation: number;
  attempts: number;
  failures: number;
  running: boolean;
  next_attempt_at: string | null;
  created_at: string;
  ended_at: string | null;
  replay_of: string | null;
  last_status: number | null;
  last_error: string | null;
}

export interface Attempt {
  number: number;
  generation: number;
  started_at: string;
  ms: number | null;
  status: number | null;
  error: string | null;
  answer: string;
  headers: Record<string, string>;
}

export interface DeliveryDetail {
  delivery: Delivery;
  attempts: Attempt[];
  body: string;
  body_encoding: "utf8" | "base64";
}

export interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

export interface Replayed {
  replayed: number;
  next_cursor: string | null;
}

/** A request that sent deliveries again. */
export interface ReplayRecord {
  at: string;
  /** `operator`, or the id of a token. */
  by: string;
  delivery: string | null;
  range: { state: string | null; since: string | null; until: string | null; type: string | null; new_id: boolean };
  replayed: number;
}

export interface EventTypes {
  closed: boolean;
  types: { name: string; description: string }[];
}

/** A provider's row, as far as the portal reads it. */
export interface Provider {
  name: string;
  signature: {
    header: string | string[];
    layout: { value: { prefix: string } } | { list: { separator: string; assign: string; version: string } };
    encoding: "hex" | "base64";
    signed: string;
  };
  timestamp: unknown;
  ping: { event_type: string; status: number } | null;
  delivery: Rules;
  envelope: unknown;
  catalog: { open: boolean; types: string[] };
}

export interface Tenant {
  id: string;
  created_at: string;
}

export interface TenantSummary {
  id: string;
  endpoints: { active: number; failing: number; disabled: number; unconfirmed: number };
  deliveries: Counts;
  oldest_pending_at: string | null;
}

export interface PortalLink {
  id: string;
  url: string;
  expires_at: string;
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
      response = await fetch(`/v1${path}`, {
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

export interface Source {
  name: string;
  path: string;
  provider: string;
  problem: string | null;
}

export interface SourceEvent {
  at: string;
  verdict: string;
  code: string | null;
  event: string | null;
  type: string | null;
  status: number;
  ms: number;
}

export interface SourceCounts {
  buckets: { at: string; verdicts: Record<string, number> }[];
  verdicts: Record<string, number>;
  codes: Record<string, number>;
  recent: SourceEvent[];
}
