//! What an endpoint answers to each question.

use base64ct::{Base64, Encoding as _};
use serde::Serialize;
use signpost_api::limits::MAX_REPLAYED;
use signpost_api::route::read_cursor;
use signpost_api::{self as api, Code, FieldCode, body};
use signpost_core::outgoing::delivery::State;
use signpost_core::outgoing::endpoint::{Health, REPLAYS_PER_MINUTE, replay_wait_s};
use signpost_core::outgoing::event_type;
use signpost_platform::binding::TENANTS;
use signpost_platform::clock::{now_ms, random_token};
use signpost_platform::config::{Config, OfEnv as _, Variables};
use signpost_platform::handover::{Site, TakeIn, endpoint_id};
use signpost_platform::object::{Answer, json, relay};
use signpost_platform::problem::Problem;

use super::attempt::{Sending, Sent, send};
use super::pump::fresh;
use super::settings::Settings;
use super::store::{Filter, Row};
use super::view;
use super::{Ask, Inner, Question};
use crate::api::request::read_time;
use crate::envelope::{self, OutEvent};
use crate::publish;
use crate::{page, tenant};

/// Below the platform's 10 GB for one object, and within the 32 bits in which its size is told here.
const MAX_STORE_BYTES: usize = 3 << 30;

impl Inner {
    pub(super) async fn answer(&self, question: Question, bytes: &[u8], now: u64) -> Answer<Vec<u8>> {
        let Question { tenant, site, ask: asked } = question;
        if let Ask::Create { settings } = asked {
            return json(&self.create(*settings, &tenant, &site, now).await?);
        }
        if let Ask::TakeIn(TakeIn { source, event, hash, event_type, headers }) = asked {
            let new = NewDelivery { event, hash, event_type, headers: Some(headers) };
            return json(&self.take_in_from(&source, &tenant, new, bytes, now).await?);
        }
        let settings = self.store.settings()?.filter(|settings| settings.tenant == tenant);
        let settings = settings.ok_or(Code::NotFound)?;
        if settings.source.is_some() && asked.is_for_owners() {
            return Err(Problem::from(Code::Configured).detail("change the source in wrangler.toml"));
        }
        match asked {
            Ask::Cancel { seq } => json(&self.cancel(&settings, seq, now)?),
            Ask::Change => json(&self.change(&settings, body::read(bytes)?, &site).await?),
            Ask::Confirm => json(&self.confirm(settings, &site).await?),
            Ask::Create { .. } | Ask::TakeIn(_) => Err(Code::NotFound.into()),
            Ask::Delete => {
                self.store.clear()?;
                json(&())
            }
            Ask::Detail { seq } => json(&self.detail(&settings, seq)?),
            Ask::Disable => self.set_health(&settings, Health::disable, now),
            Ask::Enable => {
                let unconfirmed = self.store.health()?.status == signpost_core::outgoing::endpoint::Status::Unconfirmed;
                if unconfirmed {
                    return Err(Problem::from(Code::Unconfirmed).detail("ask for `verify` first"));
                }
                self.set_health(&settings, Health::enable, now)
            }
            Ask::List { filter, before, limit } => json(&self.list(&settings, &filter, before, limit)?),
            Ask::OfEvent { event } => {
                let row = self.store.row_of_event(&event)?;
                json(&row.map(|row| view::delivery(&settings.id, row)))
            }
            Ask::Replay { key, by } => {
                let range: api::ReplayRange = body::read(bytes)?;
                let asked = serde_json::to_string(&range)?;
                self.once(key, &asked, now, || {
                    self.may_replay(now)?;
                    let replayed = self.replay(&range, now)?;
                    self.replayed(&settings, &by, None, &range, replayed.replayed_count, now)?;
                    Ok(replayed)
                })
            }
            Ask::ReplayOne { seq, key, by } => {
                let api::Replay { new_id } = body::read(bytes)?;
                let asked = format!("{seq} {new_id}");
                self.once(key, &asked, now, || {
                    self.may_replay(now)?;
                    let again = self.replay_one(&settings, seq, new_id, now)?;
                    let range = api::ReplayRange { new_id, ..api::ReplayRange::default() };
                    self.replayed(&settings, &by, Some(seq), &range, 1, now)?;
                    Ok(again)
                })
            }
            Ask::Replays { before, limit } => json(&self.replays(&settings, before, limit)?),
            Ask::Rotate { key } => {
                let how: api::RotateSecret = body::read(bytes)?;
                let mut shown = None;
                let asked = format!("rotate {}", how.replace_new);
                // The secret is shown once: what is kept for a repeated request is without it.
                let kept = self.once(key, &asked, now, || {
                    let rotated = settings.rotated(&how, now)?;
                    self.store.put_settings(&rotated)?;
                    let endpoint = self.view(&rotated, now)?;
                    shown = Some(json(&api::Endpoint { secret: Some(rotated.secret), ..endpoint.clone() })?);
                    Ok(endpoint)
                })?;
                Ok(shown.unwrap_or(kept))
            }
            Ask::Show => json(&self.view(&settings, now)?),
            Ask::Store { event, hash, event_type, headers } => {
                let new = NewDelivery { event, hash, event_type, headers };
                json(&self.take_in(&settings, new, bytes, now)?)
            }
            Ask::Test => json(&self.test(&settings, &site).await?),
        }
    }

