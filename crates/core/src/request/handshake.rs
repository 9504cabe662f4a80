//! Answers a request that only asks whether somebody is there: before verification, marking nothing.
//!
//! An answer repeats text that anybody may have sent. So it is short, plain and visible ASCII, and the host sends it
//! with `nosniff`: a page cannot be made out of it. An HMAC of such text comes from the key that verifies deliveries:
//! - only a value of the row's narrow alphabet gets one, and a delivery whose signed text is such a value is refused
//!   ([`is_value`]), so that no delivery's signature can be had;
//! - a value that begins as the purposes of [`Secret::derive`] do gets none, so that no key can be had.

use alloc::string::String;

use subtle::ConstantTimeEq as _;

use crate::Secret;
use crate::encoding::{self, Encoding};
use crate::hash::Hasher;
use crate::provider::Provider;
use crate::provider::handshake::{Alphabet, Ask, Handshake, Make, Method, ReplyForm, Spot, Take};
use crate::request::mac::Signed;
use crate::text::cut;

/// How everything begins that a key of another purpose is derived from.
const OWN_PURPOSE: &[u8] = b"signpost";

/// What to answer.
#[derive(Debug, PartialEq)]
pub struct Answer<'r> {
    /// Which handshake it was: what it says of the status, and of where `text` stands.
    pub handshake: &'r Handshake,
    /// Its place in the row.
    pub place: usize,
    /// Visible ASCII and blanks.
    pub text: String,
}

/// The request is a handshake and gets no answer: its token is not the operator's, or what the answer is made of was
/// not configured. 403 on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl Refused {
    /// Stable name for programs.
    pub const CODE: &'static str = "handshake_refused";
}

/// What the operator configured, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'o> {
    /// The first secret, where the row has secrets.
    pub secret: Option<&'o Secret>,
    /// The token that the operator gave the provider.
    pub token: Option<&'o str>,
    /// The URL that the provider calls, as it is registered there.
    pub url: Option<&'o str>,
}

/// Whether a request with this method can be one of the row's handshakes.
pub fn is_asked_by(provider: &Provider, method: &str) -> bool {
    provider.handshake.iter().any(|handshake| handshake.ask.method.name() == method)
}

/// The methods that a source takes, as `Allow` lists them: POST, and those of its handshakes.
pub fn allowed(provider: &Provider) -> &'static str {
    let [get, head, options] =
        [Method::Get, Method::Head, Method::Options].map(|method| is_asked_by(provider, method.name()));
    match (get, head, options) {
        (false, false, false) => "POST",
        (true, false, false) => "GET, POST",
        (false, true, false) => "HEAD, POST",
        (true, true, false) => "GET, HEAD, POST",
        (false, false, true) => "OPTIONS, POST",
        (true, false, true) => "GET, OPTIONS, POST",
        (false, true, true) => "HEAD, OPTIONS, POST",
        (true, true, true) => "GET, HEAD, OPTIONS, POST",
    }
}

/// The answer if the request is one of the row's handshakes: the first that it can be. `read` gives what stands at a
/// place of the request: the decoded value of a parameter, a field as [`crate::Body::field`] has it.
///
/// # Errors
/// It is one and gets no answer.
#[inline(never)]
pub fn answer<'r>(
    provider: &'r Provider,
    method: &str,
    read: &dyn Fn(&Spot) -> Option<String>,
    own: Own<'_>,
) -> Result<Option<Answer<'r>>, Refused> {
    for (place, handshake) in provider.handshake.iter().enumerate() {
        if handshake.ask.method.name() != method {
            continue;
        }
        let Some(value) = asked(handshake, read) else { continue };
        if let Some(spot) = &handshake.check
            && !read(spot).is_some_and(|given| is_token(&given, own.token))
        {
            return Err(Refused);
        }
        let text = reply(handshake, &value, own).ok_or(Refused)?;
        return Ok(Some(Answer { handshake, place, text }));
    }
    Ok(None)
}

