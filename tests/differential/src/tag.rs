//! Signs whatever a request says of itself, also what the core's `sign` would not send: odd ids, odd times, odd headers.
//!
//! The core signs under a copy of the row in which these values stand as they are.

use signpost_core::provider::{Layout, Names, Signature, Template, Text, TimestampPlace};
use signpost_core::request::asymmetric;
use signpost_core::request::shared;
use signpost_core::request::sign::{Message, sign};
use signpost_core::{Part, Provider};

use crate::keys::{Key, Signer};
use crate::token;

/// A token, or a signature that nobody here can make.
fn unusual(row: &Provider, keys: &[&Key], values: &Values<'_>, body: &[u8]) -> Option<String> {
    let token = match (&keys.first()?.signer, &row.signature.jwt) {
        (Signer::Secret(secret), Some(jwt)) => token::token(row, jwt, secret, values, body),
        (Signer::Nobody, _) => token::forged(row, body),
        _ => return None,
    };
    match &row.signature.layout {
        Layout::Value { prefix, .. } => Some(format!("{prefix}{token}")),
        _ => Some(token),
    }
}

/// What fills the row's template.
pub struct Values<'v> {
    pub id: &'v str,
    pub timestamp: &'v str,
    pub method: &'v str,
    pub url: Option<&'v str>,
    pub header: &'v dyn Fn(&str) -> Option<String>,
    pub query: &'v dyn Fn(&str) -> Option<String>,
    pub field: &'v dyn Fn(&str) -> Option<String>,
    /// What is odd about a token; most are as they should be.
    pub twist: u32,
}

/// A template without the parts that are left out because a value of them is not there.
fn complete(parts: &[Part], values: &Values<'_>) -> Vec<Part> {
    let (mut whole, mut begun) = (Vec::new(), None);
    for part in parts {
        let value = match part {
            Part::Field(path) => (values.field)(path),
            Part::Header(name) => (values.header)(name),
            Part::Query(name) | Part::QueryLower(name) => (values.query)(name),
            _ => Some("-".to_string()),
        };
        match part {
            Part::If => begun = Some((whole.len(), true)),
            Part::End => {
                let (at, is_there) = begun.take().expect("an `{if}`");
                whole.truncate(if is_there { whole.len() } else { at });
            }
            _ => {
                begun = begun.map(|(at, is_there)| (at, is_there && value.is_some_and(|text| !text.is_empty())));
                whole.push(part.clone());
            }
        }
    }
    whole
}

/// What stands in the signature's place. Several keys make several signatures where the place holds a list.
pub fn tag(row: &Provider, keys: &[&Key], values: &Values<'_>, body: &[u8]) -> String {
    if let Some(token) = unusual(row, keys, values, body) {
        return token;
    }
    let literal = |text: Option<String>| Part::Literal(Text::Owned(text.unwrap_or_default()));
    let whole = complete(&row.signature.signed.0, values);
    let parts = whole.iter().map(|part| match part {
        Part::Field(path) => literal((values.field)(path)),
        Part::Header(name) => literal((values.header)(name)),
        Part::Id => literal(Some(values.id.to_string())),
        Part::Query(name) => literal((values.query)(name)),
        Part::QueryLower(name) => literal((values.query)(name).map(|text| text.to_ascii_lowercase())),
        Part::Timestamp => literal(Some(values.timestamp.to_string())),
        other => other.clone(),
    });
    let header = Names::parse(vec![Text::Borrowed("X-Tag")]).expect("a name");
    let signed = Template(parts.collect());
    let bare = Provider {
        signature: Signature { header, from: None, signed, ..row.signature.clone() },
        ..Provider::verifying(row.name.clone(), row.signature.clone())
    };
    let message = Message { method: Some(values.method), url: values.url, ..Message::default() };
    let (mut private, mut secrets, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for key in keys {
        match &key.signer {
            Signer::Nobody => {}
            Signer::Private(key) => private.push(key.clone()),
            Signer::Secret(key) => secrets.push(key.clone()),
            Signer::Shared(key) => others.push(key.clone()),
        }
    }
    let headers = if !private.is_empty() {
        asymmetric::sign(&bare, &private, &message, body)
    } else if !others.is_empty() {
        shared::sign(&bare, &others, &message, body)
    } else {
        sign(&bare, &secrets, &message, body)
    };
    let headers = headers.unwrap_or_else(|reject| panic!("{}: {reject}", row.name));
    let tag = headers.last().map(|(_, value)| value.clone()).unwrap_or_default();
    match (row.timestamp.as_ref().map(|own| &own.from), &row.signature.layout) {
        (Some(TimestampPlace::Item(name)), Layout::List { separator, assign, .. }) => {
            format!("{name}{}{}{}{tag}", char::from(*assign), values.timestamp, char::from(*separator))
        }
        (Some(TimestampPlace::First), Layout::Bare { separator }) => {
            format!("{}{}{tag}", values.timestamp, char::from(*separator))
        }
        _ => tag,
    }
}
