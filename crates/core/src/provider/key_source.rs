//! Where the public keys of a row are, for providers that publish theirs and have nobody configure them.

use super::{Place, Text};

/// Public keys that are fetched, by the gate alone. What the operator configures in place of a secret is what tells one's
/// own deliveries from those that the provider signs for others: `{secret}` in `signature.signed` or in a claim.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct KeySource {
    /// What is found there.
    pub form: KeyForm,
    /// The address. With `named_by` each `*` in it stands for letters, digits and hyphens, at least one.
    pub url: Text,
    /// Where a delivery names the address, if that is not always the same. It is followed only if it is like `url`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub named_by: Option<Place>,
    /// The JSON that is posted there, if the provider wants to know who asks for which key: `{kid}` is the name that the
    /// token has for it; `{client}` and `{secret}` are the halves of what `secrets` holds, `CLIENT:SECRET`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub post: Option<Text>,
}

/// How keys are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum KeyForm {
    /// The first certificate of a PEM file (RFC 7468), whose host vouches for it.
    Certificate,
    /// A JSON Web Key (RFC 7517), as the member `key` of the answer to `post`. One with an `expired_at` is none.
    Jwk,
    /// A JSON Web Key Set (RFC 7517).
    Jwks,
}

impl KeySource {
    /// Whether `url` is the address, or like it where deliveries name theirs.
    pub fn allows(&self, url: &str) -> bool {
        if self.named_by.is_none() {
            return url == self.url;
        }
        let mut parts = self.url.split('*');
        let Some(mut rest) = parts.next().and_then(|start| url.strip_prefix(start)) else {
            return false;
        };
        // A part never begins with what a star may stand for, so there is one way to divide an address.
        parts.all(|part| {
            let end = rest.find(|letter: char| !is_for_star(letter)).unwrap_or(rest.len());
            let after = rest.get(end..).and_then(|after| after.strip_prefix(part));
            rest = after.unwrap_or_default();
            end > 0 && after.is_some()
        }) && rest.is_empty()
    }

    /// Whether the address is one that may be asked: of one host over TLS, or of this machine while developing.
    pub(crate) fn is_usable(&self) -> bool {
        let is_local = ["http://127.0.0.1:", "http://localhost:"].iter().any(|start| self.url.starts_with(start));
        let is_named = match &self.named_by {
            Some(Place::Field(name)) => !name.is_empty(),
            Some(Place::Header(names)) => !names.is_empty(),
            None => !self.url.contains('*'),
        };
        let mut after_stars = self.url.split('*').skip(1);
        let is_divided = after_stars.all(|part| !part.starts_with(is_for_star)) && !self.url.contains("**");
        let is_asked_for = match &self.post {
            Some(post) => self.form == KeyForm::Jwk && self.named_by.is_none() && post.contains("{kid}"),
            None => self.form != KeyForm::Jwk,
        };
        is_asked_for
            && (is_local || self.url.starts_with("https://"))
            && self.url.bytes().all(|byte| byte.is_ascii_graphic())
            && is_named
            && is_divided
    }
}

fn is_for_star(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(url: &'static str) -> KeySource {
        KeySource { form: KeyForm::Certificate, url: url.into(), named_by: Some(Place::Field("U".into())), post: None }
    }

    #[test]
    fn t41_an_address_is_followed_only_where_it_is_like_the_rows() {
        let sns = source("https://sns.*.amazonaws.com/SimpleNotificationService-*.pem");
        assert!(sns.allows("https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0a1b.pem"));
        for url in [
            "",
            "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-.pem",
            "https://sns..amazonaws.com/SimpleNotificationService-0.pem",
            "https://sns.evil.com/.amazonaws.com/SimpleNotificationService-0.pem",
            "https://sns.evil.com#.amazonaws.com/SimpleNotificationService-0.pem",
            "https://sns.a@b.amazonaws.com/SimpleNotificationService-0.pem",
            "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem?x",
            "https://sns.us-east-1.amazonaws.com/x/SimpleNotificationService-0.pem",
            "https://sns.us-east-1.amazonaws.com.evil.com/SimpleNotificationService-0.pem",
            "http://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem",
            "HTTPS://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem",
        ] {
            assert!(!sns.allows(url), "{url}");
        }
        let fixed = KeySource { named_by: None, ..source("https://keys.example/set") };
        assert!(fixed.allows("https://keys.example/set") && !fixed.allows("https://keys.example/other"));
    }

    #[test]
    fn an_address_has_one_reading() {
        for url in ["https://keys.example/set", "https://a-*.b/*.c", "http://127.0.0.1:1/x", "http://localhost:1/x"] {
            assert!(source(url).is_usable(), "{url}");
        }
        for url in ["", "keys.example", "http://keys.example/set", "https://a/*b", "https://a/**", "https://a/ b"] {
            assert!(!source(url).is_usable(), "{url}");
        }
        assert!(!KeySource { named_by: None, ..source("https://a/*") }.is_usable());
        assert!(!KeySource { named_by: Some(Place::Field("".into())), ..source("https://a/b") }.is_usable());
        let posted = |form, post: &'static str| {
            KeySource { form, post: Some(post.into()), named_by: None, ..source("https://a/b") }.is_usable()
        };
        assert!(posted(KeyForm::Jwk, "{\"key\":\"{kid}\"}"));
        assert!(!posted(KeyForm::Jwk, "{}") && !posted(KeyForm::Jwks, "{kid}"));
        assert!(!KeySource { form: KeyForm::Jwk, named_by: None, ..source("https://a/b") }.is_usable());
    }
}
