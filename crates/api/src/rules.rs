//! A provider's row and its delivery rules as the document shows them. `signpost_core::provider` reads and writes them.

use schemars::JsonSchema;
use serde_json::Value;

use crate::limits::{MAX_DEADLINE_MS, MAX_WAITS, MIN_DEADLINE_MS};

/// How an endpoint's deliveries are attempted, retried and given up.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, of which no value is made")]
pub struct DeliveryRules {
    /// How long a receiver may take, in milliseconds, its answer's body included.
    #[schemars(range(min = MIN_DEADLINE_MS, max = MAX_DEADLINE_MS))]
    deadline_ms: u32,
    /// Seconds to wait after each failure; one attempt more than entries.
    #[schemars(length(max = MAX_WAITS))]
    schedule_s: Vec<u32>,
    /// The largest part of a wait that chance adds to it, in percent.
    jitter_percent: u8,
    /// What follows the last failure.
    #[schemars(extend("enum" = ["dead_letter", "disable"]))]
    exhausted: String,
    /// Whether `410 Gone` disables the endpoint at once.
    gone_disables: bool,
    /// Whether `Retry-After` on 429 and 503 is honoured.
    retry_after: bool,
    /// Seconds of nothing but failures, over all events, after which the endpoint is disabled.
    failing_disables_s: Option<u32>,
}

/// How a provider signs, retries and gives up. A row has more fields than are listed here.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, of which no value is made")]
pub struct ProviderRow {
    /// Its name.
    name: String,
    /// What people call it.
    title: String,
    /// Where the signature stands, and what is signed.
    signature: SignatureRow,
    /// Where the timestamp stands; absent where none is signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<Value>,
    /// The registration ping, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    ping: Option<PingRow>,
    /// How deliveries are attempted, retried and given up.
    delivery: DeliveryRules,
    /// The names that its envelope has for an event's fields; absent where the data is sent as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    envelope: Option<Value>,
    /// Its event types.
    catalog: CatalogRow,
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, of which no value is made")]
struct SignatureRow {
    /// Its header, or those that are tried in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<Names>,
    /// How the header is written.
    layout: LayoutRow,
    /// `hex`, `base64` or `base64_url`.
    encoding: String,
    /// What is signed, as a template.
    signed: String,
}

/// One name, or several.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
#[expect(dead_code, reason = "a shape, of which no value is made")]
enum Names {
    One(String),
    Several(Vec<String>),
}

/// A tag behind a prefix, a list of tags with their versions, or of tags alone.
#[derive(JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
#[expect(dead_code, reason = "a shape, of which no value is made")]
enum LayoutRow {
    Bare { separator: String },
    Value { prefix: String },
    List { separator: String, assign: String, version: String },
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, of which no value is made")]
struct PingRow {
    /// The event type of the ping.
    event_type: String,
    /// The status that confirms it.
    status: u16,
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, of which no value is made")]
struct CatalogRow {
    /// Whether types outside the list exist, too.
    open: bool,
    /// The types that are known.
    types: Vec<String>,
}
