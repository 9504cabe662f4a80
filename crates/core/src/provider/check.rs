//! What a row must hold to beyond its types. The built-in rows do; this is for one that somebody wrote.

use super::{Encoding, Layout, Names, Place, Provider, Timestamp, TimestampPlace};
use crate::provider::Part;

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
                "`signature.signed` has {id}, which is the value of a header, and `id` is none",
            ),
            (self.is_list_readable(), "`signature.layout.list` cannot be told apart from its own separators"),
            (self.is_item_readable(), "`timestamp.from.item` must be an entry beside the `version` of a list"),
            (
                self.headers().all(Names::is_name),
                "a header in `signature.signed` or `extra` has a name that is not letters, digits and hyphens",
            ),
            (
                self.header_prefixes.iter().all(|prefix| Names::is_name(prefix)),
                "`header_prefixes` holds one with which no header's name starts, or every one",
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

    fn is_list_readable(&self) -> bool {
        let Layout::List { separator, assign, version } = &self.signature.layout else {
            return true;
        };
        let in_tags = match self.signature.encoding {
            Encoding::Base64 => b"+/=".as_slice(),
            Encoding::Hex => b"".as_slice(),
        };
        let in_version = |byte: &u8| version.as_bytes().contains(byte);
        let cuts_tags = separator.is_ascii_alphanumeric() || in_tags.contains(separator);
        separator != assign && !cuts_tags && !version.is_empty() && ![separator, assign].into_iter().any(in_version)
    }

    fn is_item_readable(&self) -> bool {
        let Some(Timestamp { from: TimestampPlace::Item(item), .. }) = &self.timestamp else {
            return true;
        };
        match &self.signature.layout {
            Layout::List { separator, assign, version } => {
                let cut = item.bytes().any(|byte| byte == *separator || byte == *assign);
                !item.is_empty() && item != version && !cut
            }
            Layout::Value { .. } => false,
        }
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
        for (signature, more, problem) in [
            (json!({ "signed": "{timestamp}.{body}" }), json!({}), "{timestamp}"),
            (json!({ "signed": "{id}.{body}" }), json!({}), "{id}"),
            (json!({ "signed": "{id}.{body}" }), json!({ "id": { "field": "id" } }), "{id}"),
            (json!({ "signed": "{header:X Y}.{body}" }), json!({}), "signature.signed"),
            (list(",", ",", "v1"), json!({}), "layout.list"),
            (list("a", "=", "v1"), json!({}), "layout.list"),
            (list(",", "=", ""), json!({}), "layout.list"),
            (list(",", "=", "v=1"), json!({}), "layout.list"),
            (json!({}), json!({ "timestamp": { "from": { "item": "t" } } }), "item"),
            (usual(), json!({ "timestamp": { "from": { "item": "v1" } } }), "item"),
            (usual(), json!({ "timestamp": { "from": { "item": "" } } }), "item"),
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
