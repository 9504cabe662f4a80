//! What is sent at once and stored nowhere: registration pings and test events.

use signpost_api::{self as api, Code, FieldCode};
use signpost_content::template::TooLarge;
use signpost_platform::clock::{now_ms, random_token};
use signpost_platform::handover::Site;
use signpost_platform::object::Answer;
use signpost_platform::problem::Problem;

use super::Inner;
use super::attempt::{Sending, Sent, send};
use super::loaded::loop_mark;
use super::settings::Settings;
use super::view;
use crate::api::transforms;
use crate::envelope::{self, OutEvent};
use crate::publish;

impl Inner {
    /// A new URL of a provider that pings is taken over only when it has answered the ping; until
    /// then the old one stays in use.
    pub(super) async fn change(
        &self,
        settings: &Settings,
        change: api::EndpointChange,
        site: &Site,
    ) -> Answer<api::Endpoint> {
        let proposed = settings.changed(change.clone(), site)?;
        let row = proposed.provider_row()?;
        let is_confirmed = self.with(|memory| Ok(memory.health.is_confirmed))?;
        if change.provider.is_some() && !is_confirmed {
            // What its events would have been confirmed for is another provider's.
            return Err(Problem::from(Code::Unconfirmed).detail("ask for `verify` first, or delete it and add another"));
        }
        let field = if proposed.provider == settings.provider { "url" } else { "provider" };
        let is_new = proposed.url != settings.url || field == "provider";
        if let Some(ping) = row.ping.as_ref().filter(|_| is_confirmed && is_new) {
            let body = envelope::ping_body(&row, &ping.event_type, now_ms())?;
            let sent = self.send_now(&proposed, site, "ping", &ping.event_type, &body).await?;
            if !ping.is_confirmed_by(sent.status()) {
                let why = sent.status().map_or_else(|| "no answer".to_string(), |status| status.to_string());
                let message = format!("did not confirm the registration ping: {why}");
                return Err(Problem::field(field, FieldCode::NotAllowed, message));
            }
        }
        // Time may have passed: the change is made to what is stored now.
        let current = self.settings()?.ok_or(Code::NotFound)?;
        let changed = current.changed(change, site)?;
        self.store.put_settings(&changed)?;
        self.forget();
        self.show(now_ms())
    }

    /// Sends the provider's registration ping and takes the endpoint into use if it is confirmed.
    pub(super) async fn confirm(&self, settings: Settings, site: &Site) -> Answer<api::Endpoint> {
        let row = settings.provider_row()?;
        let Some(ping) = &row.ping else {
            return self.show(now_ms());
        };
        let body = envelope::ping_body(&row, &ping.event_type, now_ms())?;
        let at = now_ms();
        let sent = self.send_now(&settings, site, "ping", &ping.event_type, &body).await?;
        let ok = ping.is_confirmed_by(sent.status());
        // While the receiver took its time, the endpoint may have been changed or deleted.
        let current = self.settings()?.ok_or(Code::NotFound)?;
        if current.url != settings.url {
            // What answered is not where events would go: nobody has confirmed that yet.
            return self.show(now_ms());
        }
        let current = Settings { confirmation: Some(view::trial(sent, ok, at)), ..current };
        self.store.together(|| {
            self.store.put_settings(&current)?;
            let health = self.store.health()?;
            if ok { self.store.put_health(&health.confirm()) } else { Ok(()) }
        })?;
        self.forget();
        self.show(now_ms())
    }

    /// Sends a test event at once and says what came of it. Nothing is stored, nothing retried.
    pub(super) async fn test(&self, settings: &Settings, site: &Site) -> Answer<api::Trial> {
        let row = settings.provider_row()?;
        let at = now_ms();
        let id = format!("evt_test_{}", random_token()?);
        let (event_type, body) = match &row.ping {
            Some(ping) => (ping.event_type.to_string(), envelope::ping_body(&row, &ping.event_type, at)?),
            None => {
                let event_type = publish::TEST_TYPE.to_string();
                let event = OutEvent { id: &id, event_type: &event_type, tenant: &settings.tenant, timestamp: at };
                let data = r#"{"test":true}"#;
                let body = match settings.template()? {
                    Some(template) => transforms::made(&template, &event, data).map_err(|TooLarge| {
                        Problem::from(Code::Invalid).detail("the template makes too large a body")
                    })?,
                    None => envelope::body(&row, &event, data)?,
                };
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
        let loop_mark = loop_mark(&self.env);
        let sending = Sending {
            settings,
            row: &row,
            site,
            loop_mark: loop_mark.as_deref(),
            event: id,
            event_type,
            replay_of: None,
            body,
            keys: settings.keys(&row, 1, now_ms()),
            headers: None,
            through: None,
            service: None,
        };
        Ok(send(&sending).await)
    }
}
