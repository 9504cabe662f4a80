//! JSON Web Tokens (RFC 7519) as signatures: compact, signed with the row's algorithm, bound to the request by claims.
//!
//! - What the token says of its algorithm is compared with the row and never followed; `none` is no algorithm of a row.
//! - Nothing that a token says is followed: no `jku`, no `x5c`. Its `kid` picks among keys that the row found (`fetched`). One that says `crit` is refused (RFC 7515).
//! - A claim that is absent is as wrong as one that differs. A name that comes twice makes the token none.
//!
//! The JSON of a token is read here, the only one that is: it is a flat object of the token's own, which the host has never
//! seen, and no second reader has a say in what it means.

use alloc::string::String;
use alloc::vec::Vec;

use crate::Reject;
use crate::encoding::{self, Encoding, encode};
use crate::hash::Hasher;
use crate::host::{Body, Head};
use crate::provider::{Algorithm, Claim, Fact, Jwt, Provider};
use crate::request::signature;
use crate::request::timestamp::{self, Tolerance};
use crate::request::verify::{Authentic, Claims};

mod json;
pub(crate) use json::Members;

/// What a token's header calls the algorithms that there are tokens of.
pub(crate) const fn name_of(algorithm: Algorithm) -> Option<&'static str> {
    match algorithm {
        Algorithm::EcdsaP256Sha256 => Some("ES256"),
        Algorithm::Ed25519 => Some("EdDSA"),
        Algorithm::HmacSha256 => Some("HS256"),
        Algorithm::HmacSha512 => Some("HS512"),
        Algorithm::RsaSha256 => Some("RS256"),
        _ => None,
    }
}

/// For the clocks of both sides where a row says nothing of times: RFC 7519 (section 4.1.4) has a few minutes at most.
const LEEWAY_S: u32 = 60;

/// A token in its form, not believed yet.
pub(crate) struct Token {
    /// Header and payload as they were sent, with the dot between them.
    pub(crate) signed: Vec<u8>,
    pub(crate) proof: Vec<u8>,
    claims: Members,
}

impl Token {
    fn read(text: &[u8], algorithm: Algorithm) -> Option<Self> {
        let text = core::str::from_utf8(text).ok()?;
        let (signed, proof) = text.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.').filter(|(_, payload)| !payload.contains('.'))?;
        let header = members(header)?;
        // An algorithm without a name has no tokens.
        if header.text("alg")? != name_of(algorithm)? || header.has("crit") {
            return None;
        }
        let proof = encoding::secret(proof, Encoding::Base64Url).filter(|proof| !proof.is_empty())?.to_vec();
        Some(Self { signed: signed.into(), proof, claims: members(payload)? })
    }

    /// Whether every claim is what the row says.
    fn says(&self, jwt: &Jwt, head: &impl Head, body: &(impl Body + ?Sized)) -> bool {
        let is = |Claim { name, is }: &Claim| {
            let said = self.claims.text(name)?;
            let hash = |bytes: &[u8], encoding| {
                let same = if encoding == Encoding::Base64Url { said.trim_end_matches('=') } else { said };
                same == encode(&Hasher::of(bytes), encoding)
            };
            Some(match is {
                Fact::BodyHash(encoding) => hash(body.bytes(), *encoding),
                Fact::Field(path) => body.field(path).as_deref() == Some(said),
                // Fixed text has taken its place.
                Fact::Secret => false,
                Fact::Text(text) => said == text,
                Fact::Url => head.url() == Some(said),
                Fact::UrlHash(encoding) => hash(head.url()?.as_bytes(), *encoding),
            })
        };
        jwt.0.iter().all(|claim| is(claim).unwrap_or(false))
    }

    /// A time in seconds, where the token has it.
    fn time(&self, name: &str) -> Result<Option<u64>, Reject> {
        self.claims.time(name).map(|text| timestamp::parse(text.as_bytes(), Default::default())).transpose()
    }
}

fn members(part: &str) -> Option<Members> {
    let bytes = encoding::secret(part, Encoding::Base64Url)?;
    Members::read(core::str::from_utf8(&bytes).ok()?)
}

/// The name of the key that signed, as a token's header has it.
#[cfg(feature = "fetched")]
pub(crate) fn key_id(token: &str) -> Option<String> {
    members(token.split('.').next()?)?.text("kid").map(String::from)
}

/// A time among the claims of a token that may have a prefix, as it stands there.
pub(crate) fn time_in(token: &str, name: &str) -> Option<String> {
    members(token.split('.').nth(1)?)?.time(name).map(String::from)
}

/// Verifies the token of a delivery. `holder` says which key has signed it.
pub(crate) fn authenticate<'h>(
    (jwt, provider): (&Jwt, &Provider),
    head: &'h impl Head,
    body: &(impl Body + ?Sized),
    now: u64,
    tolerance: Tolerance,
    holder: &dyn Fn(&Token) -> Option<usize>,
) -> Result<Authentic<'h>, Reject> {
    if jwt.covers_url() && head.url().is_none_or(str::is_empty) {
        return Err(Reject::MissingUrl);
    }
    let row = &provider.signature;
    let read = |text: &[u8], _| Token::read(text, row.algorithm);
    let claims = Claims::read(provider, head, body, &|value| signature::parse(value, &row.layout, row.encoding, read))?;
    let token = claims.tags.iter().next().ok_or(Reject::MalformedSignature)?;
    let (begins, ends) = (token.time("nbf"), token.time("exp"));
    let held = holder(token).filter(|_| token.says(jwt, head, body));
    let authentic = claims.accept(provider, head, now, tolerance, held)?;
    let (begins, ends) = (begins?, ends?);
    let tolerance = match (&provider.timestamp, tolerance) {
        (None, Tolerance::Seconds(seconds)) => Tolerance::Seconds(seconds.max(LEEWAY_S)),
        // The row has no time that could be left unchecked.
        (None, Tolerance::Off) => Tolerance::Seconds(LEEWAY_S),
        _ => tolerance,
    };
    // Each is a bound on one side alone: a token may be as long-lived as its maker wants.
    ends.map_or(Ok(()), |ends| timestamp::check(ends.min(now), now, tolerance))?;
    begins.map_or(Ok(()), |begins| timestamp::check(begins.max(now), now, tolerance))?;
    Ok(authentic)
}
