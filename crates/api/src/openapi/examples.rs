//! One example of each body, made from the types: an example that no longer fits does not compile.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use signpost_api as api;
use signpost_api::operations::Id;
use signpost_core::provider::{CLAIMPORT, STANDARD_WEBHOOKS};

pub const ENDPOINT_ID: &str = "ep_0f8fad5bd9cb469fa165b0867728950e";
pub const DELIVERY_ID: &str = "dl_0f8fad5bd9cb469fa165b0867728950e_7";
pub const TOKEN_ID: &str = "tok_7c9e6679742540de944be07fc1f90ae7";
pub const REQUEST_ID: &str = "req_550e8400e29b41d4a716446655440000";
const AT: &str = "2026-05-20T10:14:25.000Z";
const LATER: &str = "2026-05-20T11:14:25.000Z";
const FILTER: &str = r#"{"data":{"amount":{"$gte":1000}}}"#;
const URL: &str = "https://receiver.example.com/webhooks";

/// An operation's body.
pub fn request(id: Id) -> Option<Value> {
    Some(match id {
        Id::AddEndpoint => json!({
            "url": URL,
            "provider": "standard-webhooks",
            "event_types": ["claim.*"],
            "filter": { "data": { "amount": { "$gte": 1000 } } },
        }),
        Id::ChangeEndpoint => json!({ "event_types": ["claim.created", "claim.closed"], "rate_per_second": 20 }),
        Id::CreatePortalLink => value(&api::NewPortalLink::default()),
        Id::DefineEventTypes => value(&event_types()),
        Id::IssueToken => json!({ "expires_in_s": 86_400, "scopes": ["publisher"] }),
        Id::PreviewTransform => json!({
            "transform": { "body": { "text": "{{type}}: {{data.amount | divide:100 | fixed:2}} {{data.currency | upper}}" } },
            "event": { "type": "claim.paid", "data": { "amount": 1999, "currency": "eur" } },
        }),
        Id::PublishBatch => json!({ "events": [
            { "id": "evt_1", "type": "claim.created", "data": { "claim": "clm_42" } },
            { "id": "evt_2", "type": "claim.craeted", "data": { "claim": "clm_43" } },
        ] }),
        Id::PublishEvent => json!({ "id": "evt_1", "type": "claim.created", "data": { "claim": "clm_42" } }),
        Id::ReplayDeliveries => json!({ "state": "dead_letter", "since": AT }),
        Id::ReplayDelivery => json!({ "new_id": true }),
        Id::RotateSecret => json!({ "replace_new": false }),
        Id::TestFilter => json!({
            "of": "event",
            "filter": { "type": "claim.created", "data": { "amount": { "$gte": 1000 } } },
            "document": { "type": "claim.created", "data": { "amount": "850.00" } },
        }),
        _ => return None,
    })
}

