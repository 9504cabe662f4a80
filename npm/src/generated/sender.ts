// Written by scripts/openapi-types/write.mjs from the OpenAPI document of crates/api: change the types there.

/** One attempt. */
export interface Attempt {
    /** The first 4 KB of the receiver's answer. */
    answer: string;
    /** Why it failed: `blocked`, `connection`, `gone`, `interrupted`, `redirect`, `signing`, `status`, `timeout`, `tls`. */
    error: string | null;
    generation: number;
    /** What was sent, the signature included; values of the endpoint's own `headers` are left out. Empty while the attempt runs, and when it was interrupted. */
    headers: {
        [key: string]: string;
    };
    /** How long it took, in milliseconds; absent while it runs, and when it was interrupted. */
    ms: number | null;
    /** Counts from 1, over all generations. */
    number: number;
    started_at: string;
    status: number | null;
}
/** A provider's event types. */
export interface Catalog {
    /** Whether types outside the list exist, too. */
    open: boolean;
    provider: string;
    types: string[];
}
/** How many deliveries are in each state. */
export interface Counts {
    cancelled: number;
    dead: number;
    /** A 2xx was seen. */
    delivered: number;
    /** Waiting for an attempt, or in one. */
    pending: number;
}
/** An event on its way to one endpoint. */
export interface Delivery {
    attempts: number;
    created_at: string;
    ended_at: string | null;
    endpoint: string;
    event: string;
    failures: number;
    /** Counts the runs through the schedule: the first, and each replay. */
    generation: number;
    /** `dl_...` */
    id: string;
    last_error: string | null;
    last_status: number | null;
    next_attempt_at: string | null;
    replay_of: string | null;
    running: boolean;
    /** `pending`, `delivered`, `dead` or `cancelled`. */
    state: "pending" | "delivered" | "dead" | "cancelled";
    type: string;
}
/** A delivery with all that is known about it. */
export interface DeliveryDetail {
    /** Its attempts, the first one first. */
    attempts: Attempt[];
    /** The body that is sent; base64 where it is not text. */
    body: string;
    /** `utf8` or `base64`. */
    body_encoding: "utf8" | "base64";
    delivery: Delivery;
}
/** How an endpoint's deliveries are attempted, retried and given up. */
export interface DeliveryRules {
    /** How long a receiver may take, in milliseconds, its answer's body included. */
    deadline_ms: number;
    /** @enum {string} */
    exhausted: "dead_letter" | "disable";
    /** Seconds of nothing but failures, over all events, after which the endpoint is disabled. */
    failing_disables_s: number | null;
    /** Whether `410 Gone` disables the endpoint at once. */
    gone_disables: boolean;
    /** The largest part of a wait that chance adds to it, in percent. */
    jitter_percent: number;
    /** Whether `Retry-After` on 429 and 503 is honoured. */
    retry_after: boolean;
    /** Seconds to wait after each failure; one attempt more than entries. */
    schedule_s: number[];
}
/** An endpoint. */
export interface Endpoint {
    concurrency: number;
    confirmation: Trial | null;
    created_at: string;
    deliveries: Counts;
    /** The rules in force: deadline, schedule, and what follows the last failure. */
    delivery: DeliveryRules | null;
    description: string;
    event_types: string[];
    failing_since: string | null;
    failures: number;
    /** One delivery at a time, the oldest first. */
    fifo: boolean;
    headers: {
        [key: string]: string;
    };
    /** `ep_...` */
    id: string;
    next_attempt_at: string | null;
    oldest_pending_at: string | null;
    provider: string;
    /** What verifies its deliveries, where the secret is an ed25519 key: `whpk_...` */
    public_key: string | null;
    rate_per_second: number | null;
    /** Why it is disabled: `exhausted`, `failing`, `gone` or `manual`. */
    reason: "exhausted" | "failing" | "gone" | "manual" | null;
    /** The last attempts, the oldest first: at most 40. */
    recent: RecentAttempt[];
    rotating_until: string | null;
    /** The signing secret. Only in the answer that made it. */
    secret?: string | null;
    /** `active`, `disabled` or `unconfirmed`. */
    status: "active" | "disabled" | "unconfirmed";
    tenant: string;
    url: string;
}
/** What is to be changed about an endpoint; what is left out stays. */
export interface EndpointChange {
    /** See {@link NewEndpoint.concurrency}. */
    concurrency?: number | null;
    /** See {@link NewEndpoint.description}. */
    description?: string | null;
    /** See {@link NewEndpoint.event_types}. */
    event_types?: string[] | null;
    /** See {@link NewEndpoint.fifo}. */
    fifo?: boolean | null;
    /** See {@link NewEndpoint.headers}. */
    headers?: {
        [key: string]: string;
    } | null;
    /** See {@link NewEndpoint.rate_per_second}; `null` lifts the limit. */
    rate_per_second?: number | null;
    /** See {@link NewEndpoint.url}. */
    url?: string | null;
}
/** How many endpoints are in each state. */
export interface EndpointCounts {
    active: number;
    /** Disabled, by hand or by the provider's rules. */
    disabled: number;
    /** Of those in use: with failures since the last success. */
    failing: number;
    unconfirmed: number;
}
/** An event that is stored for every subscribed endpoint. */
export interface Event {
    deliveries: Delivery[];
    /** Its id, the same on every attempt. */
    id: string;
    timestamp: string;
    type: string;
}
/** An event type. */
export interface EventType {
    /** For people. */
    description?: string;
    /** Its name: words joined by dots. */
    name: string;
}
/** The event types that a tenant may publish beside a provider's own. */
export interface EventTypes {
    /** Whether only the listed types may be published. */
    closed?: boolean;
    /** The types. */
    types?: EventType[];
}
/** An endpoint to be added. */
export interface NewEndpoint {
    /** Generates an ed25519 key (`whsk_...`) in place of a shared secret: deliveries carry `v1a` signatures, and the receiver is given `public_key`. Only for Standard Webhooks and rows like it. */
    asymmetric?: boolean;
    /** Attempts under way at once. Default: `6`. */
    concurrency?: number;
    /** Replaces the provider's rules, field by field as in {@link Endpoint.delivery}; what is left out is Standard Webhooks'. */
    delivery?: unknown;
    /** For people. */
    description?: string;
    /** Event types (`claim.created`) and patterns (`claim.*`, `*`) that it is sent. All by default. Default: `["*"]`. */
    event_types?: string[];
    /** One delivery at a time, the oldest first. A failing event then holds up those behind it. */
    fifo?: boolean;
    /** Headers that each delivery carries beside the provider's own. */
    headers?: {
        [key: string]: string;
    };
    /** How deliveries are signed and retried: the name of a built-in provider, or a provider's row. Default: `"standard-webhooks"`. */
    provider?: unknown;
    /** Attempts that may begin within one second. */
    rate_per_second?: number | null;
    /** The signing secret, in the provider's format. Generated when it is left out. */
    secret?: string | null;
    /** Where deliveries are sent: https, on the public internet, on port 443. */
    url: string;
}
/** An event to be sent to every endpoint of a tenant that subscribes to its type. */
export interface NewEvent {
    /** Any JSON. Sent with the bytes that were published. */
    data: unknown;
    /** The publisher's own id; the same id again is the same event. Generated when it is left out. */
    id?: string | null;
    /** When it happened (RFC 3339); now, when it is left out. */
    timestamp?: string | null;
    /** The event type. */
    type: string;
}
/** A link that opens the portal for one tenant. */
export interface NewPortalLink {
    /** How long the link opens the tenant, in seconds. At most a day. Default: `3600`. */
    expires_in_s?: number;
    /** `light`, `dark`, or `auto`: as the reader's system. Default: `"auto"`. */
    theme?: "auto" | "dark" | "light";
}
/** A token for one tenant. */
export interface NewToken {
    /** How long it opens the tenant, in seconds. Default: `3600`. */
    expires_in_s?: number;
}
/** A link, shown once. */
export interface PortalLink {
    expires_at: string;
    /** Names the token in it, to revoke it. */
    id: string;
    /** Opens the portal. The token stands behind the `#`, which browsers send to nobody. */
    url: string;
}
/** Every error: RFC 9457, with a `code` that does not change. */
export interface Problem {
    /** What kind of error this is, for programs. */
    code: "already_ended" | "body_too_large" | "configured" | "event_id_reused" | "idempotency_key_reused" | "internal" | "invalid" | "malformed" | "method_not_allowed" | "misconfigured" | "not_configured" | "not_found" | "not_replayable" | "operator_only" | "rotation_in_progress" | "store_full" | "too_many_endpoints" | "too_many_failures" | "too_many_replays" | "unauthorized" | "unavailable" | "unconfirmed" | "unknown_event_type";
    detail?: string | null;
    status: number;
    /** What kind of error this is, for people. */
    title: string;
    /** `about:blank`. */
    type: string;
}
/** One of an endpoint's last attempts. */
export interface RecentAttempt {
    at: string;
    delivery: string;
    /** Why it failed; absent where it succeeded, and while it runs. */
    error: string | null;
    /** How long it took, in milliseconds; absent while it runs, and when it was interrupted. */
    ms: number | null;
    status: number | null;
}
/** How one delivery is to be sent again. */
export interface Replay {
    /** See {@link ReplayRange.new_id}. */
    new_id?: boolean;
}
/** Which deliveries of an endpoint are to be sent again. All that are given must hold. */
export interface ReplayRange {
    /** Goes on where the last answer's `next_cursor` says. */
    cursor?: string | null;
    /** Under a new event id that names the old one in a `replay-of` header, to get past a receiver's deduplication. Otherwise under the same id. */
    new_id?: boolean;
    /** Stored at this time or later (RFC 3339). */
    since?: string | null;
    /** `dead` (the default) or `delivered`. */
    state?: "dead" | "delivered" | null;
    /** Of this event type. */
    type?: string | null;
    /** Stored before this time (RFC 3339). */
    until?: string | null;
}
/** A request that sent deliveries again. */
export interface ReplayRecord {
    at: string;
    /** `operator`, or the id of a token. */
    by: string;
    /** The delivery, where one was meant. */
    delivery: string | null;
    range: ReplayRange;
    replayed: number;
}
/** What a replay of several came to. */
export interface Replayed {
    /** There are more: ask again with this `cursor`. */
    next_cursor: string | null;
    replayed: number;
}
/** A source of the gate: where a provider's webhooks come in. */
export interface Source {
    name: string;
    path: string;
    /** What is wrong with its configuration, and what mends it. */
    problem: string | null;
    /** The provider's name; empty where the configuration cannot be read. */
    provider: string;
}
/** Requests within one step of time. */
export interface SourceBucket {
    at: string;
    /** Requests by verdict: `accepted`, `duplicate`, `refused`, `failed` and so on. */
    verdicts: {
        [key: string]: number;
    };
}
/** What a source did over a while. */
export interface SourceCounts {
    /** Requests in each step of time in which there were any, the oldest first. */
    buckets: SourceBucket[];
    /** Requests by the code of what was wrong, over the whole time. */
    codes: {
        [key: string]: number;
    };
    /** The last requests that were refused or failed, the newest first: at most 50. */
    recent: SourceEvent[];
    /** Requests by verdict, over the whole time. */
    verdicts: {
        [key: string]: number;
    };
}
/** One request to a source that was refused or failed. */
export interface SourceEvent {
    at: string;
    /** Why. The caller was not told. */
    code: string | null;
    /** The event, if it was verified and has an id. */
    event: string | null;
    /** How long it took, in milliseconds. */
    ms: number;
    status: number;
    type: string | null;
    /** `refused`, `failed`, `origin_refused` or `in_flight`. */
    verdict: string;
}
/** A tenant. */
export interface Tenant {
    created_at: string;
    id: string;
}
/** What all of a tenant's endpoints come to. */
export interface TenantSummary {
    deliveries: Counts;
    endpoints: EndpointCounts;
    id: string;
    oldest_pending_at: string | null;
}
/** A token, shown once. */
export interface Token {
    expires_at: string;
    /** Names it, to revoke it. */
    id: string;
    /** Goes into `Authorization: Bearer`. */
    token: string;
}
/** One request that was sent at once, to see what comes of it. */
export interface Trial {
    answer: string;
    at: string;
    /** Why not: `blocked`, `connection`, `gone`, `redirect`, `signing`, `status`, `timeout`, `tls`. */
    error: string | null;
    /** See {@link Attempt.headers}. */
    headers: {
        [key: string]: string;
    };
    /** How long it took, in milliseconds. */
    ms: number;
    ok: boolean;
    status: number | null;
}
