//! Timestamps: read strictly, compared within a tolerance.

use crate::Reject;
use crate::provider::TimeUnit;
use crate::text::number;
#[cfg(feature = "extended")]
use crate::time;

/// More digits than any Unix second until the year 33658, and fewer than a current millisecond.
const SECOND_DIGITS: usize = 12;
const MILLISECOND_DIGITS: usize = 15;

/// Whether a timestamp's age is checked, and against how many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// No check: a captured delivery can be replayed for ever. Has to be asked for by name.
    Off,
    /// At most this many seconds from the clock, behind or ahead; 0 means the same second.
    Seconds(u32),
}

/// Reads a timestamp: `[1-9][0-9]*`, at most 12 digits of seconds or 15 of milliseconds. No sign,
/// no space, no leading zero, no exponent, so that one time has one spelling. The result is Unix
/// seconds, rounded down.
pub fn parse(text: &[u8], unit: TimeUnit) -> Result<u64, Reject> {
    let unit = match unit {
        TimeUnit::SecondsOrMilliseconds if text.len() > SECOND_DIGITS => TimeUnit::Milliseconds,
        other => other,
    };
    let limit = match unit {
        TimeUnit::HttpDate | TimeUnit::Iso8601 => return date(text, unit),
        TimeUnit::Seconds | TimeUnit::SecondsOrMilliseconds => SECOND_DIGITS,
        TimeUnit::Milliseconds => MILLISECOND_DIGITS,
    };
    let is_plain = !text.starts_with(b"0") && text.len() <= limit;
    let value = number(text).filter(|_| is_plain).ok_or(Reject::MalformedTimestamp)?;
    Ok(match unit {
        TimeUnit::Milliseconds => value / 1000,
        TimeUnit::HttpDate | TimeUnit::Iso8601 | TimeUnit::Seconds | TimeUnit::SecondsOrMilliseconds => value,
    })
}

/// Reads a date that is written as text; none where such dates were not compiled in.
fn date(text: &[u8], unit: TimeUnit) -> Result<u64, Reject> {
    #[cfg(feature = "extended")]
    let read = core::str::from_utf8(text).ok().and_then(|text| match unit {
        TimeUnit::HttpDate => time::http_date(text),
        _ => time::iso8601(text),
    });
    #[cfg(not(feature = "extended"))]
    let read = (text, unit, None).2;
    read.ok_or(Reject::MalformedTimestamp)
}

/// Compares a timestamp with the clock. Both ends of the window are inside.
pub fn check(timestamp: u64, now: u64, tolerance: Tolerance) -> Result<(), Reject> {
    let Tolerance::Seconds(seconds) = tolerance else {
        return Ok(());
    };
    if now.saturating_sub(timestamp) > u64::from(seconds) {
        return Err(Reject::TimestampTooOld);
    }
    if timestamp.saturating_sub(now) > u64::from(seconds) {
        return Err(Reject::TimestampTooNew);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t12_only_plain_digits_are_a_timestamp() {
        let bad = [
            "",
            "0",
            "00",
            "01",
            "+1",
            "-1",
            "-0",
            " 1",
            "1 ",
            "1\n",
            "1.0",
            "1e9",
            "0x1",
            "NaN",
            "inf",
            "١٧٧٩",
            "1,2",
            "1, 2",
            "1779272065000",
            "9223372036854775808",
            "18446744073709551616",
        ];
        for text in bad {
            assert_eq!(parse(text.as_bytes(), TimeUnit::Seconds), Err(Reject::MalformedTimestamp), "{text:?}");
        }
        assert_eq!(parse(b"1", TimeUnit::Seconds), Ok(1));
        assert_eq!(parse(b"2147483648", TimeUnit::Seconds), Ok(2_147_483_648));
        assert_eq!(parse(b"999999999999", TimeUnit::Seconds), Ok(999_999_999_999));
        assert_eq!(parse(b"1779272065999", TimeUnit::Milliseconds), Ok(1_779_272_065));
        for text in [b"1779272065".as_slice(), b"1779272065999"] {
            assert_eq!(parse(text, TimeUnit::SecondsOrMilliseconds), Ok(1_779_272_065));
        }
        for text in ["01779272065", "1779272065000000", "1779272065.5", ""] {
            assert!(parse(text.as_bytes(), TimeUnit::SecondsOrMilliseconds).is_err(), "{text}");
        }
    }

    #[test]
    fn t13_both_edges_of_the_window_are_inside() {
        let at = |timestamp| check(timestamp, 1000, Tolerance::Seconds(300));
        assert_eq!(at(699), Err(Reject::TimestampTooOld));
        assert_eq!(at(700), Ok(()));
        assert_eq!(at(1300), Ok(()));
        assert_eq!(at(1301), Err(Reject::TimestampTooNew));
    }

    #[test]
    fn t13_zero_means_zero_and_off_is_spelled_out() {
        assert_eq!(check(1000, 1000, Tolerance::Seconds(0)), Ok(()));
        assert_eq!(check(999, 1000, Tolerance::Seconds(0)), Err(Reject::TimestampTooOld));
        assert_eq!(check(1001, 1000, Tolerance::Seconds(0)), Err(Reject::TimestampTooNew));
        assert_eq!(check(1, u64::MAX, Tolerance::Off), Ok(()));
    }

    #[test]
    fn t12_no_clock_overflows() {
        for now in [0, 1, u64::MAX / 2, u64::MAX] {
            for timestamp in [1, 999_999_999_999, u64::MAX] {
                let _ = check(timestamp, now, Tolerance::Seconds(u32::MAX));
            }
        }
    }
}
