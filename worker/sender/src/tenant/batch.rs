//! Many events in one question. Each is stored or refused by itself, and all that are stored leave in one write.

use serde_json::value::RawValue;
use signpost_api::limits::MAX_BATCH;
use signpost_api::{self as api, BatchResult, Code, FieldCode};
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;

use super::log::{Memory, New};
use super::{Inner, Publication};
use crate::publish::{Checked, check};

impl Inner {
    /// What has become of each event, and whether there is a new one.
    ///
    /// # Errors
    /// A body that is no batch; an error of storage, after which the same batch can be published again.
    pub(super) fn publish_batch(
        &self,
        memory: &mut Memory,
        bytes: &[u8],
        key: Option<&str>,
        now: u64,
    ) -> Answer<(api::EventBatch, bool)> {
        let batch: api::NewEventBatch = api::body::read(bytes)?;
        if !(1..=MAX_BATCH).contains(&batch.events.len()) {
            let message = format!("has 1 to {MAX_BATCH} events");
            return Err(Problem::field("events", FieldCode::OutOfRange, message));
        }
        let (mut results, mut is_new) = (Vec::with_capacity(batch.events.len()), false);
        for (place, event) in batch.events.iter().enumerate() {
            let mut id = None;
            let key = key.map(|key| format!("{key}#{place}"));
            results.push(match self.publish_one(memory, event, key, &mut id, now) {
                Ok(publication) => {
                    is_new |= !publication.is_known;
                    stored(publication)
                }
                Err(problem) if problem.is_internal() => return Err(problem),
                Err(problem) => refused(id, problem),
            });
        }
        Ok((api::EventBatch { results }, is_new))
    }

    fn publish_one(
        &self,
        memory: &mut Memory,
        event: &RawValue,
        key: Option<String>,
        id: &mut Option<String>,
        now: u64,
    ) -> Answer<Publication> {
        if !event.get().starts_with('{') {
            return Err(Problem::from(Code::Invalid).detail("the event is not a JSON object"));
        }
        let new: api::NewEvent = api::body::read(event.get().as_bytes())?;
        id.clone_from(&new.id);
        let Checked { hash, timestamp } = check(&new, now)?;
        let publication = self.publish(
            memory,
            New {
                // An event that has an id is known by it, and needs no row for the key.
                key: key.filter(|_| new.id.is_none()),
                id: new.id,
                hash,
                event_type: new.event_type,
                timestamp,
                notice: false,
                data: new.data.get().as_bytes().to_vec(),
            },
            now,
        )?;
        if publication.is_taken {
            return Ok(publication);
        }
        // Whoever publishes hands it over, as older code began to; that takes a call of its own.
        Err(Problem::from(Code::Unavailable).detail("was published by an earlier version: publish it alone"))
    }
}

fn stored(publication: Publication) -> BatchResult {
    BatchResult {
        status: 202,
        id: Some(publication.id),
        endpoint_count: u32::try_from(publication.endpoints.len()).unwrap_or(u32::MAX),
        already_published: publication.is_known,
        error: None,
    }
}

fn refused(id: Option<String>, problem: Problem) -> BatchResult {
    BatchResult {
        status: problem.status(),
        id,
        endpoint_count: 0,
        already_published: false,
        error: Some(problem.refusal()),
    }
}
