//! Rows as the API shows them.

use std::collections::BTreeMap;

use signpost_api as api;
use signpost_core::outgoing::delivery::State;
use signpost_core::outgoing::endpoint::{Reason, Rotation, Status};
use signpost_core::outgoing::envelope::rfc3339;
use signpost_core::outgoing::tally::place_made;
use signpost_engine::read_lane;
use worker::Result;

use super::Inner;
use super::memory::Memory;
use super::settings::Settings;
use super::store::{AttemptRow, RecentRow, ReplayRow, Row};
use crate::endpoint::attempt::Sent;

/// As many as fit a picture that is seen at a glance.
const RECENT: u32 = 40;

/// `dl_` and the endpoint's own part, so that a delivery's id says which object has it.
pub fn delivery_id(endpoint: &str, seq: u64) -> String {
    format!("dl_{}_{seq}", endpoint.strip_prefix("ep_").unwrap_or(endpoint))
}

/// The endpoint and the row behind a delivery's id.
pub fn read_delivery_id(id: &str) -> Option<(String, u64)> {
    let (endpoint, seq) = id.strip_prefix("dl_")?.rsplit_once('_')?;
    let plain = !seq.is_empty() && seq.bytes().all(|b| b.is_ascii_digit()) && !seq.starts_with('0');
    Some((format!("ep_{endpoint}"), if plain { seq.parse().ok()? } else { return None }))
}

pub fn delivery(endpoint: &str, row: Row, now: u64) -> api::Delivery {
    let pending = row.delivery.state == State::Pending;
    // A lease that has run out is one of a process that has ended.
    let is_attempting = row.delivery.lease.is_some_and(|lease| now < lease.until);
    api::Delivery {
        id: delivery_id(endpoint, row.seq),
        endpoint_id: endpoint.to_string(),
        event_id: row.event,
        event_type: row.event_type,
        state: match row.delivery.state {
            State::Cancelled => api::DeliveryState::Cancelled,
            State::Dead => api::DeliveryState::DeadLetter,
            State::Delivered => api::DeliveryState::Delivered,
            State::Pending => api::DeliveryState::Pending,
        },
        run: row.delivery.generation,
        attempt_count: row.delivery.attempts,
        run_failures: row.delivery.failures,
        is_attempting,
        next_attempt_at: (pending && !is_attempting).then(|| rfc3339(row.delivery.due)),
        created_at: rfc3339(row.created),
        ended_at: row.ended.map(rfc3339),
        replay_of: row.replay_of,
        last_response_status: row.last_status,
        last_error: row.last_error.as_deref().and_then(api::Failure::read),
    }
}

/// A delivery that its endpoint has not been handed yet.
pub fn accepted(endpoint: &str, seq: u64, event: &str, event_type: &str) -> api::Delivery {
    let at = place_made(seq);
    api::Delivery {
        id: delivery_id(endpoint, seq),
        endpoint_id: endpoint.to_string(),
        event_id: event.to_string(),
        event_type: event_type.to_string(),
        state: api::DeliveryState::Pending,
        run: 1,
        attempt_count: 0,
        run_failures: 0,
        is_attempting: false,
        next_attempt_at: Some(rfc3339(at)),
        created_at: rfc3339(at),
        ended_at: None,
        replay_of: None,
        last_response_status: None,
        last_error: None,
    }
}

/// Counts what waits at the tenant, too.
pub fn add_lane(endpoint: &mut api::Endpoint, lane: &[u8]) {
    let (count, oldest, _) = read_lane(lane);
    let pending = &mut endpoint.delivery_counts.pending;
    *pending = pending.saturating_add(count);
    let oldest = oldest.map(|seq| rfc3339(place_made(seq)));
    // The same form and zone everywhere: the earlier text is the earlier time.
    endpoint.oldest_pending_at = endpoint.oldest_pending_at.take().into_iter().chain(oldest).min();
}

pub fn attempt(row: AttemptRow) -> api::Attempt {
    api::Attempt {
        number: row.number,
        run: row.generation,
        started_at: rfc3339(row.started),
        duration_ms: row.ms,
        response_status: row.status,
        error: row.error.as_deref().and_then(api::Failure::read),
        response_body: row.answer,
        request_headers: row.headers,
    }
}

/// The attempt that has begun and of which nothing is known yet.
pub fn under_way(row: &Row) -> Option<api::Attempt> {
    let lease = row.delivery.lease.filter(|_| row.delivery.state == State::Pending)?;
    Some(api::Attempt {
        number: row.delivery.attempts,
        run: row.delivery.generation,
        started_at: rfc3339(lease.started),
        duration_ms: None,
        response_status: None,
        error: None,
        response_body: String::new(),
        request_headers: BTreeMap::default(),
    })
}

