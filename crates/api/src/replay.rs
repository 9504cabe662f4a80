//! Sending again.

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::words::words;
#[cfg(feature = "openapi")]
use crate::{PATTERN, Time};

words! {
    /// Which deliveries can be sent again.
    pub enum ReplayState {
        /// What somebody called off.
        Cancelled = "cancelled",
        /// Dead letters.
        DeadLetter = "dead_letter",
        /// What a receiver has accepted.
        Delivered = "delivered",
        /// What waits for its next attempt: it is made now. Under its own id alone.
        Pending = "pending",
    }
}

/// Which deliveries of an endpoint are to be sent again, or now. All that are given must hold.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReplayRange {
    /// In this state. Dead letters, when it is left out.
    pub state: Option<ReplayState>,
    /// Stored at this time or later.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub since: Option<String>,
    /// Stored before this time.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<Time>"))]
    pub until: Option<String>,
    /// Of this event type, or of those that a pattern such as `claim.*` names.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schemars(regex(pattern = PATTERN)))]
    pub event_type: Option<String>,
    /// Under a new event id that names the old one in a `Replay-Of` header, to get past a receiver's
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
    /// Under a new event id that names the old one in a `Replay-Of` header, to get past a receiver's
    /// deduplication. Otherwise under the same id.
    pub new_id: bool,
}

/// What a replay of several came to.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct Replayed {
    /// Deliveries that are pending again, or due at once.
    pub replayed_count: u64,
    /// There are more: ask again with this `cursor`.
    pub next_cursor: Option<String>,
}

/// A request that sent deliveries again.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct ReplayRecord {
    /// When it was asked for.
    #[cfg_attr(feature = "openapi", schemars(with = "Time"))]
    pub created_at: String,
    /// Who asked: `operator`, or the id of a token.
    pub actor: String,
    /// The delivery, where one was meant.
    pub delivery_id: Option<String>,
    /// What was asked for.
    pub range: ReplayRange,
    /// How many were sent again.
    pub replayed_count: u64,
}
