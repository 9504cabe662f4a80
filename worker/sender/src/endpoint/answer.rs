//! What an endpoint answers to each question.

use std::rc::Rc;

use base64ct::{Base64, Encoding as _};
use serde::Serialize;
use signpost_api::{self as api, Code, body};
use signpost_core::outgoing::delivery::State;
use signpost_core::outgoing::endpoint::Health;
use signpost_engine::read_lane;
use signpost_platform::clock::now_ms;
use signpost_platform::handover::Site;
use signpost_platform::object::{Answer, json};
use signpost_platform::problem::Problem;

use super::intake::{First, New};
use super::memory::Memory;
use super::settings::Settings;
use super::store::{Filter, Row};
use super::view;
use super::{Ask, Inner, Question};
use crate::page;

impl Inner {
    pub(super) async fn answer(self: &Rc<Self>, question: Question, bytes: Vec<u8>, now: u64) -> Answer<Vec<u8>> {
        self.wake().await?;
        let Question { tenant, site, ask: asked } = question;
        if let Ask::Create { settings, disabled } = asked {
            return json(&self.create(*settings, disabled, &tenant, &site).await?);
        }
        if let Ask::TakeIn(taken) = asked {
            return json(&self.take_in_from(taken, &tenant, bytes, now).await?);
        }
        let settings = self.with(|memory| Ok(memory.settings.clone()))?;
        if settings.tenant != tenant {
            return Err(Code::NotFound.into());
        }
        if matches!(asked, Ask::Check) {
            return json(&self.check_alarm().await?);
        }
        if !matches!(asked, Ask::Take | Ask::TakeFirst) {
            // Whoever asks sees rows, and changes them.
            self.store_late()?;
        }
        if settings.queue().is_some() && asked.is_for_owners() {
            return Err(Problem::from(Code::Configured).detail("change the source or destination in wrangler.toml"));
        }
        let moves_on = asked.moves_on();
        let answer = self.answer_owner(asked, &settings, &site, bytes, now).await;
        if moves_on {
            self.go_on();
        }
        answer
    }

    async fn answer_owner(
        self: &Rc<Self>,
        asked: Ask,
        settings: &Settings,
        site: &Site,
        bytes: Vec<u8>,
        now: u64,
    ) -> Answer<Vec<u8>> {
        match asked {
            Ask::Cancel { seq } => json(&self.with(|memory| self.cancel(memory, seq, now))?),
            Ask::Change => json(&self.change(settings, body::read(&bytes)?, site).await?),
            Ask::Confirm => json(&self.confirm(settings.clone(), site).await?),
            Ask::Check | Ask::Create { .. } | Ask::TakeIn(_) => Err(Code::NotFound.into()),
            Ask::Delete => {
                self.forget();
                self.late.take();
                self.store.clear().await?;
                self.alarm.set(None);
                json(&())
            }
            Ask::Detail { seq } => json(&self.detail(settings, seq, now)?),
            Ask::Disable => json(&self.set_health(Health::disable, now)?),
            Ask::Enable => {
                if !self.with(|memory| Ok(memory.health.is_confirmed))? {
                    return Err(Problem::from(Code::Unconfirmed).detail("ask for `verify` first"));
                }
                json(&self.set_health(Health::enable, now)?)
            }
            Ask::Erase { event, seq } => json(&self.erase(&event, seq, now)?),
            Ask::List { filter, before, limit } => json(&self.list(&filter, before, limit, &bytes, now)?),
            Ask::OfEvent { event, seq } => {
                let row = seq.map_or_else(|| self.store.row_of_event(&event), |seq| self.store.row(seq))?;
                json(&row.filter(|row| row.event == event).map(|row| view::delivery(&settings.id, row, now)))
            }
            Ask::Replay { key, by } => {
                let range: api::ReplayRange = body::read(&bytes)?;
                let asked = serde_json::to_string(&range)?;
                self.once(key, &asked, now, |memory| {
                    self.may_replay(now)?;
                    let replayed = self.replay(memory, &range, now)?;
                    self.replayed(settings, &by, None, &range, replayed.replayed_count, now)?;
                    Ok(replayed)
                })
            }
            Ask::ReplayOne { seq, key, by } => {
                let api::Replay { new_id } = body::read(&bytes)?;
                let asked = format!("{seq} {new_id}");
                self.once(key, &asked, now, |memory| {
                    self.may_replay(now)?;
                    let again = self.replay_one(memory, seq, new_id, now)?;
                    let range = api::ReplayRange { new_id, ..api::ReplayRange::default() };
                    self.replayed(settings, &by, Some(seq), &range, 1, now)?;
                    Ok(again)
                })
            }
            Ask::Replays { before, limit } => json(&self.replays(settings, before, limit)?),
            Ask::Rotate { key } => self.rotate(settings, &body::read(&bytes)?, key, now),
            Ask::Secrets => json(&api::EndpointSecrets {
                secret: settings.secret.clone(),
                headers: settings.headers.clone(),
                provider: settings.provider.clone(),
            }),
            Ask::Show => {
                let mut endpoint = self.show(now)?;
                view::add_lane(&mut endpoint, &bytes);
                json(&endpoint)
            }
            Ask::Stats { from, step } => Ok(self.store.statistics(from, step)?.write()),
            Ask::Store { event, hash, event_type, headers, seq } => json(&self.take_in(
                New { seq, event, hash, event_type, headers, created: now, first: First::Unmade, refused: None },
                bytes,
                now,
            )?),
            Ask::Take => self.take(&bytes, false, now).await,
            Ask::TakeFirst => self.take(&bytes, true, now).await,
            Ask::Test => json(&self.test(settings, site).await?),
        }
    }

