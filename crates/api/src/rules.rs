//! The delivery rules as the document shows them. `signpost_core::provider::Delivery` reads and writes them.

use schemars::JsonSchema;

/// How an endpoint's deliveries are attempted, retried and given up.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, of which no value is made")]
pub struct DeliveryRules {
    /// How long a receiver may take, in milliseconds, its answer's body included.
    deadline_ms: u32,
    /// Seconds to wait after each failure; one attempt more than entries.
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
