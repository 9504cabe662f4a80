//! What the operator is told about endpoints, as the document shows it: events of the tenant `operator`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{DisabledReason, Time};

/// What happened, and to which endpoint.
#[derive(JsonSchema, Serialize)]
pub struct NoticeData {
    /// Whose endpoint it is.
    pub tenant_id: String,
    /// The endpoint.
    pub endpoint_id: String,
    /// Where it is.
    pub url: String,
    /// Failed attempts since the last success.
    pub consecutive_failures: u32,
    /// The event that was attempted last.
    pub event_id: String,
    /// Its delivery.
    pub delivery_id: String,
    /// Why the endpoint is disabled; only in `endpoint.disabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled_reason: Option<DisabledReason>,
}

/// A notice in the envelope of Standard Webhooks. An endpoint of another provider gets that provider's own envelope.
#[derive(JsonSchema, Serialize)]
pub struct Notice {
    /// The event type.
    #[serde(rename = "type")]
    pub event_type: String,
    /// When it happened.
    #[schemars(with = "Time")]
    pub timestamp: String,
    /// What happened.
    pub data: NoticeData,
}