    /// The same answer for the same request key, and nothing done twice: all that `act` stores is stored with the answer.
    fn once<T: Serialize>(
        &self,
        key: Option<String>,
        asked: &str,
        now: u64,
        act: impl FnOnce(&mut Memory) -> Answer<T>,
    ) -> Answer<Vec<u8>> {
        let known = key.as_deref().map(|key| self.store.answer(key)).transpose()?.flatten();
        if let Some((before, answer)) = known {
            return if before == asked { Ok(answer.into_bytes()) } else { Err(Code::IdempotencyKeyReused.into()) };
        }
        let done = self.with(|memory| {
            self.store.together(|| {
                let answer = serde_json::to_string(&act(memory)?)?;
                if let Some(key) = key {
                    self.store.put_answer(&key, asked, &answer, now)?;
                }
                Ok(answer.into_bytes())
            })
        });
        if done.is_err() {
            // What was taken back is remembered no longer, whatever the reason.
            self.forget();
        }
        done
    }

    /// Takes the endpoint in, once: the same request again gets the same endpoint. The secret is in the first answer
    /// alone.
    async fn create(&self, settings: Settings, disabled: bool, tenant: &str, site: &Site) -> Answer<api::Endpoint> {
        let (settings, secret) = match self.settings()? {
            Some(known) if known.tenant != tenant => return Err(Code::NotFound.into()),
            Some(known) => (known, None),
            None => {
                let row = settings.provider_row()?;
                let health = Health::new(row.ping.is_none());
                self.store.make(&settings, &if disabled { health.disable() } else { health })?;
                self.wake().await?;
                let secret = settings.secret.clone();
                (settings, Some(secret))
            }
        };
        let is_confirmed = self.with(|memory| Ok(memory.health.is_confirmed))?;
        let endpoint = if is_confirmed { self.show(now_ms())? } else { self.confirm(settings, site).await? };
        Ok(api::Endpoint { secret, ..endpoint })
    }

    fn rotate(&self, settings: &Settings, how: &api::RotateSecret, key: Option<String>, now: u64) -> Answer<Vec<u8>> {
        let mut shown = None;
        let asked = format!("rotate {}", how.replace_new);
        // The secret is shown once: what is kept for a repeated request is without it.
        let kept = self.once(key, &asked, now, |memory| {
            let rotated = settings.rotated(how, now)?;
            self.store.put_settings(&rotated)?;
            let endpoint = self.view(memory, &rotated, now)?;
            shown = Some(json(&api::Endpoint { secret: Some(rotated.secret), ..endpoint.clone() })?);
            Ok(endpoint)
        })?;
        self.forget();
        Ok(shown.unwrap_or(kept))
    }

