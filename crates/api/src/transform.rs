//! Bodies of another form than the provider's, tried before they are kept. What templates mean, `signpost_content::template` says.

#[cfg(feature = "openapi")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use serde_json::Value;
use serde_json::value::RawValue;

use crate::NewEvent;
#[cfg(feature = "openapi")]
use crate::words::words;

#[cfg(feature = "openapi")]
words! {
    /// A template that is built in.
    pub enum Preset {
        /// A message for a Discord webhook.
        Discord = "discord",
        /// A message for Slack's incoming webhooks.
        Slack = "slack",
        /// An Adaptive Card for a Microsoft Teams webhook.
        Teams = "teams",
    }
}

/// What takes the place of the provider's envelope; for the document.
#[cfg(feature = "openapi")]
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Transform {
    /// A template that is built in.
    Preset(Preset),
    /// A template of one's own.
    Own(OwnTemplate),
}

/// A template of one's own.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnTemplate {
    /// JSON whose texts may hold `{{path | word}}` (docs/transforms.md).
    #[cfg_attr(feature = "openapi", schemars(with = "Value"))]
    pub body: Box<RawValue>,
}

/// A transform, and the event that it is tried on.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTransformPreview {
    /// The transform.
    #[cfg_attr(feature = "openapi", schemars(with = "Transform"))]
    pub transform: Box<RawValue>,
    /// The event, as it would be published.
    pub event: NewEvent,
}

/// What a receiver would be sent.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "openapi", derive(JsonSchema))]
pub struct TransformPreview {
    /// The body, byte for byte.
    pub body: String,
}