/// The value that is taken, if the request is this handshake; empty where none is.
fn asked(handshake: &Handshake, read: &dyn Fn(&Spot) -> Option<String>) -> Option<String> {
    let Ask { at, equals, .. } = &handshake.ask;
    if let Some(spot) = at {
        let marker = read(spot)?;
        if equals.as_ref().is_some_and(|equals| **equals != *marker) {
            return None;
        }
    }
    match &handshake.take {
        None => Some(String::new()),
        Some(take) => read(&take.from).filter(|value| {
            let is_key = matches!(handshake.make, Some(Make::Hmac(_))) && value.as_bytes().starts_with(OWN_PURPOSE);
            is_one(take, value.as_bytes()) && !is_key
        }),
    }
}

/// Whether a text may be taken.
fn is_one(take: &Take, text: &[u8]) -> bool {
    !text.is_empty() && text.len() <= usize::from(take.max_length) && take.alphabet.covers(text)
}

/// In constant time for tokens of one length.
fn is_token(given: &str, token: Option<&str>) -> bool {
    token.is_some_and(|token| !token.is_empty() && given.as_bytes().ct_eq(token.as_bytes()).into())
}

/// `None` where something is missing that the answer is made of.
fn reply(handshake: &Handshake, value: &str, own: Own<'_>) -> Option<String> {
    let mut parts = [("value", Some(value)), ("token", own.token), ("url", own.url), ("made", None)];
    let made = match &handshake.make {
        None => String::new(),
        Some(Make::Hmac(encoding)) => {
            let secret = own.secret?;
            let mut inner = secret.inner();
            inner.update(value.as_bytes());
            encoding::encode(&secret.finish(&inner.finish()), *encoding)
        }
        Some(Make::Sha256(text)) => encoding::encode(&Hasher::of(fill(text, false, &parts)?.as_bytes()), Encoding::Hex),
    };
    let [.., last] = &mut parts;
    last.1 = Some(&made);
    fill(&handshake.answer.text, handshake.answer.form == ReplyForm::Json, &parts)
}

/// The text with its parts; a brace that begins none of them is text. `None` where a part is not known, or is not what
/// can stand there.
fn fill(text: &str, is_json: bool, parts: &[(&str, Option<&str>)]) -> Option<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, tail)) = cut(rest, b'{') {
        filled.push_str(before);
        let named =
            cut(tail, b'}').and_then(|(name, behind)| Some((parts.iter().find(|(own, _)| *own == name)?.1, behind)));
        let Some((part, behind)) = named else {
            filled.push('{');
            rest = tail;
            continue;
        };
        let part = part?;
        if !Alphabet::Visible.covers(part.as_bytes())
            || is_json && part.bytes().any(|byte| matches!(byte, b'"' | b'\\'))
        {
            return None;
        }
        filled.push_str(part);
        rest = behind;
    }
    filled.push_str(rest);
    Some(filled)
}

/// Whether all that a delivery signs is a value whose HMAC a handshake of its row tells to anybody: then its signature
/// proves nothing.
#[inline(never)]
pub(crate) fn is_value(provider: &Provider, signed: &Signed<'_>) -> bool {
    provider.handshake.iter().any(|handshake| match (&handshake.make, &handshake.take) {
        (Some(Make::Hmac(_)), Some(take)) => {
            let (mut length, mut covered) = (0_usize, true);
            signed.each(|bytes| {
                length = length.saturating_add(bytes.len());
                covered = covered && take.alphabet.covers(bytes);
            });
            covered && (1..=usize::from(take.max_length)).contains(&length)
        }
        _ => false,
    })
}

/// Whether [`is_value`] has to see the whole body to judge a delivery.
pub fn signs_values(provider: &Provider) -> bool {
    provider.handshake.iter().any(|handshake| matches!(handshake.make, Some(Make::Hmac(_))))
}