    /// The same answer for the same request key, and nothing done twice.
    fn once<T: Serialize>(
        &self,
        key: Option<String>,
        asked: &str,
        now: u64,
        act: impl FnOnce() -> Answer<T>,
    ) -> Answer<Vec<u8>> {
        let Some(key) = key else {
            return json(&act()?);
        };
        if let Some((before, answer)) = self.store.answer(&key)? {
            if before != asked {
                return Err(Code::IdempotencyKeyReused.into());
            }
            return Ok(answer.into_bytes());
        }
        let answer = serde_json::to_string(&act()?)?;
        self.store.put_answer(&key, asked, &answer, now)?;
        Ok(answer.into_bytes())
    }

    /// Takes the endpoint in, once: the same request again gets the same endpoint. The secret is in the first answer
    /// alone.
    async fn create(&self, settings: Settings, tenant: &str, site: &Site, now: u64) -> Answer<api::Endpoint> {
        let (settings, secret) = match self.store.settings()? {
            Some(known) if known.tenant != tenant => return Err(Code::NotFound.into()),
            Some(known) => (known, None),
            None => {
                let row = settings.provider_row()?;
                self.store.put_settings(&settings)?;
                self.store.put_health(&Health::new(row.ping.is_none()))?;
                let secret = settings.secret.clone();
                (settings, Some(secret))
            }
        };
        let is_unconfirmed = self.store.health()?.status == signpost_core::outgoing::endpoint::Status::Unconfirmed;
        let endpoint = if is_unconfirmed { self.confirm(settings, site).await? } else { self.view(&settings, now)? };
        Ok(api::Endpoint { secret, ..endpoint })
    }

    /// A new URL of a provider that pings is taken over only when it has answered the ping; until
    /// then the old one stays in use.
    async fn change(&self, settings: &Settings, change: api::EndpointChange, site: &Site) -> Answer<api::Endpoint> {
        let proposed = settings.changed(change.clone(), site)?;
        let row = proposed.provider_row()?;
        let active = self.store.health()?.status != signpost_core::outgoing::endpoint::Status::Unconfirmed;
        if let Some(ping) = row.ping.as_ref().filter(|_| active && proposed.url != settings.url) {
            let body = envelope::ping_body(&row, &ping.event_type, now_ms())?;
            let sent = self.send_now(&proposed, site, "ping", &ping.event_type, &body).await?;
            if !ping.is_confirmed_by(sent.status()) {
                let why = sent.status().map_or_else(|| "no answer".to_string(), |status| status.to_string());
                let message = format!("did not confirm the registration ping: {why}");
                return Err(Problem::field("url", FieldCode::NotAllowed, message));
            }
        }
        // Time may have passed: the change is made to what is stored now.
        let current = self.store.settings()?.ok_or(Code::NotFound)?;
        let changed = current.changed(change, site)?;
        self.store.put_settings(&changed)?;
        Ok(self.view(&changed, now_ms())?)
    }

