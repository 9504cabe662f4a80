//! The JSON around an event's data, as a list of fields. The core writes no JSON: its host does,
//! field by field in this order, and puts the data in as the bytes that were published.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::provider::{Envelope, TimeFormat};

/// What an envelope can say.
#[derive(Clone, Copy, Debug)]
pub struct Event<'e> {
    /// The event id.
    pub id: &'e str,
    /// The event type.
    pub event_type: &'e str,
    /// The tenant.
    pub tenant: &'e str,
    /// When it happened, in Unix milliseconds.
    pub timestamp: u64,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The event's data.
    Data,
    /// A JSON number.
    Number(u64),
    /// A JSON string.
    Text(String),
}

/// The fields in their order.
pub fn fields<'v>(envelope: &'v Envelope, event: &Event<'_>) -> Vec<(&'v str, Value)> {
    let mut fields = Vec::new();
    let text = |text: &str| Value::Text(text.into());
    if let Some(name) = &envelope.id {
        fields.push((name.as_ref(), text(event.id)));
    }
    fields.push((envelope.event_type.as_ref(), text(event.event_type)));
    if let Some(name) = &envelope.tenant {
        fields.push((name.as_ref(), text(event.tenant)));
    }
    fields.push((envelope.timestamp.as_ref(), timestamp(envelope, event.timestamp)));
    fields.push((envelope.data.as_ref(), Value::Data));
    fields
}

/// The fields of a ping: its type and the time, and neither id nor data, so that it can be told
/// from an event.
pub fn ping_fields<'v>(envelope: &'v Envelope, event_type: &str, now: u64) -> Vec<(&'v str, Value)> {
    alloc::vec![
        (envelope.event_type.as_ref(), Value::Text(event_type.into())),
        (envelope.timestamp.as_ref(), timestamp(envelope, now)),
    ]
}

fn timestamp(envelope: &Envelope, ms: u64) -> Value {
    match envelope.time_format {
        TimeFormat::Rfc3339 => Value::Text(rfc3339(ms)),
        TimeFormat::UnixSeconds => Value::Number(ms / 1000),
    }
}

/// `2026-05-20T10:14:25Z`, with milliseconds where there are any. For Unix milliseconds up to the
/// year 9999; what is later is written as its last moment.
pub fn rfc3339(ms: u64) -> String {
    const LAST: u64 = 253_402_300_799_999;
    let ms = ms.min(LAST);
    let (seconds, millis) = (ms / 1000, ms % 1000);
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let fraction = if millis == 0 { String::new() } else { format!(".{millis:03}") };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// Days since 1970 as a date of the Gregorian calendar, counted in years that begin in March, so
/// that the leap day is the last of its year.
fn civil(days: u64) -> (u64, u64, u64) {
    const ERA: u64 = 146_097;
    let days = days.saturating_add(719_468);
    let (era, of_era) = (days / ERA, days % ERA);
    let leaps = (of_era / 1_460).saturating_add(of_era / (ERA - 1)).saturating_sub(of_era / 36_524);
    let year = of_era.saturating_sub(leaps) / 365;
    let before = year.saturating_mul(365).saturating_add(year / 4).saturating_sub(year / 100);
    let of_year = of_era.saturating_sub(before);
    let march = of_year.saturating_mul(5).saturating_add(2) / 153;
    let day = of_year.saturating_sub(march.saturating_mul(153).saturating_add(2) / 5).saturating_add(1);
    let month = if march < 10 { march.saturating_add(3) } else { march.saturating_sub(9) };
    let year = era.saturating_mul(400).saturating_add(year).saturating_add(u64::from(month <= 2));
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::{CLAIMPORT, GOOCLAIM, STANDARD_WEBHOOKS};

    const EVENT: Event<'_> =
        Event { id: "evt_1", event_type: "claim.created", tenant: "tnt_xyz", timestamp: 1_779_272_065_000 };

    fn names(envelope: &Option<Envelope>) -> Vec<&str> {
        fields(envelope.as_ref().unwrap(), &EVENT).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn each_provider_has_its_own_envelope() {
        assert_eq!(names(&CLAIMPORT.envelope), ["id", "type", "timestamp", "data"]);
        assert_eq!(names(&GOOCLAIM.envelope), ["event_id", "event_type", "tenant_id", "occurred_at", "data"]);
        assert_eq!(names(&STANDARD_WEBHOOKS.envelope), ["type", "timestamp", "data"]);
        let fields = fields(GOOCLAIM.envelope.as_ref().unwrap(), &EVENT);
        assert_eq!(fields[2].1, Value::Text("tnt_xyz".into()));
        assert_eq!(fields[3].1, Value::Text("2026-05-20T10:14:25Z".into()));
        assert_eq!(fields[4].1, Value::Data);
    }

    #[test]
    fn a_ping_has_neither_id_nor_data() {
        let fields = ping_fields(CLAIMPORT.envelope.as_ref().unwrap(), "webhook.test", 1_705_312_800_000);
        assert_eq!(fields[0], ("type", Value::Text("webhook.test".into())));
        assert_eq!(fields[1], ("timestamp", Value::Text("2024-01-15T10:00:00Z".into())));
        assert_eq!(fields.len(), 2);
    }

    #[test]
    fn times_are_written_as_rfc_3339() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_709_164_799_999, "2024-02-28T23:59:59.999Z"),
            (1_709_251_200_000, "2024-03-01T00:00:00Z"),
            (4_107_542_399_000, "2100-02-28T23:59:59Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00Z"),
            (253_402_300_799_000, "9999-12-31T23:59:59Z"),
            (u64::MAX, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(rfc3339(ms), text);
        }
    }
}
