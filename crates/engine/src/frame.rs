//! How events travel between a tenant's object and those of its endpoints: bytes with their lengths before them, and a
//! form in front, which older code does not read where it is a newer one.
//!
//! Numbers are little-endian.

/// The form of what is written here.
const FORM: u8 = 1;

/// An event that is handed over, or that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed<'a> {
    /// Its place in the log.
    pub place: u64,
    /// Unix milliseconds.
    pub timestamp: u64,
    /// Its id.
    pub id: &'a str,
    /// Its type.
    pub event_type: &'a str,
    /// The JSON text that was published; empty where only the event is told.
    pub data: &'a str,
}

/// What an endpoint has made of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is stored there, as a delivery or as a dead letter; or the endpoint is gone.
    Taken,
    /// There is no room at all.
    Full,
    /// Nobody has confirmed the endpoint: it takes no events.
    Unconfirmed,
}

/// Events of a batch.
pub fn write_events<'a>(events: impl IntoIterator<Item = Handed<'a>>) -> Vec<u8> {
    let mut out = vec![FORM];
    for event in events {
        out.extend_from_slice(&event.place.to_le_bytes());
        out.extend_from_slice(&event.timestamp.to_le_bytes());
        for text in [event.id, event.event_type, event.data] {
            // None is near that long: a request has its limit.
            let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
            out.extend_from_slice(&length.to_le_bytes());
            out.extend_from_slice(text.as_bytes());
        }
    }
    out
}

/// The events of a batch; `None` where it is cut short, or of a form that is not known here.
pub fn read_events(bytes: &[u8]) -> Option<Vec<Handed<'_>>> {
    let mut rest = bytes.strip_prefix(&[FORM])?;
    let mut events = Vec::new();
    while !rest.is_empty() {
        let (place, timestamp) = (number(&mut rest)?, number(&mut rest)?);
        let (id, event_type, data) = (text(&mut rest)?, text(&mut rest)?, text(&mut rest)?);
        events.push(Handed { place, timestamp, id, event_type, data });
    }
    Some(events)
}

/// What has become of the events of a batch, in their order.
pub fn write_kept(kept: &[Kept]) -> Vec<u8> {
    let byte = |kept: &Kept| match kept {
        Kept::Taken => 0,
        Kept::Full => 1,
        Kept::Unconfirmed => 2,
    };
    core::iter::once(FORM).chain(kept.iter().map(byte)).collect()
}

/// What has become of `events` events; `None` where it says nothing of some of them, or something that is not known here.
pub fn read_kept(bytes: &[u8], events: usize) -> Option<Vec<Kept>> {
    let kept = |byte: &u8| match byte {
        0 => Some(Kept::Taken),
        1 => Some(Kept::Full),
        2 => Some(Kept::Unconfirmed),
        _ => None,
    };
    let rest = bytes.strip_prefix(&[FORM]).filter(|rest| rest.len() == events)?;
    rest.iter().map(kept).collect()
}

/// What waits for an endpoint: all of it, counted, the place of the oldest, and some of the events.
pub fn write_lane<'a>(count: u64, oldest: Option<u64>, events: impl IntoIterator<Item = Handed<'a>>) -> Vec<u8> {
    let mut out = count.to_le_bytes().to_vec();
    out.extend_from_slice(&oldest.unwrap_or(0).to_le_bytes());
    out.extend_from_slice(&write_events(events));
    out
}

/// What waits for an endpoint. Nothing, where nothing is said.
pub fn read_lane(mut bytes: &[u8]) -> (u64, Option<u64>, Vec<Handed<'_>>) {
    let count = number(&mut bytes).unwrap_or(0);
    let oldest = number(&mut bytes).filter(|oldest| *oldest > 0);
    (count, oldest, read_events(bytes).unwrap_or_default())
}

fn number(rest: &mut &[u8]) -> Option<u64> {
    let (bytes, after) = rest.split_first_chunk::<8>()?;
    *rest = after;
    Some(u64::from_le_bytes(*bytes))
}

fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (bytes, after) = after.split_at_checked(length)?;
    *rest = after;
    core::str::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: Handed<'_> =
        Handed { place: 455_680_000_000_256, timestamp: 7, id: "evt_1", event_type: "a.b", data: "{\"é\":1}" };

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let written = write_events([EVENT, Handed { data: "", ..EVENT }]);
        assert_eq!(read_events(&written).unwrap(), [EVENT, Handed { data: "", ..EVENT }]);
        let whole = write_events([EVENT]).len();
        for cut in (0..written.len()).filter(|cut| ![1, whole].contains(cut)) {
            assert_eq!(read_events(&written[..cut]), None, "cut short at {cut}");
        }
        let mut newer = written;
        newer[0] = 2;
        assert_eq!(read_events(&newer), None, "a form that is not known");
    }

    #[test]
    fn every_event_of_a_batch_has_its_answer() {
        let kept = [Kept::Taken, Kept::Full, Kept::Unconfirmed];
        let written = write_kept(&kept);
        assert_eq!(read_kept(&written, 3).unwrap(), kept);
        assert_eq!(read_kept(&written, 2), None);
        assert_eq!(read_kept(&[FORM, 9], 1), None);
        assert_eq!(read_kept(&[2, 0], 1), None);
    }

    #[test]
    fn a_lane_that_nobody_has_told_is_empty() {
        assert_eq!(read_lane(&write_lane(3, Some(5), [EVENT])), (3, Some(5), vec![EVENT]));
        assert_eq!(read_lane(&write_lane(0, None, [])), (0, None, vec![]));
        assert_eq!(read_lane(b"{}"), (0, None, vec![]));
    }
}
