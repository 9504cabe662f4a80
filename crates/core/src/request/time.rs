//! Dates as text: RFC 3339 and the HTTP date of RFC 9110, read strictly enough that one instant is meant.
//!
//! Ours, since the crates for it need a clock of the host or ten times the code; the tests compare it with `time`.

use crate::text::number;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTH_DAYS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Unix seconds of `2026-05-20T10:14:25.123Z`, with `Z`, an offset, or nothing for UTC; a blank may stand for the `T`.
pub(crate) fn iso8601(text: &str) -> Option<u64> {
    let (date, rest) = text.split_at_checked(10)?;
    let (year, month, day) = (digits(date, 0, 4)?, digits(date, 5, 2)?, digits(date, 8, 2)?);
    let is_date = date.get(4..5)? == "-" && date.get(7..8)? == "-";
    let (separator, rest) = rest.split_at_checked(1)?;
    let (clock, rest) = rest.split_at_checked(8)?;
    let seconds = clock_seconds(clock)?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => {
            let length = fraction.bytes().take_while(u8::is_ascii_digit).count();
            fraction.get(length..).filter(|_| (1..=9).contains(&length))?
        }
        None => rest,
    };
    let (ahead, behind) = match rest {
        "" | "Z" | "z" => (0, 0),
        offset => {
            let minutes =
                digits(offset, 1, 2)?.checked_mul(60)?.checked_add(digits(offset, offset.len().checked_sub(2)?, 2)?)?;
            let is_form = offset.len() == 5 || offset.len() == 6 && offset.get(3..4)? == ":";
            match offset.get(..1)? {
                "+" if is_form => (minutes.checked_mul(60)?, 0),
                "-" if is_form => (0, minutes.checked_mul(60)?),
                _ => return None,
            }
        }
    };
    let is_separated = matches!(separator, "T" | "t" | " ");
    let seconds = days(year, month, day)?.checked_mul(86_400)?.checked_add(seconds)?;
    seconds.checked_add(behind)?.checked_sub(ahead).filter(|_| is_date && is_separated)
}

/// Unix seconds of `Wed, 20 May 2026 10:14:25 GMT`. The weekday is not looked at.
pub(crate) fn http_date(text: &str) -> Option<u64> {
    let (_, rest) = text.split_once(", ")?;
    let mut words = rest.split(' ');
    let day = words.next().and_then(|day| digits(day, 0, 2))?;
    let month = words.next().and_then(|name| MONTHS.iter().position(|month| *month == name))?;
    let year = words.next().and_then(|year| digits(year, 0, 4))?;
    let seconds = words.next().and_then(clock_seconds)?;
    let is_gmt = words.next() == Some("GMT") && words.next().is_none();
    let month = u64::try_from(month).ok()?.checked_add(1)?;
    days(year, month, day)?.checked_mul(86_400)?.checked_add(seconds).filter(|_| is_gmt)
}

/// [`http_date`] the other way, for the years to 9999.
pub(crate) fn http_date_of(seconds: u64) -> alloc::string::String {
    const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let days = seconds / 86_400;
    let date = crate::outgoing::envelope::rfc3339(seconds.saturating_mul(1000));
    let weekday = usize::try_from(days % 7).ok().and_then(|day| WEEKDAYS.get(day)).copied().unwrap_or_default();
    let month = digits(&date, 5, 2).and_then(|month| usize::try_from(month.checked_sub(1)?).ok());
    let month = month.and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let part = |from: usize, to: usize| date.get(from..to).unwrap_or_default();
    [weekday, ", ", part(8, 10), " ", month, " ", part(0, 4), " ", part(11, 19), " GMT"].concat()
}

fn clock_seconds(clock: &str) -> Option<u64> {
    let (hour, minute, second) = (digits(clock, 0, 2)?, digits(clock, 3, 2)?, digits(clock, 6, 2)?);
    let is_clock = clock.len() == 8 && clock.get(2..3)? == ":" && clock.get(5..6)? == ":";
    // A leap second counts as the one before it.
    let is_time = hour < 24 && minute < 60 && second <= 60 && is_clock;
    let seconds = hour.checked_mul(3600)?.checked_add(minute.checked_mul(60)?)?.checked_add(second.min(59))?;
    is_time.then_some(seconds)
}

fn digits(text: &str, from: usize, count: usize) -> Option<u64> {
    number(text.get(from..from.checked_add(count)?)?.as_bytes())
}

/// Days since 1970 of a date that exists.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let of_month = usize::try_from(month.checked_sub(1)?).ok().and_then(|month| MONTH_DAYS.get(month)).copied()?;
    let last = if is_leap && month == 2 { 29 } else { of_month };
    if year < 1970 || !(1..=last).contains(&day) {
        return None;
    }
    // Counted in years that begin in March, so that the leap day is the last of its year.
    let (year, month) =
        if month > 2 { (year, month.checked_sub(3)?) } else { (year.checked_sub(1)?, month.checked_add(9)?) };
    let leaps = (year / 4).checked_sub(year / 100)?.checked_add(year / 400)?;
    let of_year = month.checked_mul(153)?.checked_add(2)?.checked_div(5)?.checked_add(day)?;
    year.checked_mul(365)?.checked_add(leaps)?.checked_add(of_year)?.checked_sub(719_469)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outgoing::envelope::rfc3339;
    use alloc::format;
    use proptest::prelude::*;

    #[test]
    fn one_instant_has_these_spellings() {
        for text in [
            "2026-05-20T10:14:25Z",
            "2026-05-20 10:14:25Z",
            "2026-05-20T10:14:25.123456789Z",
            "2026-05-20T12:14:25+02:00",
            "2026-05-20T03:14:25-0700",
            "2026-05-20T10:14:25",
        ] {
            assert_eq!(iso8601(text), Some(1_779_272_065), "{text}");
        }
        assert_eq!(http_date("Wed, 20 May 2026 10:14:25 GMT"), Some(1_779_272_065));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2026-05-20",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-05-20T24:00:00Z",
            "2026-05-20T10:60:00Z",
            "2026-05-20T10:14:25.Z",
            "2026-05-20T10:14:25+2",
            "2026-05-20X10:14:25Z",
            "1779272065",
            "1969-12-31T23:59:59Z",
            "2026-05-20T10:14:25Z ",
        ] {
            assert_eq!(iso8601(text), None, "{text}");
        }
        for text in [
            "",
            "20 May 2026",
            "Wed, 20 May 2026 10:14:25",
            "Wed, 32 May 2026 10:14:25 GMT",
            "Wed, 20 Mai 2026 10:14:25 GMT",
        ] {
            assert_eq!(http_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_is_the_inverse_of_writing(seconds in 0..253_402_300_800_u64) {
            prop_assert_eq!(iso8601(&rfc3339(seconds * 1000)), Some(seconds));
            prop_assert_eq!(http_date(&http_date_of(seconds)), Some(seconds), "{}", http_date_of(seconds));
        }

        #[test]
        fn no_text_makes_it_panic(text: alloc::string::String) {
            let _ = (iso8601(&text), http_date(&text), iso8601(&format!("2026-05-20T{text}")));
        }
    }
}
