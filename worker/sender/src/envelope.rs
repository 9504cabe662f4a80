//! The bodies that are sent: a provider's envelope around an event's own data.

use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use signpost_core::Provider;
use signpost_core::outgoing::envelope::{self, rfc3339};
use signpost_platform::object::Answer;

/// What an envelope says.
pub type OutEvent<'e> = envelope::Event<'e>;

/// The body that is sent: the provider's envelope around the data's own bytes.
pub fn body(provider: &Provider, event: &OutEvent<'_>, data: &str) -> Answer<Vec<u8>> {
    let Some(envelope) = &provider.envelope else {
        return Ok(data.as_bytes().to_vec());
    };
    write(&envelope::fields(envelope, event), data)
}

/// The body of a registration ping.
pub fn ping_body(provider: &Provider, event_type: &str, now: u64) -> Answer<Vec<u8>> {
    // Whole seconds, as the provider's own are.
    let now = now.saturating_sub(now % 1000);
    match &provider.envelope {
        Some(envelope) => write(&envelope::ping_fields(envelope, event_type, now), "null"),
        None => Ok(serde_json::to_vec(&serde_json::json!({ "type": event_type, "timestamp": rfc3339(now) }))?),
    }
}

fn write(fields: &[(&str, envelope::Value)], data: &str) -> Answer<Vec<u8>> {
    let mut out = String::from("{");
    for (index, (name, value)) in fields.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&Value::from(*name).to_string());
        out.push(':');
        match value {
            envelope::Value::Data => out.push_str(data),
            envelope::Value::Number(number) => out.push_str(&number.to_string()),
            envelope::Value::Text(text) => out.push_str(&Value::from(text.as_str()).to_string()),
        }
    }
    out.push('}');
    Ok(out.into_bytes())
}

/// The same body under another event id, where the envelope has one; every other byte stays.
pub fn with_id(provider: &Provider, body: &[u8], id: &str) -> Vec<u8> {
    let named = provider.envelope.as_ref().and_then(|envelope| envelope.id.as_deref());
    let replaced = named.and_then(|name| {
        let mut json = serde_json::Deserializer::from_slice(body);
        let fields = json.deserialize_map(Fields).ok()?;
        let mut out = String::from("{");
        for (index, (key, value)) in fields.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push_str(&Value::from(key.as_str()).to_string());
            out.push(':');
            if key == name {
                out.push_str(&Value::from(id).to_string());
            } else {
                out.push_str(value.get());
            }
        }
        out.push('}');
        Some(out.into_bytes())
    });
    replaced.unwrap_or_else(|| body.to_vec())
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Vec<(String, Box<RawValue>)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_core::provider::{CLAIMPORT, GOOCLAIM, STANDARD_WEBHOOKS};

    const EVENT: OutEvent<'_> =
        OutEvent { id: "evt_1", event_type: "claim.created", tenant: "acme", timestamp: 1_779_272_065_000 };

    #[test]
    fn i5_the_data_keeps_its_bytes_in_every_envelope() {
        let data = "{ \"b\" : 1.0,\"a\":\"\\u00e9\" }";
        let claimport = body(&CLAIMPORT, &EVENT, data).unwrap();
        let text =
            format!(r#"{{"id":"evt_1","type":"claim.created","timestamp":"2026-05-20T10:14:25Z","data":{data}}}"#);
        assert_eq!(String::from_utf8(claimport).unwrap(), text);
        let gooclaim = String::from_utf8(body(&GOOCLAIM, &EVENT, data).unwrap()).unwrap();
        assert!(
            gooclaim.contains(r#""tenant_id":"acme","occurred_at":"2026-05-20T10:14:25Z""#) && gooclaim.contains(data)
        );
    }

    #[test]
    fn i10_a_new_id_changes_the_id_and_nothing_else() {
        let data = "{ \"id\" : \"evt_1\" , \"n\" : 1.00 }";
        let sent = body(&CLAIMPORT, &EVENT, data).unwrap();
        let again = String::from_utf8(with_id(&CLAIMPORT, &sent, "evt_2")).unwrap();
        assert_eq!(again, String::from_utf8(sent).unwrap().replacen("evt_1", "evt_2", 1));
        let standard = body(&STANDARD_WEBHOOKS, &EVENT, data).unwrap();
        assert_eq!(with_id(&STANDARD_WEBHOOKS, &standard, "evt_2"), standard, "its id is in a header");
        assert_eq!(with_id(&CLAIMPORT, b"not json", "evt_2"), b"not json");
    }

    #[test]
    fn a_ping_is_what_claimport_sends() {
        let ping = ping_body(&CLAIMPORT, "webhook.test", 1_705_312_800_123).unwrap();
        assert_eq!(ping, br#"{"type":"webhook.test","timestamp":"2024-01-15T10:00:00Z"}"#);
    }
}
