//! Sending again.

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which deliveries of an endpoint are to be sent again. All that are given must hold.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReplayRange {
    /// `dead` (the default) or `delivered`.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = ["dead", "delivered", null])))]
    pub state: Option<String>,
    /// Stored at this time or later (RFC 3339).
    #[cfg_attr(feature = "openapi", schemars(extend("format" = "date-time")))]
    pub since: Option<String>,
    /// Stored before this time (RFC 3339).
    #[cfg_attr(feature = "openapi", schemars(extend("format" = "date-time")))]
    pub until: Option<String>,
    /// Of this event type.
    #[serde(rename = "type")]
    pub event_type: Option<String>,
    /// Under a new event id that names the old one in a `replay-of` header, to get past a receiver's
    /// deduplication. Otherwise under the same id.
    pub new_id: bool,
    /// Goes on where the last answer's `next_cursor` says.
    #[cfg_attr(feature = "openapi", schemars(regex(pattern = r"^[0-9]{1,15}$")))]
    pub cursor: Option<String>,
}

/// How one delivery is to be sent again.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Replay {
    /// See [`ReplayRange::new_id`].
    pub new_id: bool,
}

/// What a replay of several came to.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Replayed {
    /// Deliveries that are pending again.
    pub replayed: u64,
    /// There are more: ask again with this `cursor`.
    pub next_cursor: Option<String>,
}

/// A request that sent deliveries again.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct ReplayRecord {
    /// When.
    pub at: String,
    /// `operator`, or the id of a token.
    pub by: String,
    /// The delivery, where one was meant.
    pub delivery: Option<String>,
    /// What was asked for.
    pub range: ReplayRange,
    /// How many were sent again.
    pub replayed: u64,
}
