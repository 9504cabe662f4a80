//! What a row must hold to beyond its types. The built-in rows do; this is for one that somebody wrote.

#[cfg(feature = "extended")]
use alloc::string::ToString as _;

use super::{Algorithm, Encoding, Layout, Names, Part, Place, Provider, Signature, TimestampPlace};
#[cfg(feature = "extended")]
use super::{Jwt, TagPlace, Template, TimeUnit};

impl Provider {
    /// Whether the row contradicts itself, so that no delivery could ever be verified or answered by it.
    ///
    /// # Errors
    /// The first contradiction, with the field that it is in, for the person who wrote the row.
    pub fn check(&self) -> Result<(), &'static str> {
        let signs = |part| self.signature.signed.covers(&part);
        let ping = self.ping.as_ref();
        let rules = [
            (
                !signs(Part::Timestamp) || self.sends(&Part::Timestamp),
                "`signature.signed` has {timestamp}, and the row has no `timestamp`",
            ),
            (
                !signs(Part::Id) || self.sends(&Part::Id),
                "`signature.signed` has {id}, but `id` is not read from a header",
            ),
            (
                self.signature.header.is_empty() == self.signature.from.is_some(),
                "`signature` needs either `header` or `from`",
            ),
            (
                self.is_token_bound(),
                "`signature.jwt` is a token in base64_url as one value, of an algorithm that tokens have (hmac_sha256, \
                 hmac_sha512, rsa_sha256, ecdsa_p256_sha256, ed25519); its claims take the place of `signed`, a claim that \
                 of a `timestamp`, and neither name nor value holds a line break; `timestamp.from.claim` and \
                 `signature.from = \"body\"` need one",
            ),
            (
                self.are_weaknesses_said(),
                "`signature.weak` must name exactly what is weak: \"digest\", \"no_body\", \"sha1\"",
            ),
            (
                self.is_secret_placed(),
                "`{secret}` in `signature.signed` and a plain hash as `signature.algorithm` need each other; with `signature.keys`, \
                 `{secret}` must be in `signature.signed` or in a claim of `signature.jwt`, and no other row may have it in a claim",
            ),
            (
                self.are_keys_found(),
                "`signature.keys` are for an algorithm with public keys, at an https URL, in which each * needs `named_by` and \
                 stands before what is no letter, digit or hyphen; `form = \"jwk\"` and `post` with {kid} need each other",
            ),
            (
                (self.signature.encoding == Encoding::Text) <= (self.signature.algorithm == Algorithm::Token),
                "`signature.encoding = \"text\"` is for tokens alone",
            ),
            (self.is_list_readable(), "`signature.layout` cannot be told apart from its own separators"),
            (
                self.is_item_readable(),
                "`timestamp.from` must be the `item` beside the `version` of a list in a header, or the `first` of bare tags",
            ),
            (
                self.headers().all(Names::is_name),
                "a header in `signature.signed` or `extra` has a name that is not letters, digits and hyphens",
            ),
            (
                self.header_prefixes.iter().all(|prefix| Names::is_name(prefix)),
                "each of `header_prefixes` must be letters, digits and hyphens, and not empty",
            ),
            (self.are_fields_named(), "a field of the body is asked for without a name"),
            (ping.is_none_or(|ping| (200..300).contains(&ping.status)), "`ping.status` must be 200 to 299"),
            (self.delivery.deadline_ms > 0, "`delivery.deadline_ms` must be more than 0"),
        ];
        let problem = rules.into_iter().find(|(holds, _)| !holds).map(|(_, problem)| problem);
        problem.or_else(|| self.handshake.iter().find_map(|one| one.problem(self))).map_or(Ok(()), Err)
    }

    /// Whether what a part of the template stands for is sent: the id in a header, the time anywhere.
    // A call is larger than this in the npm package's wasm.
    #[inline]
    pub fn sends(&self, part: &Part) -> bool {
        match part {
            Part::Id => matches!(self.id, Some(Place::Header(_))),
            Part::Timestamp => self.timestamp.is_some(),
            _ => true,
        }
    }

    /// Whether `{secret}` stands where something takes its place.
    #[cfg(feature = "extended")]
    fn is_secret_placed(&self) -> bool {
        let Signature { algorithm, jwt, keys, signed, .. } = &self.signature;
        let in_claim = jwt.as_ref().is_some_and(Jwt::names_receiver);
        let in_template = signed.covers(&Part::Secret);
        match keys {
            // Who asks for the key is whose delivery it is, as far as the provider tells.
            Some(keys) => in_template || in_claim || keys.post.is_some(),
            None => algorithm.is_digest() == in_template && !in_claim,
        }
    }

    fn are_keys_found(&self) -> bool {
        let Signature { algorithm, keys, .. } = &self.signature;
        keys.as_ref().is_none_or(|keys| algorithm.has_public_keys() && keys.is_usable())
    }

    #[cfg(not(feature = "extended"))]
    #[inline]
    fn is_secret_placed(&self) -> bool {
        !self.signature.algorithm.is_digest()
    }

    /// Whether the row names every way in which its scheme is weak, and no other.
    pub fn are_weaknesses_said(&self) -> bool {
        let said = &self.signature.weak;
        let is_said = |weakness| said.contains(&weakness);
        self.signature.weaknesses().all(is_said) && self.signature.weaknesses().count() == said.len()
    }

    fn is_list_readable(&self) -> bool {
        let in_tags = match self.signature.encoding {
            Encoding::Base64 | Encoding::HexBase64 => b"+/=".as_slice(),
            Encoding::Base64Url => b"-_".as_slice(),
            Encoding::Hex | Encoding::Text => b"".as_slice(),
        };
        let cuts_tags = |separator: &u8| separator.is_ascii_alphanumeric() || in_tags.contains(separator);
        match &self.signature.layout {
            Layout::Bare { separator } => !cuts_tags(separator),
            Layout::List { separator, assign, version, blanks, quoted } => {
                // Behind the id of a key there may be more of them: the last is the one.
                let name = if version.contains('*') { "" } else { version };
                let in_version = |byte: &u8| name.as_bytes().contains(byte) || version.as_bytes().contains(separator);
                let is_blank = *blanks && *assign == b' ';
                let is_cut = [separator, assign].into_iter().any(in_version) || version.is_empty();
                let is_lost = version.contains('*') && cuts_tags(assign)
                    || version.bytes().filter(|byte| *byte == b'*').count() > 1;
                let is_mark = *quoted && [separator, assign].contains(&&b'"');
                separator != assign && !cuts_tags(separator) && !is_cut && !is_blank && !is_lost && !is_mark
            }
            Layout::Value { .. } => true,
        }
    }

    fn is_item_readable(&self) -> bool {
        let layout = &self.signature.layout;
        match (self.timestamp.as_ref().map(|timestamp| &timestamp.from), layout) {
            (Some(TimestampPlace::First), Layout::Bare { .. }) => self.signature.from.is_none(),
            (Some(TimestampPlace::Item(item)), Layout::List { separator, assign, version, .. }) => {
                let cut = item.bytes().any(|byte| byte == *separator || byte == *assign);
                !item.is_empty() && item != version && !cut && self.signature.from.is_none()
            }
            (Some(TimestampPlace::First | TimestampPlace::Item(_)), _) => false,
            (Some(TimestampPlace::Claim(_) | TimestampPlace::Field(_) | TimestampPlace::Header(_)) | None, _) => true,
        }
    }

    /// Whether a token, where there is one, is what signs: what stands beside it and is not in it is not signed.
    #[cfg(feature = "extended")]
    pub fn is_token_bound(&self) -> bool {
        let Signature { algorithm, encoding, any_header, jwt, layout, signed, .. } = &self.signature;
        let Some(jwt) = jwt else { return !self.needs_token() };
        let is_line = |text: &str| !text.contains(['\n', '\r']);
        let mut claims = jwt.0.iter();
        crate::request::jwt::name_of(*algorithm).is_some()
            && *encoding == Encoding::Base64Url
            && matches!(layout, Layout::Value { .. })
            && !any_header
            && *signed == Template::BODY
            && self
                .timestamp
                .as_ref()
                .is_none_or(|row| matches!(row.from, TimestampPlace::Claim(_)) && row.unit == TimeUnit::Seconds)
            && claims.all(|claim| {
                !claim.name.is_empty()
                    && !claim.name.contains('=')
                    && is_line(&claim.name)
                    && is_line(&claim.is.to_string())
            })
    }

    #[cfg(not(feature = "extended"))]
    #[expect(missing_docs, reason = "as where there are tokens")]
    #[inline]
    pub fn is_token_bound(&self) -> bool {
        true
    }

    #[cfg(feature = "extended")]
    fn needs_token(&self) -> bool {
        let time = self.timestamp.as_ref().map(|row| &row.from);
        self.signature.from == Some(TagPlace::Body) || matches!(time, Some(TimestampPlace::Claim(_)))
    }

    fn are_fields_named(&self) -> bool {
        let sources = [&self.id, &self.event_type].into_iter().flatten();
        let mut fields = sources.filter_map(|source| match source {
            Place::Field(name) => Some(name),
            Place::Header(_) => None,
        });
        fields.all(|name| !name.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BUILT_IN, Provider};
    use alloc::string::ToString as _;
    use serde_json::{Value, json};

    #[test]
    fn no_built_in_row_contradicts_itself() {
        for row in BUILT_IN {
            assert_eq!(row.check(), Ok(()), "{}", row.name);
        }
    }

    #[test]
    fn a_contradiction_is_told_with_its_field() {
        let list = |separator: &str, assign: &str, version: &str| json!({ "layout": { "list": { "separator": separator, "assign": assign, "version": version } } });
        let usual = || list(",", "=", "v1");
        let token = |algorithm: &str, more: Value| {
            let jwt = json!({ "hash": "{sha256:body}" });
            let mut signature = json!({ "algorithm": algorithm, "encoding": "base64_url", "jwt": jwt });
            add(&mut signature, more);
            signature
        };
        for (signature, more, problem) in [
            (json!({ "signed": "{timestamp}.{body}" }), json!({}), "{timestamp}"),
            (json!({ "signed": "{id}.{body}" }), json!({}), "{id}"),
            (json!({ "signed": "{id}.{body}" }), json!({ "id": { "field": "id" } }), "{id}"),
            (json!({ "signed": "{header:X Y}.{body}" }), json!({}), "signature.signed"),
            (list(",", ",", "v1"), json!({}), "signature.layout"),
            (list("a", "=", "v1"), json!({}), "signature.layout"),
            (list(",", "=", ""), json!({}), "signature.layout"),
            (list(",", "=", "v=1"), json!({}), "signature.layout"),
            (json!({ "from": { "field": "sign" } }), json!({}), "either `header` or `from`"),
            (
                json!({ "signed": "{timestamp}" }),
                json!({ "timestamp": { "from": { "header": "T" } } }),
                "signature.weak",
            ),
            (json!({ "algorithm": "hmac_sha1" }), json!({}), "signature.weak"),
            (json!({ "algorithm": "token", "encoding": "text" }), json!({}), "signature.weak"),
            (json!({ "weak": ["sha1"] }), json!({}), "signature.weak"),
            (json!({ "algorithm": "sha256", "weak": ["digest"] }), json!({}), "{secret}"),
            (json!({ "signed": "{secret}{body}" }), json!({}), "{secret}"),
            (json!({ "encoding": "text" }), json!({}), "tokens"),
            (json!({ "encoding": "base64", "layout": { "bare": { "separator": "/" } } }), json!({}), "layout"),
            (json!({}), json!({ "timestamp": { "from": "first" } }), "first"),
            (json!({}), json!({ "timestamp": { "from": { "item": "t" } } }), "item"),
            (usual(), json!({ "timestamp": { "from": { "item": "v1" } } }), "item"),
            (usual(), json!({ "timestamp": { "from": { "item": "" } } }), "item"),
            (token("hmac_sha1", json!({})), json!({}), "signature.jwt"),
            (token("hmac_sha256", json!({ "encoding": "hex" })), json!({}), "signature.jwt"),
            (token("hmac_sha256", json!({ "signed": "{url}" })), json!({}), "signature.jwt"),
            (token("hmac_sha256", usual()), json!({}), "signature.jwt"),
            (token("hmac_sha256", json!({})), json!({ "timestamp": { "from": { "header": "T" } } }), "signature.jwt"),
            (token("hmac_sha256", json!({ "jwt": { "a\nb": "c" } })), json!({}), "signature.jwt"),
            (token("hmac_sha256", json!({ "jwt": { "iss": "x" } })), json!({}), "signature.weak"),
            (json!({}), json!({ "timestamp": { "from": { "claim": "iat" } } }), "signature.jwt"),
            (usual(), json!({ "extra": { "idempotency_key": "X Y" } }), "extra"),
            (usual(), json!({ "header_prefixes": [""] }), "header_prefixes"),
            (usual(), json!({ "id": { "field": "" } }), "without a name"),
            (usual(), json!({ "handshake": { "echo_query": { "parameter": "" } } }), "without a proper name"),
            (usual(), json!({ "ping": { "event_type": "p", "status": 304 } }), "ping.status"),
            (usual(), json!({ "delivery": { "deadline_ms": 0 } }), "deadline_ms"),
        ] {
            let mut row = json!({ "name": "x", "signature": { "header": "X", "encoding": "hex" } });
            add(&mut row["signature"], signature);
            add(&mut row, more);
            let told = serde_json::from_value::<Provider>(row.clone()).unwrap().check().expect_err(&row.to_string());
            assert!(told.contains(problem), "{row}: {told}");
        }
    }

    fn add(object: &mut Value, more: Value) {
        let (Value::Object(object), Value::Object(more)) = (object, more) else { return };
        object.extend(more);
    }
}