    fn set_health(&self, settings: &Settings, to: fn(&Health) -> Health, now: u64) -> Answer<Vec<u8>> {
        self.store.put_health(&to(&self.store.health()?))?;
        json(&self.view(settings, now)?)
    }

    /// Stores an event for this endpoint, once. `None` where it takes no events yet.
    fn take_in(&self, settings: &Settings, new: NewDelivery, body: &[u8], now: u64) -> Answer<Option<api::Delivery>> {
        if self.store.health()?.status == signpost_core::outgoing::endpoint::Status::Unconfirmed {
            return Ok(None);
        }
        if let Some(known) = self.store.row_of_event(&new.event)? {
            if known.hash != new.hash {
                return Err(Code::EventIdReused.into());
            }
            return Ok(Some(view::delivery(&settings.id, known)));
        }
        self.check_room()?;
        let row = Row {
            seq: 0,
            event: new.event,
            hash: new.hash,
            event_type: new.event_type,
            replay_of: None,
            headers: new.headers,
            delivery: fresh(now),
            created: now,
            ended: None,
            last_status: None,
            last_error: None,
        };
        let seq = self.store.insert(&row, body)?;
        Ok(Some(view::delivery(&settings.id, Row { seq, ..row })))
    }

    /// Stores what the gate has verified. The first delivery of a source makes its endpoint.
    async fn take_in_from(
        &self,
        source: &str,
        tenant: &str,
        new: NewDelivery,
        body: &[u8],
        now: u64,
    ) -> Answer<Option<api::Delivery>> {
        let config = Config::of(&self.env).source(source).ok_or(Code::NotFound)?;
        let settings = match self.store.settings()? {
            Some(settings) => settings,
            None => {
                let id = endpoint_id(source);
                let settings = Settings::of_source(id, tenant.to_string(), source, &config.origin, now);
                let question = tenant::Ask::Register {
                    id: settings.id.clone(),
                    key: None,
                    hash: String::new(),
                    // No published event goes here.
                    event_types: Vec::new(),
                    provider: settings.provider.clone(),
                };
                relay(&self.env, TENANTS, tenant, &question, &[]).await?;
                self.store.put_settings(&settings)?;
                self.store.put_health(&Health::new(true))?;
                settings
            }
        };
        match self.take_in(&settings, new.clone(), body, now) {
            // The provider has used an id again for another body, and the gate no longer remembers
            // the first one: another event then, under a name of its own.
            Err(problem) if problem.is(Code::EventIdReused) => {
                let event = format!("{}-{}", new.event, new.hash.get(..16).unwrap_or_default());
                self.take_in(&settings, NewDelivery { event, ..new }, body, now)
            }
            other => other,
        }
    }

    /// Refused before anything is acknowledged; what is stored already is never dropped for it.
    fn check_room(&self) -> Answer<()> {
        let full = self.store.count(State::Pending)? >= Variables::of(&self.env).max_pending()?;
        if full || self.store.bytes() >= MAX_STORE_BYTES { Err(Code::StoreFull.into()) } else { Ok(()) }
    }

    fn cancel(&self, settings: &Settings, seq: u64, now: u64) -> Answer<api::Delivery> {
        let row = self.store.row(seq)?.ok_or(Code::NotFound)?;
        let cancelled = row.delivery.cancel().ok_or(Code::AlreadyEnded)?;
        self.store.update(seq, &cancelled, now)?;
        self.shown(settings, seq)
    }

