//! Replays: what has ended is sent again, what waits is sent now.

use signpost_api::limits::MAX_REPLAYED;
use signpost_api::route::read_cursor;
use signpost_api::{self as api, Code, FieldCode};
use signpost_core::outgoing::endpoint::{REPLAYS_PER_MINUTE, replay_wait_s};
use signpost_core::outgoing::event_type;
use signpost_core::outgoing::tally::place;
use signpost_platform::clock::random_token;
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;

use super::Inner;
use super::erase::is_erased;
use super::intake::TRANSFORM;
use super::memory::Memory;
use super::pump::fresh;
use super::settings::Settings;
use super::store::{Filter, Row};
use super::view;
use crate::api::request::read_time;
use crate::{envelope, page};

impl Inner {
    pub(super) fn may_replay(&self, now: u64) -> Answer<()> {
        let before = self.store.replayed_at(REPLAYS_PER_MINUTE, now)?;
        replay_wait_s(before, now).map_or(Ok(()), |wait| Err(Problem::from(Code::TooManyReplays).retry_after(wait)))
    }

    /// Keeps who sent what again, for people to look at, and says it in the log, which outlives the endpoint.
    pub(super) fn replayed(
        &self,
        settings: &Settings,
        by: &str,
        delivery: Option<u64>,
        range: &api::ReplayRange,
        n: u64,
        now: u64,
    ) -> Answer<()> {
        if n == 0 {
            return Ok(());
        }
        self.store.put_replay(by, delivery, &serde_json::to_string(range)?, n, now)?;
        let line = serde_json::json!({
            "at": "endpoint", "code": "replayed", "by": by, "tenant": settings.tenant, "endpoint": settings.id,
            "delivery": delivery.map(|seq| view::delivery_id(&settings.id, seq)), "range": range, "replayed": n,
        });
        worker::console_log!("{line}");
        Ok(())
    }

    pub(super) fn replay_one(&self, memory: &mut Memory, seq: u64, new_id: bool, now: u64) -> Answer<api::Delivery> {
        let row = self.store.row(seq)?.ok_or(Code::NotFound)?;
        let Some(replayed) = self.send_again(memory, &row, new_id, now)? else {
            let problem = Problem::from(Code::NotReplayable);
            let detail = "there is no body to send: publish the event again, under another id";
            return Err(if has_no_body(&row) { problem.detail(detail) } else { problem });
        };
        self.shown(&memory.settings, replayed, now)
    }

    pub(super) fn replay(&self, memory: &mut Memory, range: &api::ReplayRange, now: u64) -> Answer<api::Replayed> {
        let state = match range.state {
            Some(api::ReplayState::Cancelled) => api::DeliveryState::Cancelled,
            Some(api::ReplayState::Delivered) => api::DeliveryState::Delivered,
            Some(api::ReplayState::Pending) => api::DeliveryState::Pending,
            Some(api::ReplayState::DeadLetter) | None => api::DeliveryState::DeadLetter,
        };
        if let Some(Err(error)) = range.event_type.as_deref().map(event_type::check_pattern) {
            return Err(Problem::field("type", FieldCode::WrongForm, format!("is not {error}")));
        }
        let time = |field: &str, text: &Option<String>| text.as_deref().map(|text| read_time(field, text)).transpose();
        // What a new id makes is itself a delivery of this endpoint: only what was there before now
        // is meant, or a replay of delivered events would never come to its end.
        let until = time("until", &range.until)?.unwrap_or(now);
        let filter = Filter {
            state: Some(state),
            event_type: range.event_type.clone(),
            since: time("since", &range.since)?,
            until: Some(until.min(now)),
        };
        let after = match range.cursor.as_deref().map(read_cursor) {
            None => 0,
            Some(Some(place)) => place,
            Some(None) => {
                return Err(Problem::field("cursor", FieldCode::WrongForm, "is not one that an answer has named"));
            }
        };
        let rows = self.store.oldest(&filter, memory.tally.low(), after, MAX_REPLAYED)?;
        let full = rows.len() >= usize::try_from(MAX_REPLAYED).unwrap_or(usize::MAX);
        let mut replayed: u64 = 0;
        let mut done = after;
        for row in &rows {
            match self.send_again(memory, row, range.new_id, now) {
                Ok(again) => replayed = replayed.saturating_add(u64::from(again.is_some())),
                // What was sent again so far is stored, and must not be once more: the refusal comes with the next request.
                Err(problem) if replayed > 0 && problem.is(Code::StoreFull) => {
                    return Ok(api::Replayed { replayed_count: replayed, next_cursor: Some(done.to_string()) });
                }
                Err(problem) => return Err(problem),
            }
            done = row.seq;
        }
        Ok(api::Replayed { replayed_count: replayed, next_cursor: full.then(|| done.to_string()) })
    }

    /// Under the same id the row itself goes round again, or is due at once if it waits; a new id is a new row with the same data.
    fn send_again(&self, memory: &mut Memory, row: &Row, new_id: bool, now: u64) -> Answer<Option<u64>> {
        if has_no_body(row) || self.slots.borrow().holds((row.seq, row.delivery.attempts)) {
            // Of one that was called off an attempt may still be under way, too.
            return Ok(None);
        }
        let next = if new_id { row.delivery.replay(now) } else { row.delivery.send_now(now) };
        let Some(next) = next else {
            return Ok(None);
        };
        if next == row.delivery {
            // It is due, and waits for its turn.
            return Ok(Some(row.seq));
        }
        if !new_id {
            self.store.update(row.seq, &next, now)?;
            self.moved(memory, row.seq, row.delivery.state, next.state)?;
            return Ok(Some(row.seq));
        }
        self.check_room(memory)?;
        let event = format!("evt_{}", random_token()?);
        let body = self.store.body(row.seq)?;
        let provider = memory.settings.provider_row()?;
        // A template may have put the old id anywhere, or nowhere.
        let body = if memory.settings.transform.is_some() { body } else { envelope::with_id(&provider, &body, &event) };
        let again = Row {
            seq: place(memory.tally.highest(), now, true),
            event,
            replay_of: Some(row.event.clone()),
            delivery: fresh(now),
            created: now,
            ..row.clone()
        };
        if !self.store.insert(&again, true, &body, None)? {
            return Err(Code::Internal.into());
        }
        memory.tally.stored(again.seq, true);
        Ok(Some(again.seq))
    }

    pub(super) fn replays(
        &self,
        settings: &Settings,
        before: Option<u64>,
        limit: u32,
    ) -> Answer<api::Page<api::ReplayRecord>> {
        let rows = self.store.replays(before, limit.saturating_add(1))?;
        let (rows, next_cursor) = page::cut(rows, limit, |row| row.seq);
        Ok(api::Page { data: rows.into_iter().map(|row| view::replay(&settings.id, row)).collect(), next_cursor })
    }
}

/// Whether there is nothing to send: its template could make no body, or it was deleted.
fn has_no_body(row: &Row) -> bool {
    is_erased(row) || (row.delivery.attempts == 0 && row.last_error.as_deref() == Some(TRANSFORM))
}
