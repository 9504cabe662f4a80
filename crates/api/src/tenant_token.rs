//! Tokens that open one tenant for a while: for its owner's browser, never for the operator.
//!
//! `spt_TENANT.ID.EXPIRES.SCOPES.TAG`: everything that the token says stands in it, signed, so that a
//! forged or expired one is refused before any storage is asked. The id is there to be revoked. A token
//! of before there were scopes has none in it.

use signpost_core::Secret;
use subtle::ConstantTimeEq as _;

const PREFIX: &str = "spt_";
/// Longer than any token that was issued.
const MAX_BYTES: usize = 512;

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantToken {
    /// The tenant that it opens, and the only one.
    pub tenant: String,
    /// Its own name: letters, digits, `_` and `-`.
    pub id: String,
    /// Unix seconds from which it is refused.
    pub expires: u64,
    /// What it may do, in the API's words: small letters, `:` and `+`. `None` in a token of before.
    pub scopes: Option<String>,
}

/// Whether `name` can be a tenant or a token's id: 1 to 64 letters, digits, `_` and `-`.
pub fn is_name(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

impl TenantToken {
    /// The token's text. `None` if tenant or id is not a name, or the scopes are no such words.
    pub fn sign(&self, key: &Secret) -> Option<String> {
        let plain = |scopes: &String| scopes.bytes().all(|b| b.is_ascii_lowercase() || b == b':' || b == b'+');
        if !is_name(&self.tenant) || !is_name(&self.id) || !self.scopes.as_ref().is_none_or(plain) {
            return None;
        }
        let scopes = self.scopes.as_ref().map_or_else(String::new, |scopes| format!(".{scopes}"));
        let said = format!("{PREFIX}{}.{}.{}{scopes}", self.tenant, self.id, self.expires);
        let tag = base16ct::lower::encode_string(&tag(key, &said));
        Some(format!("{said}.{tag}"))
    }

    /// What a token says, if `key` signed it and it has not expired. `now` is Unix seconds.
    ///
    /// One answer for everything that can be wrong with it, and the tag compared in constant time.
    pub fn verify(text: &str, key: &Secret, now: u64) -> Option<Self> {
        if text.len() > MAX_BYTES {
            return None;
        }
        let (said, tag) = text.rsplit_once('.')?;
        let mut bytes = [0; 32];
        let tag = base16ct::lower::decode(tag, &mut bytes).ok()?;
        if !bool::from(self::tag(key, said).as_slice().ct_eq(tag)) {
            return None;
        }
        let mut parts = said.strip_prefix(PREFIX)?.splitn(4, '.');
        let token = Self {
            tenant: parts.next()?.to_string(),
            id: parts.next()?.to_string(),
            expires: parts.next()?.parse().ok()?,
            scopes: parts.next().map(ToString::to_string),
        };
        (now < token.expires).then_some(token)
    }
}

fn tag(key: &Secret, said: &str) -> [u8; 32] {
    // A key of its own: nothing else that this key signs can be taken for a token.
    key.derive("signpost tenant token").tag(said.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Secret {
        Secret::from_key(b"an operator key of 32 bytes long").unwrap()
    }

    fn token() -> TenantToken {
        TenantToken {
            tenant: "acme".into(),
            id: "tok_1".into(),
            expires: 1_000,
            scopes: Some("events:write+viewer".into()),
        }
    }

    #[test]
    fn a_token_opens_its_tenant_until_it_expires() {
        let text = token().sign(&key()).unwrap();
        assert_eq!(TenantToken::verify(&text, &key(), 999), Some(token()));
        assert_eq!(TenantToken::verify(&text, &key(), 1_000), None);
    }

    #[test]
    fn a_token_reads_as_it_was_always_written() {
        let text =
            "spt_acme.tok_1.1000.events:write+viewer.af09a284a6823784b5b1d4bceb5fd8557130e051e10fb9f81251d1133cc426ce";
        assert_eq!(token().sign(&key()).as_deref(), Some(text));
    }

    #[test]
    fn a_token_of_before_there_were_scopes_is_still_read() {
        let before = TenantToken { scopes: None, ..token() };
        let text = before.sign(&key()).unwrap();
        assert_eq!(text.split('.').count(), 4);
        assert_eq!(TenantToken::verify(&text, &key(), 0), Some(before));
    }

    #[test]
    fn t36_no_change_to_a_token_goes_unnoticed() {
        let text = token().sign(&key()).unwrap();
        for at in 0..text.len() {
            for byte in [b'0', b'a', b'.', b'_'] {
                let mut bytes = text.clone().into_bytes();
                if bytes[at] != byte {
                    bytes[at] = byte;
                    assert_eq!(TenantToken::verify(std::str::from_utf8(&bytes).unwrap(), &key(), 0), None, "{at}");
                }
            }
            assert_eq!(TenantToken::verify(&text[..at], &key(), 0), None, "cut at {at}");
        }
        let other = Secret::from_key(b"another key").unwrap();
        assert_eq!(TenantToken::verify(&text, &other, 0), None);
        for junk in ["", ".", "spt_", "spt_acme.tok_1.1000.", &"a.".repeat(4096)] {
            assert_eq!(TenantToken::verify(junk, &key(), 0), None);
        }
    }

    #[test]
    fn t36_a_name_cannot_reach_into_the_next_field() {
        let shifted = TenantToken { tenant: "acme.tok_1".into(), ..token() };
        assert_eq!(shifted.sign(&key()), None);
        assert_eq!(TenantToken { scopes: Some("viewer.admin".into()), ..token() }.sign(&key()), None);
        for bad in ["", "a.b", "a/b", "ä", " a", &"a".repeat(65)] {
            assert!(!is_name(bad), "{bad:?}");
        }
    }
}