    fn shown(&self, settings: &Settings, seq: u64) -> Answer<api::Delivery> {
        let row = self.store.row(seq)?.ok_or(Code::NotFound)?;
        Ok(view::delivery(&settings.id, row))
    }

    fn may_replay(&self, now: u64) -> Answer<()> {
        let before = self.store.replayed_at(REPLAYS_PER_MINUTE, now)?;
        replay_wait_s(before, now).map_or(Ok(()), |wait| Err(Problem::from(Code::TooManyReplays).retry_after(wait)))
    }

    /// Keeps who sent what again, for people to look at, and says it in the log, which outlives the endpoint.
    fn replayed(
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

    fn replay_one(&self, settings: &Settings, seq: u64, new_id: bool, now: u64) -> Answer<api::Delivery> {
        let row = self.store.row(seq)?.ok_or(Code::NotFound)?;
        let replayed = self.send_again(&row, new_id, now)?.ok_or(Code::NotReplayable)?;
        self.shown(settings, replayed)
    }

    fn replay(&self, range: &api::ReplayRange, now: u64) -> Answer<api::Replayed> {
        let state = match range.state {
            Some(api::ReplayState::Delivered) => api::DeliveryState::Delivered,
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
        let rows = self.store.oldest(&filter, after, MAX_REPLAYED)?;
        let full = rows.len() >= usize::try_from(MAX_REPLAYED).unwrap_or(usize::MAX);
        let mut replayed: u64 = 0;
        let mut done = after;
        for row in &rows {
            match self.send_again(row, range.new_id, now) {
                Ok(again) => replayed = replayed.saturating_add(u64::from(again.is_some())),
                // What was sent again so far is stored, and must not be once more: the refusal comes with the next request.
                Err(_) if replayed > 0 => {
                    return Ok(api::Replayed { replayed_count: replayed, next_cursor: Some(done.to_string()) });
                }
                Err(problem) => return Err(problem),
            }
            done = row.seq;
        }
        Ok(api::Replayed { replayed_count: replayed, next_cursor: full.then(|| done.to_string()) })
    }

    /// Under the same id the row itself goes round again; a new id is a new row with the same data.
    fn send_again(&self, row: &Row, new_id: bool, now: u64) -> Answer<Option<u64>> {
        let Some(next) = row.delivery.replay(now) else {
            return Ok(None);
        };
        if !new_id {
            self.store.update(row.seq, &next, now)?;
            return Ok(Some(row.seq));
        }
        self.check_room()?;
        let settings = self.store.settings()?.ok_or(Code::NotFound)?;
        let event = format!("evt_{}", random_token()?);
        let body = self.store.body(row.seq)?;
        let provider = settings.provider_row()?;
        let body = envelope::with_id(&provider, &body, &event);
        let again =
            Row { event, replay_of: Some(row.event.clone()), delivery: fresh(now), created: now, ..row.clone() };
        Ok(Some(self.store.insert(&again, &body)?))
    }

    fn list(
        &self,
        settings: &Settings,
        filter: &Filter,
        before: Option<u64>,
        limit: u32,
    ) -> Answer<api::Page<api::Delivery>> {
        let rows = self.store.list(filter, before, limit.saturating_add(1))?;
        let (rows, next_cursor) = page::cut(rows, limit, |row| row.seq);
        Ok(api::Page { data: rows.into_iter().map(|row| view::delivery(&settings.id, row)).collect(), next_cursor })
    }

    fn replays(&self, settings: &Settings, before: Option<u64>, limit: u32) -> Answer<api::Page<api::ReplayRecord>> {
        let rows = self.store.replays(before, limit.saturating_add(1))?;
        let (rows, next_cursor) = page::cut(rows, limit, |row| row.seq);
        Ok(api::Page { data: rows.into_iter().map(|row| view::replay(&settings.id, row)).collect(), next_cursor })
    }

    fn detail(&self, settings: &Settings, seq: u64) -> Answer<api::DeliveryDetail> {
        let row = self.store.row(seq)?.ok_or(Code::NotFound)?;
        let (body, body_encoding) = match String::from_utf8(self.store.body(seq)?) {
            Ok(text) => (text, api::BodyEncoding::Utf8),
            Err(error) => (Base64::encode_string(error.as_bytes()), api::BodyEncoding::Base64),
        };
        Ok(api::DeliveryDetail {
            delivery: view::delivery(&settings.id, row),
            attempts: self.store.attempts(seq)?.into_iter().map(view::attempt).collect(),
            body,
            body_encoding,
        })
    }

    /// Sends the provider's registration ping and takes the endpoint into use if it is confirmed.
    async fn confirm(&self, settings: Settings, site: &Site) -> Answer<api::Endpoint> {
        let row = settings.provider_row()?;
        let Some(ping) = &row.ping else {
            return Ok(self.view(&settings, now_ms())?);
        };
        let body = envelope::ping_body(&row, &ping.event_type, now_ms())?;
        let at = now_ms();
        let sent = self.send_now(&settings, site, "ping", &ping.event_type, &body).await?;
        let ok = ping.is_confirmed_by(sent.status());
        // While the receiver took its time, the endpoint may have been changed or deleted.
        let current = self.store.settings()?.ok_or(Code::NotFound)?;
        if current.url != settings.url {
            // What answered is not where events would go: nobody has confirmed that yet.
            return Ok(self.view(&current, now_ms())?);
        }
        let current = Settings { confirmation: Some(view::trial(sent, ok, at)), ..current };
        self.store.put_settings(&current)?;
        let health = self.store.health()?;
        if ok && health.status == signpost_core::outgoing::endpoint::Status::Unconfirmed {
            self.store.put_health(&health.enable())?;
        }
        Ok(self.view(&current, now_ms())?)
    }

    /// Sends a test event at once and says what came of it. Nothing is stored, nothing retried.
    async fn test(&self, settings: &Settings, site: &Site) -> Answer<api::Trial> {
        let row = settings.provider_row()?;
        let at = now_ms();
        let id = format!("evt_test_{}", random_token()?);
        let (event_type, body) = match &row.ping {
            Some(ping) => (ping.event_type.to_string(), envelope::ping_body(&row, &ping.event_type, at)?),
            None => {
                let event_type = publish::TEST_TYPE.to_string();
                let event = OutEvent { id: &id, event_type: &event_type, tenant: &settings.tenant, timestamp: at };
                let body = envelope::body(&row, &event, r#"{"test":true}"#)?;
                (event_type, body)
            }
        };
        let sent = self.send_now(settings, site, &id, &event_type, &body).await?;
        let ok = row.ping.as_ref().map_or(sent.outcome.is_success(), |ping| ping.is_confirmed_by(sent.status()));
        Ok(view::trial(sent, ok, at))
    }

    async fn send_now(
        &self,
        settings: &Settings,
        site: &Site,
        id: &str,
        event_type: &str,
        body: &[u8],
    ) -> Answer<Sent> {
        let row = settings.provider_row()?;
        let sending = Sending {
            settings,
            row: &row,
            site,
            event: id,
            event_type,
            replay_of: None,
            body,
            keys: settings.keys(&row, 1, now_ms()),
            headers: None,
        };
        Ok(send(&sending).await)
    }
}

#[derive(Clone)]
struct NewDelivery {
    event: String,
    hash: String,
    event_type: String,
    headers: Option<String>,
}

impl Ask {
    /// What only makes sense where somebody owns the endpoint, and not the configuration.
    const fn is_for_owners(&self) -> bool {
        matches!(self, Self::Change | Self::Confirm | Self::Delete | Self::Rotate { .. } | Self::Test)
    }
}
