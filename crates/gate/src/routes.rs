//! Which of a source's routes take a delivery, and what each of them needs.

use signpost_config::destination::{Address, Destination};
use signpost_config::handover::{Question, Queue, SOURCE_HEADER, TakeIn};
use signpost_config::{Route, Source, Taken, Way};
use signpost_content::filter::{Head, ask_request};
use signpost_core::request::dedupe;
use signpost_core::{Verified, to_base64};

use crate::answer::Answer;
use crate::forward;
use crate::hash::Hash;
use crate::log::Entry;
use crate::problem::Problem;
use crate::receive::{Flow, failed};
use crate::request::Request;
use crate::settle::UNDECIDED;

/// Past this a message has its body as base64, which is never longer than a third more.
const LONGEST_TEXT_MESSAGE: usize = 96 * 1024;

/// Somebody who stores a delivery.
#[derive(Debug, PartialEq)]
pub enum Store {
    /// A queue of the platform, which gets this message.
    Queue { binding: String, message: String },
    /// The sender's object of this name, with this question in front of the body.
    Sender { object: String, question: String },
}

/// Where a delivery is forwarded.
#[derive(Debug, PartialEq)]
pub struct Forward {
    /// The service binding to ask; empty where it is the network.
    pub binding: String,
    pub url: String,
    pub headers: Vec<(String, String)>,
}

/// A verified delivery, on its way to its routes.
pub struct Delivered<'d> {
    pub source: &'d Source,
    pub request: &'d Request<'d>,
    pub body: &'d [u8],
    pub verified: &'d Verified,
}

impl<'d> Delivered<'d> {
    /// The routes that take it. Where none does, that is its end: nothing is claimed, stored or forwarded.
    pub fn matched(&self, entry: &mut Entry) -> Flow<Vec<&'d Route>> {
        let event_type = self.verified.event_type.as_deref();
        let mut routes = Vec::new();
        for route in &self.source.routes {
            match route.takes(event_type, |filter| self.ask(filter)) {
                Taken::No => continue,
                Taken::Undecided => entry.code(UNDECIDED),
                Taken::Yes => {}
            }
            routes.push(route);
        }
        if routes.is_empty() {
            entry.verdict = "filtered";
            return Err(Answer::filtered());
        }
        entry.event.takes(routes.iter().map(|route| route.name.as_str()));
        Ok(routes)
    }

    fn ask(&self, filter: &signpost_core::filter::Filter) -> signpost_core::filter::Verdict {
        let mask = filter.mask();
        let owned = |(name, value): &(&str, &str)| (name.to_string(), value.to_string());
        let headers: Vec<_> = match mask.member("headers") {
            Some(_) => self.request.headers().iter().map(owned).collect(),
            None => Vec::new(),
        };
        let query = if mask.member("query").is_some() { self.request.queries() } else { Vec::new() };
        let head = Head { headers: &headers, query: &query, path: self.request.path() };
        ask_request(filter, &head, self.body).verdict
    }

    /// What each of the routes needs.
    pub fn along(
        &self,
        routes: &[&Route],
        hash: &impl Hash,
        is_development: bool,
        now_ms: u64,
        entry: &mut Entry,
    ) -> Flow<(Vec<Store>, Option<Forward>)> {
        let kept = forward::kept_headers(self.source, self.request);
        let event = dedupe::event_name_by(&self.source.provider, self.verified, self.body, hash);
        let (mut stores, mut forward) = (Vec::new(), None);
        // Of the body, once for all that store it.
        let mut body_hash = None;
        for route in routes {
            match &route.way {
                Way::Paused => return Err(failed(Problem::DESTINATION_PAUSED, entry)),
                Way::Queue(queue) => {
                    let hex = || hash.sha256(&[], self.body).iter().map(|byte| format!("{byte:02x}")).collect();
                    let hash: &String = body_hash.get_or_insert_with(hex);
                    stores.push(self.store(queue, &event, hash, &kept, is_development));
                }
                Way::Send => stores.extend(self.message(&route.to, &event, &kept, now_ms)),
                Way::Through => {
                    // The claim takes milliseconds, and the time is in seconds: what is signed now is new enough then.
                    let secret = self.source.secret_for(&route.to);
                    let signed = forward::sign(&self.source.name, secret, &event, self.body, now_ms / 1000, hash);
                    let signed = signed.map_err(|_| failed(Problem::INTERNAL, entry))?;
                    let (binding, url) = match &route.to.address {
                        Address::Service { binding, url } => (binding.clone(), url.clone()),
                        Address::Url(url) => (String::new(), url.clone()),
                        // Nothing is forwarded there.
                        Address::Queue(_) => continue,
                    };
                    let kept = kept.iter().map(|(name, value)| (name.to_string(), value.to_string()));
                    forward = Some(Forward { binding, url, headers: kept.chain(signed).collect() });
                }
            }
        }
        Ok((stores, forward))
    }

    fn store(&self, queue: &Queue, event: &str, hash: &str, kept: &[(&str, &str)], is_development: bool) -> Store {
        let told = [(SOURCE_HEADER, self.source.name.as_str())];
        let is_shared = matches!(queue, Queue::Destination(_));
        let headers: Vec<_> = kept.iter().chain(told.iter().filter(|_| is_shared)).collect();
        let delivery = TakeIn {
            source: self.source.name.clone(),
            queue: Some(queue.clone()),
            event: event.to_string(),
            hash: hash.to_string(),
            event_type: self.verified.event_type.clone().unwrap_or_default(),
            headers: json(&headers),
        };
        let question = json(&Question::take_in(delivery, is_development));
        Store::Sender { object: queue.endpoint_id(), question }
    }

    /// A message is an event with the body as it came: a text where it is one.
    fn message(&self, to: &Destination, event: &str, kept: &[(&str, &str)], now_ms: u64) -> Option<Store> {
        let Address::Queue(binding) = &to.address else {
            return None;
        };
        let headers: Vec<String> = kept.iter().map(|(name, value)| format!("{}:{}", json(name), json(value))).collect();
        let head = format!(
            r#"{{"id":{},"source":{},"type":{},"received_at":{now_ms},"headers":{{{}}}"#,
            json(&event),
            json(&self.source.name),
            json(&self.verified.event_type),
            headers.join(",")
        );
        let text = std::str::from_utf8(self.body).ok().map(|text| json(&text));
        let message = match text.filter(|text| text.len() <= LONGEST_TEXT_MESSAGE) {
            Some(text) => format!(r#"{head},"body":{text}}}"#),
            None => format!(r#"{head},"body_base64":"{}"}}"#, to_base64(self.body)),
        };
        Some(Store::Queue { binding: binding.clone(), message })
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