    fn set_health(&self, to: fn(&Health) -> Health, now: u64) -> Answer<api::Endpoint> {
        self.with(|memory| {
            let health = to(&memory.health);
            self.store.put_health(&health)?;
            memory.health = health;
            let settings = memory.settings.clone();
            Ok(self.view(memory, &settings, now)?)
        })
    }

    pub(super) fn show(&self, now: u64) -> Answer<api::Endpoint> {
        self.with(|memory| {
            let settings = memory.settings.clone();
            Ok(self.view(memory, &settings, now)?)
        })
    }

    fn cancel(&self, memory: &mut Memory, seq: u64, now: u64) -> Answer<api::Delivery> {
        let row = self.store.row(seq)?.ok_or(Code::NotFound)?;
        let cancelled = row.delivery.cancel().ok_or(Code::AlreadyEnded)?;
        self.store.together(|| {
            self.store.update(seq, &cancelled, now)?;
            self.moved(memory, seq, State::Pending, State::Cancelled)
        })?;
        // Not read again: what is done must not be answered with an error.
        Ok(view::delivery(&memory.settings.id, Row { delivery: cancelled, ended: Some(now), ..row }, now))
    }

    pub(super) fn shown(&self, settings: &Settings, seq: u64, now: u64) -> Answer<api::Delivery> {
        let row = self.store.row(seq)?.ok_or(Code::NotFound)?;
        Ok(view::delivery(&settings.id, row, now))
    }

    /// A page of deliveries, those that wait at the tenant among them.
    fn list(
        &self,
        filter: &Filter,
        before: Option<u64>,
        limit: u32,
        lane: &[u8],
        now: u64,
    ) -> Answer<api::Page<api::Delivery>> {
        let mut rows = self
            .with(|memory| Ok(self.store.list(filter, memory.tally.low(), before, limit.saturating_add(1))?))?
            .into_iter()
            .map(|row| (row.seq, Some(row)))
            .collect::<Vec<_>>();
        let (_, _, waiting) = read_lane(lane);
        for event in &waiting {
            // What was handed over meanwhile is a row here.
            if filter.shows_accepted(event.place) && self.store.row(event.place)?.is_none() {
                let at = rows.partition_point(|(seq, _)| *seq > event.place);
                rows.insert(at, (event.place, None));
            }
        }
        let (rows, next_cursor) = page::cut(rows, limit, |(seq, _)| *seq);
        let endpoint = self.with(|memory| Ok(memory.settings.id.clone()))?;
        let show = |(seq, row): (u64, Option<Row>)| match row {
            Some(row) => Some(view::delivery(&endpoint, row, now)),
            None => waiting
                .iter()
                .find(|event| event.place == seq)
                .map(|event| view::accepted(&endpoint, seq, event.id, event.event_type)),
        };
        Ok(api::Page { data: rows.into_iter().filter_map(show).collect(), next_cursor })
    }

    fn detail(&self, settings: &Settings, seq: u64, now: u64) -> Answer<api::DeliveryDetail> {
        let row = self.store.row(seq)?.ok_or(Code::NotFound)?;
        let (body, body_encoding) = match String::from_utf8(self.store.body(seq)?) {
            Ok(text) => (text, api::BodyEncoding::Utf8),
            Err(error) => (Base64::encode_string(error.as_bytes()), api::BodyEncoding::Base64),
        };
        let ended = self.store.attempts(seq)?.into_iter().map(view::attempt);
        Ok(api::DeliveryDetail {
            attempts: ended.chain(view::under_way(&row)).collect(),
            delivery: view::delivery(&settings.id, row, now),
            body,
            body_encoding,
        })
    }
}
