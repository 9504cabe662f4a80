// Written by scripts/openapi-types/write.mjs from the OpenAPI document of crates/api: change the types there.

/** One attempt. */
export interface Attempt {
    /** How long it took, in milliseconds; `null` while it runs, and when it was interrupted. */
    duration_ms: number | null;
    error: Failure | null;
    /** Counts from 1, over all runs. */
    number: number;
    /** What was sent, the signature included; values of the endpoint's own `headers` are left out. Empty while the attempt runs, and when it was interrupted. */
    request_headers: {
        [key: string]: string;
    };
    /** The first 4 KB of the receiver's answer. */
    response_body: string;
    response_status: number | null;
    run: number;
    started_at: string;
}
/** What has become of one event of a batch. */
export interface BatchResult {
    /** Whether it was published before. It is not sent again. */
    already_published: boolean;
    endpoint_count: number;
    error: Refusal | null;
    /** The event's id; `null` where it was refused and had none. */
    id: string | null;
    /** 202 where it is stored; otherwise the status with which it would have been refused alone. */
    status: number;
}
/** How `body` is written. */
export type BodyEncoding = "utf8" | "base64";
/** A provider's event types. */
export interface Catalog {
    /** Whether types outside the list exist, too. */
    open: boolean;
    provider: string;
    types: string[];
}
export interface CatalogRow {
    /** Whether types outside the list exist, too. */
    open: boolean;
    types: string[];
}
/** What kind of error this is, for programs. Codes may be added, and never change. */
export type Code = "already_ended" | "body_timeout" | "body_too_large" | "configured" | "event_id_reused" | "idempotency_key_reused" | "internal" | "invalid" | "loop_detected" | "malformed" | "method_not_allowed" | "missing_scope" | "misconfigured" | "not_configured" | "not_found" | "not_replayable" | "operator_only" | "overloaded" | "rotation_in_progress" | "store_full" | "too_many_endpoints" | "too_many_failures" | "too_many_replays" | "unauthorized" | "unavailable" | "unconfirmed" | "unknown_event_type";
/** An event on its way to one endpoint. */
export interface Delivery {
    /** Attempts so far, over all runs. */
    attempt_count: number;
    created_at: string;
    ended_at: string | null;
    endpoint_id: string;
    event_id: string;
    /** `dl_...` */
    id: string;
    is_attempting: boolean;
    last_error: Failure | null;
    last_response_status: number | null;
    next_attempt_at: string | null;
    replay_of: string | null;
    /** Counts the runs through the schedule: 1, and one more with each replay under the same id. */
    run: number;
    run_failures: number;
    state: DeliveryState;
    type: string;
}
/** How many deliveries are in each state. */
export interface DeliveryCounts {
    cancelled: number;
    dead_letter: number;
    /** A 2xx was seen. */
    delivered: number;
    /** Waiting for an attempt, or in one. */
    pending: number;
}
/** A delivery with all that is known about it. */
export interface DeliveryDetail {
    /** Its attempts, the first one first. */
    attempts: Attempt[];
    /** The body that is sent; base64 where it is not text. */
    body: string;
    /** How `body` is written. */
    body_encoding: BodyEncoding;
    delivery: Delivery;
}
/** How an endpoint's deliveries are attempted, retried and given up. */
export interface DeliveryRules {
    /** How long a receiver may take, in milliseconds, its answer's body included. */
    deadline_ms: number;
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
/** What has become of a delivery. */
export type DeliveryState = "pending" | "delivered" | "dead_letter" | "cancelled";
/** Why an endpoint is disabled. */
export type DisabledReason = "exhausted" | "failing" | "gone" | "manual";
/** An endpoint. */
export interface Endpoint {
    concurrency: number;
    confirmation: Trial | null;
    /** Failed attempts since the last success, whatever their events. */
    consecutive_failures: number;
    created_at: string;
    delivery_counts: DeliveryCounts;
    /** The rules in force: deadline, schedule, and what follows the last failure. */
    delivery_rules: DeliveryRules | null;
    description: string;
    disabled_reason: DisabledReason | null;
    event_types: string[];
    failing_since: string | null;
    /** One delivery at a time, the oldest first. */
    fifo: boolean;
    /** Which of these, by their content; `null` where all of them are. */
    filter: {
        [key: string]: unknown;
    } | null;
    /** Headers beside the provider's own. Every value reads `[redacted]`. */
    headers: {
        [key: string]: string;
    };
    /** `ep_...` */
    id: string;
    metadata: {
        [key: string]: string;
    };
    next_attempt_at: string | null;
    oldest_pending_at: string | null;
    provider: string;
    /** What verifies its deliveries, where the secret is an ed25519 key: `whpk_...` */
    public_key: string | null;
    rate_per_second: number | null;
    /** The last attempts, the oldest first: at most 40. */
    recent_attempts: RecentAttempt[];
    rotation_ends_at: string | null;
    /** The signing secret. Only in the one answer that made it. */
    secret?: string | null;
    status: EndpointStatus;
    tenant_id: string;
    /** What makes its bodies; `null` where they are the provider's own. */
    transform: Transform | null;
    url: string;
}
/** What is to be changed about an endpoint; what is left out stays. */
export interface EndpointChange {
    /** Attempts under way at once. */
    concurrency?: number | null;
    /** Replaces all of the endpoint's own rules, for what is pending, too; `null` goes back to the provider's. */
    delivery_rules?: unknown;
    /** For people. */
    description?: string | null;
    /** Event types (`claim.created`) and patterns (`claim.*`, `*`) that it is sent. */
    event_types?: string[] | null;
    /** One delivery at a time, the oldest first. */
    fifo?: boolean | null;
    /** Which of these it is sent, by their content; `null` lets all pass. */
    filter?: {
        [key: string]: unknown;
    } | null;
    /** All headers that each delivery shall carry beside the provider's own. The value `[redacted]` keeps the one that is stored. */
    headers?: {
        [key: string]: string;
    } | null;
    /** All names and texts that are kept with it. */
    metadata?: {
        [key: string]: string;
    } | null;
    /** How deliveries are signed and retried from now on; the secret has to fit. A provider that pings has to be answered first. What is stored is sent with the body that it has. */
    provider?: unknown;
    /** Attempts that may begin within one second; `null` lifts the limit. */
    rate_per_second?: number | null;
    /** Makes another body of the events that come from now on; `null` goes back to the provider's own. */
    transform?: Transform | null;
    /** Where deliveries are sent: https, on the public internet, on port 443. */
    url?: string | null;
}
/** How many endpoints are in each state. */
export interface EndpointCounts {
    active: number;
    /** Disabled, by hand or by the provider's rules, or paused in the configuration. */
    disabled: number;
    /** Of those in use: with failures since the last success. */
    failing: number;
    unconfirmed: number;
}
/** What is kept of an endpoint and shown nowhere else: with it, the endpoint can be added elsewhere as it is. */
export interface EndpointSecrets {
    /** Headers beside the provider's own, with their values. */
    headers: {
        [key: string]: string;
    };
    /** The provider as it was given: the name of a built-in one, or a row. */
    provider: unknown;
    /** The signing secret, in the provider's format; `whsk_...` where it is an ed25519 key. During a rotation the new one. */
    secret: string;
}
/** One endpoint. */
export interface EndpointStats {
    counts: StatsCounts;
    endpoint_id: string;
}
/** Whether an endpoint is sent anything. */
export type EndpointStatus = "active" | "disabled" | "paused" | "unconfirmed";
/** An event that is stored, and goes to every subscribed endpoint. */
export interface Event {
    deliveries: Delivery[];
    /** Its id, the same on every attempt. */
    id: string;
    timestamp: string;
    type: string;
}
/** What has become of each event of a batch. */
export interface EventBatch {
    /** One for each event, in the order of the request. */
    results: BatchResult[];
}
/** An event type. */
export interface EventType {
    /** For people. */
    description?: string;
    /** Its name: words joined by `.`, `/` or `:`. */
    name: string;
}
/** The event types that a tenant may publish beside a provider's own. */
export interface EventTypes {
    /** Whether only the listed types may be published. */
    closed?: boolean;
    /** The types. */
    types?: EventType[];
}
/** A condition that failed. */
export interface FailedCondition {
    /** Its place in the filter, as a JSON Pointer. */
    at: string;
    found: Found;
}
/** Why an attempt failed. */
export type Failure = "blocked" | "connection" | "erased" | "full" | "gone" | "interrupted" | "redirect" | "signing" | "status" | "timeout" | "tls" | "transform";
/** What is wrong with one field. */
export type FieldCode = "bad_operand" | "bad_reference" | "duplicate" | "inexact_number" | "missing" | "not_an_object" | "not_allowed" | "out_of_range" | "text_too_long" | "too_deep" | "too_large" | "too_many_values" | "unknown" | "unknown_operator" | "unknown_part" | "wrong_form";
/** What is wrong with one field of the request. */
export interface FieldError {
    /** What is wrong, for programs. */
    code: FieldCode;
    /** The field: a path in the body (`headers.X-Token`, `event_types[2]`), or the name of a parameter or header. */
    field: string;
    /** What is wrong, for people. */
    message: string;
}
/** What a filter is asked of. */
export type FilterOf = "body" | "event" | "request";
/** What a filter says of a document. */
export interface FilterTest {
    /** The first condition that failed; `null` where none did. */
    failed: FailedCondition | null;
    /** The work that it took. After 100,000 steps a filter is undecided. */
    steps: number;
    verdict: FilterVerdict;
}
/** What a filter says of a document. */
export type FilterVerdict = "match" | "no_match" | "undecided";
/** What was there instead. */
export type Found = "boolean" | "list" | "missing" | "null" | "number" | "object" | "text";
/** What a portal link may do: one of the bundles that publish nothing. */
export type LinkScope = "manager" | "viewer";
/** An event in a tenant's log. */
export interface LoggedEvent {
    created_at: string;
    /** To how many endpoints it went: 0 where nobody wanted it. */
    endpoint_count: number;
    id: string;
    timestamp: string;
    type: string;
}
/** An endpoint to be added. */
export interface NewEndpoint {
    /** Generates an ed25519 key (`whsk_...`) in place of a shared secret: deliveries carry `v1a` signatures, and the receiver is given `public_key`. Only for Standard Webhooks and rows like it. */
    asymmetric?: boolean;
    /** Attempts under way at once. Default: `32`. */
    concurrency?: number;
    /** Replaces the provider's rules, field by field; what is left out is Standard Webhooks'. */
    delivery_rules?: unknown;
    /** For people. */
    description?: string;
    /** `false`: its events are stored and wait until it is enabled. */
    enabled?: boolean;
    /** Event types (`claim.created`) and patterns (`claim.*`, `*`) that it is sent. All by default. Default: `["*"]`. */
    event_types?: string[];
    /** One delivery at a time, the oldest first. A failing event then holds up those behind it. */
    fifo?: boolean;
    /** Which of these it is sent, by their content (docs/filters.md, `of` `event`). All by default. */
    filter?: {
        [key: string]: unknown;
    } | null;
    /** Headers that each delivery carries beside the provider's own. Their values are shown under the scope `secrets:read` alone. */
    headers?: {
        [key: string]: string;
    };
    /** What you want to know of it later: names and texts, for you alone. They are sent to nobody. */
    metadata?: {
        [key: string]: string;
    };
    /** How deliveries are signed and retried: the name of a built-in provider, or a provider's row. Default: `"standard-webhooks"`. */
    provider?: unknown;
    /** Attempts that may begin within one second. */
    rate_per_second?: number | null;
    /** The signing secret, in the provider's format. Generated when it is left out. */
    secret?: string | null;
    /** Makes another body of the event, in place of the provider's envelope: `slack`, `discord`, `teams`, or a template. */
    transform?: Transform | null;
    /** Where deliveries are sent: https, on the public internet, on port 443. */
    url: string;
}
/** An event to be sent to every endpoint of a tenant that subscribes to its type. */
export interface NewEvent {
    /** Any JSON. Sent with the bytes that were published. */
    data: unknown;
    /** The publisher's own id; the same id again is the same event. Generated when it is left out. */
    id?: string | null;
    /** When it happened; now, when it is left out. */
    timestamp?: string | null;
    /** The event type: words joined by `.`, `/` or `:`. */
    type: string;
}
/** Events that are published in one call, each by itself: what is wrong with one keeps no other from being stored. */
export interface NewEventBatch {
    /** In the order in which they are stored. */
    events: NewEvent[];
}
/** A filter, and what it is to be asked of. */
export interface NewFilterTest {
    /** The document. A body that is a text is one as it came: JSON, or else a form, or else a text. */
    document: unknown;
    /** The filter. */
    filter: unknown;
    /** What the document is. Default: `body`. Default: `"body"`. */
    of?: FilterOf;
}
/** A link that opens the portal for one tenant. */
export interface NewPortalLink {
    /** How long the link opens the tenant, in seconds. Default: `3600`. */
    expires_in_s?: number;
    /** What the link may do. Default: `"manager"`. */
    scope?: LinkScope;
    /** The colours of the portal. Default: `"auto"`. */
    theme?: Theme;
}
/** A token to be issued for one tenant. */
export interface NewToken {
    /** How long it opens the tenant, in seconds. Default: `3600`. */
    expires_in_s?: number;
    /** What it may do: scopes, bundles of them, or both. Default: `["admin"]`. */
    scopes?: Scope[];
}
/** A transform, and the event that it is tried on. */
export interface NewTransformPreview {
    /** The event, as it would be published. */
    event: NewEvent;
    /** The transform. */
    transform: Transform;
}
/** A notice in the envelope of Standard Webhooks. An endpoint of another provider gets that provider's own envelope. */
export interface Notice {
    data: NoticeData;
    timestamp: string;
    type: string;
}
/** What happened, and to which endpoint. */
export interface NoticeData {
    consecutive_failures: number;
    delivery_id: string;
    /** Why the endpoint is disabled; only in `endpoint.disabled`. */
    disabled_reason?: DisabledReason | null;
    endpoint_id: string;
    event_id: string;
    tenant_id: string;
    url: string;
}
/** A template of one's own. */
export interface OwnTemplate {
    /** JSON whose texts may hold `{{path | word}}` (docs/transforms.md). */
    body: unknown;
}
/** Percentiles in milliseconds, right to 2 %. Of more than 2,000 deliveries of an endpoint, those of a sample of them. */
export interface Percentiles {
    p50_ms: number;
    /** 95 of 100 took no longer. */
    p95_ms: number;
    /** 99 of 100 took no longer. */
    p99_ms: number;
}
export interface PingRow {
    event_type: string;
    status: number;
}
/** A link, shown once. */
export interface PortalLink {
    expires_at: string;
    /** Names the token in it, to revoke it. */
    id: string;
    /** Opens the portal. The token stands behind the `#`, which browsers send to nobody. */
    url: string;
}
/** A template that is built in. */
export type Preset = "discord" | "slack" | "teams";
/** Every error: RFC 9457, with a `code` that does not change. */
export interface Problem {
    /** What kind of error this is, for programs. */
    code: Code;
    detail?: string | null;
    /** The fields that are wrong, where the code is `invalid`. */
    errors?: FieldError[];
    /** Names this answer, as the header `Signpost-Request-Id` does: the operator finds it in the log. */
    request_id?: string;
    status: number;
    /** What kind of error this is, for people. */
    title: string;
    /** A URL that says more about this `code`. */
    type: string;
}
/** How a provider signs, retries and gives up. A row has more fields than are listed here. */
export interface ProviderRow {
    catalog: CatalogRow;
    /** How deliveries are attempted, retried and given up. */
    delivery: DeliveryRules;
    /** The names that its envelope has for an event's fields; absent where the data is sent as it is. */
    envelope?: unknown;
    name: string;
    /** The registration ping, where there is one. */
    ping?: PingRow | null;
    /** Where the signature stands, and what is signed. */
    signature: SignatureRow;
    /** Where the timestamp stands; absent where none is signed. */
    timestamp?: unknown;
    title: string;
}
/** One of an endpoint's last attempts. */
export interface RecentAttempt {
    delivery_id: string;
    /** How long it took, in milliseconds; `null` while it runs, and when it was interrupted. */
    duration_ms: number | null;
    /** Why it failed; `null` where it succeeded, and while it runs. */
    error: Failure | null;
    response_status: number | null;
    started_at: string;
}
/** Why one event of a batch was refused. */
export interface Refusal {
    /** What kind of error this is, for programs. */
    code: Code;
    detail?: string | null;
    /** The event's fields that are wrong, where the code is `invalid`. */
    errors?: FieldError[];
    /** What kind of error this is, for people. */
    title: string;
}
/** How one delivery is to be sent again. */
export interface Replay {
    /** Under a new event id that names the old one in a `Replay-Of` header, to get past a receiver's deduplication. Otherwise under the same id. */
    new_id?: boolean;
}
/** Which deliveries of an endpoint are to be sent again, or now. All that are given must hold. */
export interface ReplayRange {
    /** Goes on where the last answer's `next_cursor` says. */
    cursor?: string | null;
    /** Under a new event id that names the old one in a `Replay-Of` header, to get past a receiver's deduplication. Otherwise under the same id. */
    new_id?: boolean;
    /** Stored at this time or later. */
    since?: string | null;
    /** In this state. Dead letters, when it is left out. */
    state?: ReplayState | null;
    /** Of this event type, or of those that a pattern such as `claim.*` names. */
    type?: string | null;
    /** Stored before this time. */
    until?: string | null;
}
/** A request that sent deliveries again. */
export interface ReplayRecord {
    /** Who asked: `operator`, or the id of a token. */
    actor: string;
    created_at: string;
    /** The delivery, where one was meant. */
    delivery_id: string | null;
    range: ReplayRange;
    replayed_count: number;
}
/** Which deliveries can be sent again. */
export type ReplayState = "cancelled" | "dead_letter" | "delivered" | "pending";
/** What a replay of several came to. */
export interface Replayed {
    /** There are more: ask again with this `cursor`. */
    next_cursor: string | null;
    /** Deliveries that are pending again, or due at once. */
    replayed_count: number;
}
/** How a secret is rotated. */
export interface RotateSecret {
    /** While the last rotation is open: replaces the secret that it made, which nobody has if its answer was lost. The old secret signs until the same time as before. */
    replace_new?: boolean;
}
/** What a token may do: a scope, or a bundle of scopes. */
export type Scope = "catalog:write" | "deliveries:replay" | "endpoints:read" | "endpoints:write" | "events:read" | "events:write" | "secrets:read" | "tokens:write" | "admin" | "manager" | "publisher" | "viewer";
export interface SignatureRow {
    /** `hex`, `base64` or `base64_url`. */
    encoding: string;
    /** Its header, or those that are tried in order. */
    header?: (string | string[]) | null;
    layout: {
        bare: {
            separator: string;
        };
    } | {
        value: {
            prefix: string;
        };
    } | {
        list: {
            assign: string;
            separator: string;
            version: string;
        };
    };
    /** What is signed, as a template. */
    signed: string;
}
/** A source of the gate: where a provider's webhooks come in. */
export interface Source {
    name: string;
    path: string;
    /** What is wrong with its configuration, and what mends it. */
    problem: string | null;
    /** The provider's name; empty where the configuration cannot be read. */
    provider: string;
    /** What people call the provider; empty where its row has no title. */
    provider_title: string;
}
/** Requests within one step of time. */
export interface SourceBucket {
    starts_at: string;
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
    recent_requests: SourceRequest[];
    /** Requests by verdict, over the whole time. */
    verdicts: {
        [key: string]: number;
    };
}
/** One request to a source that was refused or failed. */
export interface SourceRequest {
    /** Why. The caller was not told. */
    code: string | null;
    /** How long it took, in milliseconds. */
    duration_ms: number;
    /** The event, if it was verified and has an id. */
    event_id: string | null;
    received_at: string;
    response_status: number;
    type: string | null;
    /** `refused`, `failed`, `origin_refused` or `in_flight`. */
    verdict: string;
}
/** The deliveries that were accepted within a while, as they stand now. Those that the retention has deleted are not counted. */
export interface Stats {
    /** Those of each step in which there were any, by when they were accepted, the oldest first. */
    buckets: StatsBucket[];
    /** By endpoint, the one with the most dead letters first, then the one with the most pending. Of one endpoint alone, itself. */
    endpoints: EndpointStats[];
    /** By event type, the most frequent first: at most 20. */
    event_types: TypeStats[];
    starts_at: string;
    /** How long a step is, in seconds. */
    step_s: number;
    total: StatsCounts;
}
/** One step of time. */
export interface StatsBucket {
    counts: StatsCounts;
    starts_at: string;
}
/** Deliveries, and how long their attempts took. */
export interface StatsCounts {
    attempt_count: number;
    /** How long attempts took until the receiver's answer or the failure; `null` where none has ended. */
    attempt_duration: Percentiles | null;
    delivery_counts: DeliveryCounts;
}
/** A tenant. */
export interface Tenant {
    created_at: string;
    id: string;
}
/** What all of a tenant's endpoints come to. */
export interface TenantSummary {
    delivery_counts: DeliveryCounts;
    endpoint_counts: EndpointCounts;
    id: string;
    oldest_pending_at: string | null;
}
/** The colours of the portal. */
export type Theme = "auto" | "dark" | "light";
/** A token, shown once. */
export interface Token {
    expires_at: string;
    /** Names it, to revoke it. */
    id: string;
    scopes: Scope[];
    /** Goes into `Authorization: Bearer`. */
    token: string;
}
/** What takes the place of the provider's envelope; for the document. */
export type Transform = Preset | OwnTemplate;
/** What a receiver would be sent. */
export interface TransformPreview {
    /** The body, byte for byte. */
    body: string;
}
/** One request that was sent at once, to see what comes of it. */
export interface Trial {
    /** How long it took, in milliseconds. */
    duration_ms: number;
    error: Failure | null;
    ok: boolean;
    /** What was sent, the signature included; values of the endpoint's own `headers` are left out. */
    request_headers: {
        [key: string]: string;
    };
    /** The first 4 KB of the receiver's answer. */
    response_body: string;
    response_status: number | null;
    started_at: string;
}
/** One event type. */
export interface TypeStats {
    delivery_counts: DeliveryCounts;
    type: string;
}