pub fn replay(endpoint: &str, row: ReplayRow) -> api::ReplayRecord {
    api::ReplayRecord {
        created_at: rfc3339(row.at),
        actor: row.by,
        delivery_id: row.delivery.map(|seq| delivery_id(endpoint, seq)),
        range: serde_json::from_str(&row.range).unwrap_or_default(),
        replayed_count: row.n,
    }
}

pub fn trial(sent: Sent, ok: bool, at: u64) -> api::Trial {
    let (duration_ms, response_status) = (sent.ms, sent.status());
    // A 2xx that is not the one that confirms is still no confirmation.
    let error = sent.outcome.error().or((!ok).then_some("status")).and_then(api::Failure::read);
    api::Trial {
        ok,
        started_at: rfc3339(at),
        duration_ms,
        response_status,
        error: error.filter(|_| !ok),
        response_body: sent.answer,
        request_headers: sent.headers,
    }
}

/// Why an endpoint is disabled, in the API's words.
pub const fn disabled_reason(reason: Reason) -> api::DisabledReason {
    match reason {
        Reason::Exhausted => api::DisabledReason::Exhausted,
        Reason::Failing => api::DisabledReason::Failing,
        Reason::Gone => api::DisabledReason::Gone,
        Reason::Manual => api::DisabledReason::Manual,
    }
}

impl Inner {
    /// The endpoint without its secret.
    pub(super) fn view(&self, memory: &mut Memory, settings: &Settings, now: u64) -> Result<api::Endpoint> {
        let health = memory.health;
        let oldest = self.oldest(memory)?;
        let next = if settings.fifo {
            oldest.as_ref().filter(|row| row.delivery.lease.is_none()).map(|row| row.delivery.due)
        } else {
            self.store.next_due()?
        };
        let ended = memory.tally.ended();
        let name = match &settings.provider {
            serde_json::Value::String(name) => name.clone(),
            row => row.get("name").and_then(serde_json::Value::as_str).unwrap_or_default().to_string(),
        };
        let loaded = memory.loaded.clone();
        let loaded = loaded.as_deref();
        let own = || settings.provider_row().ok().map(|row| row.delivery.clone());
        let rules = loaded.map(|loaded| loaded.rules.delivery.clone()).or_else(own);
        // Of a queue of the gate, what the configuration says; of others, what is given, which may be newer.
        let settings = loaded
            .filter(|_| settings.queue.is_some() || settings.source.is_some())
            .map_or(settings, |loaded| &loaded.settings);
        let rotating = settings.rotating_until.filter(|until| Rotation { until: *until }.is_open(now));
        Ok(api::Endpoint {
            id: settings.id.clone(),
            tenant_id: settings.tenant.clone(),
            url: settings.url.clone(),
            provider: name,
            event_types: settings.event_types.clone(),
            filter: settings.filter.clone(),
            transform: settings.transform.clone(),
            // Written, and never read back: they may be somebody's key.
            headers: settings.headers.keys().map(|name| (name.clone(), api::REDACTED.to_string())).collect(),
            description: settings.description.clone(),
            fifo: settings.fifo,
            rate_per_second: settings.rate_per_second,
            concurrency: settings.concurrency,
            metadata: settings.metadata.clone(),
            status: match health.status {
                Status::Active if loaded.is_some_and(|loaded| loaded.is_paused()) => api::EndpointStatus::Paused,
                Status::Active => api::EndpointStatus::Active,
                Status::Disabled(_) => api::EndpointStatus::Disabled,
                Status::Unconfirmed => api::EndpointStatus::Unconfirmed,
            },
            disabled_reason: health.status.reason().map(disabled_reason),
            consecutive_failures: health.failures,
            failing_since: health.failing_since.map(rfc3339),
            confirmation: settings.confirmation.clone(),
            rotation_ends_at: rotating.map(rfc3339),
            next_attempt_at: next.filter(|_| memory.may_attempt()).map(rfc3339),
            oldest_pending_at: oldest.map(|row| rfc3339(row.created)),
            delivery_rules: serde_json::to_value(rules)?,
            recent_attempts: self.recent(&settings.id)?,
            delivery_counts: api::DeliveryCounts {
                pending: memory.tally.pending(),
                delivered: ended.delivered,
                dead_letter: ended.dead,
                cancelled: ended.cancelled,
            },
            created_at: rfc3339(settings.created),
            public_key: settings.public_key(),
            secret: None,
        })
    }

    /// The last attempts, the oldest first: health at a glance.
    fn recent(&self, endpoint: &str) -> Result<Vec<api::RecentAttempt>> {
        let rows = self.store.recent_attempts(RECENT)?;
        let show = |row: RecentRow| api::RecentAttempt {
            delivery_id: delivery_id(endpoint, row.delivery),
            started_at: rfc3339(row.started),
            duration_ms: row.ms,
            response_status: row.status,
            error: row.error.as_deref().and_then(api::Failure::read),
        };
        Ok(rows.into_iter().rev().map(show).collect())
    }
}