/// An operation's answer.
pub fn answer(id: Id) -> Option<Value> {
    Some(match id {
        Id::AddEndpoint | Id::RotateSecret => {
            value(&api::Endpoint { secret: Some("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".to_string()), ..endpoint() })
        }
        Id::ChangeEndpoint | Id::DisableEndpoint | Id::EnableEndpoint | Id::ShowEndpoint | Id::VerifyEndpoint => {
            value(&endpoint())
        }
        Id::ShowEndpointSecrets => value(&api::EndpointSecrets {
            secret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".to_string(),
            headers: [("X-Tenant".to_string(), "acme".to_string())].into(),
            provider: "standard-webhooks".into(),
        }),
        Id::CancelDelivery => value(&api::Delivery { state: api::DeliveryState::Cancelled, ..delivery() }),
        Id::ReplayDelivery => value(&api::Delivery {
            state: api::DeliveryState::Pending,
            run: 2,
            run_failures: 0,
            next_attempt_at: Some(LATER.to_string()),
            ended_at: None,
            ..delivery()
        }),
        Id::CreatePortalLink => value(&api::PortalLink {
            id: TOKEN_ID.to_string(),
            url: "https://hooks.example.com/portal/#token=spt_acme...&theme=auto".to_string(),
            expires_at: LATER.to_string(),
        }),
        Id::DefineEventTypes | Id::ShowEventTypes => value(&event_types()),
        Id::DeleteEndpoint | Id::DeleteEvent | Id::DeleteTenant | Id::RevokeToken => return None,
        Id::IssueToken => value(&api::Token {
            id: TOKEN_ID.to_string(),
            token: format!("spt_acme.{TOKEN_ID}.1779272065.publisher..."),
            scopes: vec![api::Scope::Publisher],
            expires_at: LATER.to_string(),
        }),
        Id::ListCatalogs => page(api::Catalog {
            provider: CLAIMPORT.name.to_string(),
            open: false,
            types: CLAIMPORT.catalog.types.iter().take(2).map(ToString::to_string).collect(),
        }),
        Id::ListDeliveries => page(delivery()),
        Id::ListEndpoints => page(endpoint()),
        Id::ListEvents => page(api::LoggedEvent {
            id: "evt_1".to_string(),
            event_type: "claim.created".to_string(),
            timestamp: AT.to_string(),
            created_at: AT.to_string(),
            endpoint_count: 2,
        }),
        Id::ListProviders => page(value(&STANDARD_WEBHOOKS)),
        Id::ListReplays => page(api::ReplayRecord {
            created_at: LATER.to_string(),
            actor: TOKEN_ID.to_string(),
            delivery_id: Some(DELIVERY_ID.to_string()),
            range: api::ReplayRange::default(),
            replayed_count: 1,
        }),
        Id::ListSources => page(api::Source {
            name: "claimport".to_string(),
            path: "/in/claimport".to_string(),
            provider: "claimport".to_string(),
            provider_title: "ClaimPort".to_string(),
            problem: None,
        }),
        Id::ListTenants => page(api::Tenant { id: "acme".to_string(), created_at: AT.to_string() }),
        Id::PreviewTransform => {
            value(&api::TransformPreview { body: r#"{"text":"claim.paid: 19.99 EUR"}"#.to_string() })
        }
        Id::PublishBatch => value(&api::EventBatch { results: batch_results() }),
        Id::PublishEvent | Id::ShowEvent => value(&api::Event {
            id: "evt_1".to_string(),
            event_type: "claim.created".to_string(),
            timestamp: AT.to_string(),
            deliveries: vec![delivery()],
        }),
        Id::ReplayDeliveries => value(&api::Replayed { replayed_count: 500, next_cursor: Some("512".to_string()) }),
        Id::ShowDelivery => value(&api::DeliveryDetail {
            delivery: delivery(),
            attempts: vec![attempt()],
            body: r#"{"type":"claim.created","timestamp":"2026-05-20T10:14:25Z","data":{"claim":"clm_42"}}"#
                .to_string(),
            body_encoding: api::BodyEncoding::Utf8,
        }),
        Id::ShowSourceCounts => value(&api::SourceCounts {
            buckets: vec![api::SourceBucket { starts_at: AT.to_string(), verdicts: verdicts() }],
            verdicts: verdicts(),
            codes: BTreeMap::from([("tag_mismatch".to_string(), 1)]),
            recent_requests: vec![api::SourceRequest {
                received_at: AT.to_string(),
                verdict: "refused".to_string(),
                code: Some("tag_mismatch".to_string()),
                event_id: None,
                event_type: None,
                response_status: 401,
                duration_ms: 2,
            }],
        }),
        Id::ShowEndpointStats | Id::ShowStats => value(&api::Stats {
            starts_at: AT.to_string(),
            step_s: 1_800,
            total: stats(),
            buckets: vec![api::StatsBucket { starts_at: AT.to_string(), counts: stats() }],
            event_types: vec![api::TypeStats { event_type: "claim.created".to_string(), delivery_counts: counts() }],
            endpoints: vec![api::EndpointStats { endpoint_id: ENDPOINT_ID.to_string(), counts: stats() }],
        }),
        Id::ShowTenant => value(&api::TenantSummary {
            id: "acme".to_string(),
            endpoint_counts: api::EndpointCounts { active: 2, failing: 1, disabled: 0, unconfirmed: 0 },
            delivery_counts: counts(),
            oldest_pending_at: Some(AT.to_string()),
        }),
        Id::TestFilter => value(&api::FilterTest {
            verdict: api::FilterVerdict::NoMatch,
            steps: 4,
            failed: Some(api::FailedCondition { at: "/data/amount/$gte".to_string(), found: api::Found::Text }),
        }),
        Id::TestEndpoint => value(&trial()),
    })
}

/// A notice in Standard Webhooks' envelope.
pub fn notice(event_type: &str) -> Value {
    value(&api::Notice {
        event_type: event_type.to_string(),
        timestamp: AT.to_string(),
        data: api::NoticeData {
            tenant_id: "acme".to_string(),
            endpoint_id: ENDPOINT_ID.to_string(),
            url: URL.to_string(),
            consecutive_failures: if event_type == "endpoint.recovered" { 0 } else { 3 },
            event_id: "evt_1".to_string(),
            delivery_id: DELIVERY_ID.to_string(),
            disabled_reason: (event_type == "endpoint.disabled").then_some(api::DisabledReason::Exhausted),
        },
    })
}

/// An error of that kind.
pub fn problem(code: api::Code) -> Value {
    let errors = match code {
        api::Code::Invalid => vec![api::FieldError::new("url", api::FieldCode::NotAllowed, "is not https")],
        _ => Vec::new(),
    };
    value(&api::Problem {
        kind: format!("https://hooks.example.com/errors.html#{}", code.as_str()),
        title: code.title().into(),
        status: code.status(),
        code: code.as_str().into(),
        detail: errors.first().map(|error| format!("`{}`: {}", error.field, error.message)),
        errors,
        request_id: Some(REQUEST_ID.to_string()),
    })
}

fn endpoint() -> api::Endpoint {
    api::Endpoint {
        id: ENDPOINT_ID.to_string(),
        tenant_id: "acme".to_string(),
        url: URL.to_string(),
        provider: STANDARD_WEBHOOKS.name.to_string(),
        event_types: vec!["claim.*".to_string()],
        filter: RawValue::from_string(FILTER.to_string()).ok(),
        transform: None,
        headers: BTreeMap::from([("X-Team".to_string(), api::REDACTED.to_string())]),
        description: "Claims service".to_string(),
        fifo: false,
        rate_per_second: None,
        concurrency: api::limits::DEFAULT_CONCURRENCY,
        metadata: BTreeMap::from([("customer".to_string(), "cus_0017".to_string())]),
        status: api::EndpointStatus::Active,
        disabled_reason: None,
        consecutive_failures: 0,
        failing_since: None,
        confirmation: None,
        rotation_ends_at: None,
        next_attempt_at: None,
        oldest_pending_at: None,
        delivery_rules: value(&STANDARD_WEBHOOKS.delivery),
        recent_attempts: vec![api::RecentAttempt {
            delivery_id: DELIVERY_ID.to_string(),
            started_at: AT.to_string(),
            duration_ms: Some(42),
            response_status: Some(204),
            error: None,
        }],
        delivery_counts: counts(),
        created_at: AT.to_string(),
        public_key: None,
        secret: None,
    }
}

fn delivery() -> api::Delivery {
    api::Delivery {
        id: DELIVERY_ID.to_string(),
        endpoint_id: ENDPOINT_ID.to_string(),
        event_id: "evt_1".to_string(),
        event_type: "claim.created".to_string(),
        state: api::DeliveryState::Delivered,
        run: 1,
        attempt_count: 1,
        run_failures: 0,
        is_attempting: false,
        next_attempt_at: None,
        created_at: AT.to_string(),
        ended_at: Some(AT.to_string()),
        replay_of: None,
        last_response_status: Some(204),
        last_error: None,
    }
}

fn attempt() -> api::Attempt {
    api::Attempt {
        number: 1,
        run: 1,
        started_at: AT.to_string(),
        duration_ms: Some(42),
        response_status: Some(204),
        error: None,
        response_body: String::new(),
        request_headers: BTreeMap::from([
            ("webhook-id".to_string(), "evt_1".to_string()),
            ("X-Team".to_string(), api::REDACTED.to_string()),
        ]),
    }
}

fn trial() -> api::Trial {
    api::Trial {
        ok: false,
        started_at: AT.to_string(),
        duration_ms: 15_000,
        response_status: None,
        error: Some(api::Failure::Timeout),
        response_body: String::new(),
        request_headers: BTreeMap::from([("webhook-id".to_string(), "evt_test_1".to_string())]),
    }
}

const fn counts() -> api::DeliveryCounts {
    api::DeliveryCounts { pending: 1, delivered: 41, dead_letter: 0, cancelled: 0 }
}

const fn stats() -> api::StatsCounts {
    let attempt_duration = Some(api::Percentiles { p50_ms: 84, p95_ms: 310, p99_ms: 1_205 });
    api::StatsCounts { delivery_counts: counts(), attempt_count: 44, attempt_duration }
}

fn event_types() -> api::EventTypes {
    let created = api::EventType { name: "claim.created".to_string(), description: "A claim was filed.".to_string() };
    api::EventTypes { closed: true, types: vec![created] }
}

fn verdicts() -> BTreeMap<String, u64> {
    BTreeMap::from([("accepted".to_string(), 41), ("refused".to_string(), 1)])
}

fn page<T: Serialize>(row: T) -> Value {
    value(&api::Page { data: vec![row], next_cursor: None })
}

fn batch_results() -> Vec<api::BatchResult> {
    let id = |id: &str| Some(id.to_string());
    let unknown = api::Code::UnknownEventType;
    let error = api::Refusal {
        code: unknown.as_str().into(),
        title: unknown.title().into(),
        detail: id("`claim.craeted` is not a type of the tenant's, and its list is closed; `claim.created` is"),
        errors: Vec::new(),
    };
    let stored =
        api::BatchResult { status: 202, id: id("evt_1"), endpoint_count: 2, already_published: false, error: None };
    let refused = api::BatchResult {
        status: unknown.status(),
        id: id("evt_2"),
        endpoint_count: 0,
        already_published: false,
        error: Some(error),
    };
    vec![stored, refused]
}

fn value<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_of_a_request_is_one() {
        let check = |id| {
            let bytes = request(id).unwrap().to_string();
            let bytes = bytes.as_bytes();
            match id {
                Id::AddEndpoint => api::body::read::<api::NewEndpoint>(bytes).map(drop),
                Id::ChangeEndpoint => api::body::read::<api::EndpointChange>(bytes).map(drop),
                Id::PublishBatch => api::body::read::<api::NewEventBatch>(bytes).map(drop),
                Id::PublishEvent => api::body::read::<api::NewEvent>(bytes).map(drop),
                Id::IssueToken => api::body::read::<api::NewToken>(bytes).map(drop),
                Id::ReplayDeliveries => api::body::read::<api::ReplayRange>(bytes).map(drop),
                Id::ReplayDelivery => api::body::read::<api::Replay>(bytes).map(drop),
                _ => api::body::read::<api::RotateSecret>(bytes).map(drop),
            }
        };
        for id in [
            Id::AddEndpoint,
            Id::ChangeEndpoint,
            Id::PublishBatch,
            Id::PublishEvent,
            Id::IssueToken,
            Id::ReplayDeliveries,
            Id::ReplayDelivery,
            Id::RotateSecret,
        ] {
            assert_eq!(check(id), Ok(()), "{id:?}");
        }
    }
}
