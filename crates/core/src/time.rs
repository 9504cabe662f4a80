//! Dates as text: RFC 3339 with what people make of it, and the HTTP date of RFC 9110, read strictly enough that one
//! instant is meant. The one reader of dates that there is.
//!
//! Ours, since the crates for it need a clock of the host or ten times the code; the tests hold it to theirs.

use crate::text::number;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTH_DAYS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/// From 0000-03-01, where [`days`] begins, to 1970.
const DAYS_TO_1970: u64 = 719_468;
/// 9999-12-31T23:59:59Z, the last second that RFC 3339 can write.
const LAST_SECOND: u64 = 253_402_300_799;

/// Unix milliseconds of an RFC 3339 time from 1970 to 9999, whatever its zone. Digits behind the third of a fraction are
/// cut off; a leap second is not taken.
pub fn rfc3339_ms(text: &str) -> Option<u64> {
    let read = Iso::read(text)?;
    read.is_rfc3339.then(|| read.seconds.checked_mul(1000)?.checked_add(read.thousandths)).flatten()
}

/// Unix seconds of `2026-05-20T10:14:25.123Z`, with `Z`, an offset, or nothing for UTC; a blank may stand for the `T`, and
/// the offset's colon may be missing. A leap second counts as the one before it.
#[cfg(feature = "extended")]
pub(crate) fn iso8601(text: &str) -> Option<u64> {
    Iso::read(text).map(|read| read.seconds)
}

struct Iso {
    seconds: u64,
    thousandths: u64,
    /// Whether every character is as RFC 3339 has it.
    is_rfc3339: bool,
}

impl Iso {
    fn read(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let (separator, rest) = rest.split_at_checked(1)?;
        let (clock, rest) = rest.split_at_checked(8)?;
        let (fraction, zone) = match rest.strip_prefix('.') {
            Some(rest) => rest.split_at_checked(rest.bytes().take_while(u8::is_ascii_digit).count())?,
            None => ("0", rest),
        };
        let add = |number: u64, digit: u8| number.wrapping_mul(10).wrapping_add(u64::from(digit & 0x0f));
        let thousandths = fraction.bytes().chain(*b"00").take(3).fold(0, add);
        let (year, month, day) = (digits(date, 0, 4)?, digits(date, 5, 2)?, digits(date, 8, 2)?);
        let is_form = date.get(4..5)? == "-" && date.get(7..8)? == "-" && matches!(separator, "T" | "t" | " ");
        let (ahead, behind) = offset_s(zone)?;
        let seconds = days(year, month, day)?.checked_mul(86_400)?.checked_add(clock_s(clock)?)?;
        let seconds =
            seconds.checked_add(behind)?.checked_sub(ahead)?.checked_sub(DAYS_TO_1970.checked_mul(86_400)?)?;
        let is_read = is_form && !fraction.is_empty() && seconds <= LAST_SECOND;
        let is_rfc3339 = separator != " " && !matches!(zone.len(), 0 | 5) && clock.get(6..) != Some("60");
        is_read.then_some(Self { seconds, thousandths, is_rfc3339 })
    }
}

/// Seconds that a zone is ahead of UTC, and behind it.
fn offset_s(zone: &str) -> Option<(u64, u64)> {
    if matches!(zone, "" | "Z" | "z") {
        return Some((0, 0));
    }
    let (hours, minutes) = (digits(zone, 1, 2)?, digits(zone, zone.len().checked_sub(2)?, 2)?);
    let is_form = zone.len() == 5 || zone.len() == 6 && zone.get(3..4)? == ":";
    let seconds = hours.checked_mul(60)?.checked_add(minutes)?.checked_mul(60)?;
    match zone.get(..1)? {
        _ if !is_form || hours > 23 || minutes > 59 => None,
        "+" => Some((seconds, 0)),
        "-" => Some((0, seconds)),
        _ => None,
    }
}

/// Unix seconds of an HTTP date in any of the three forms that RFC 9110, 5.6.7 has a recipient read:
/// `Wed, 20 May 2026 10:14:25 GMT`, `Wednesday, 20-May-26 10:14:25 GMT` and `Wed May 20 10:14:25 2026`. The day of the
/// week must be there and is not compared. A year of two digits is one from 1970 to 2069.
pub fn http_date(text: &str) -> Option<u64> {
    let (weekday, rest) = text.split_once(' ')?;
    let is_day = WEEKDAYS.iter().any(|day| weekday.starts_with(day));
    let mut words = rest.split([' ', '-']).filter(|word| !word.is_empty());
    let mut next = || words.next();
    let (day, month, year, clock) = if weekday.ends_with(',') {
        let (day, month, year, clock) = (next()?, next()?, next()?, next()?);
        if next()? != "GMT" {
            return None;
        }
        (day, month, year, clock)
    } else {
        let (month, day, clock, year) = (next()?, next()?, next()?, next()?);
        (day, month, year, clock)
    };
    let is_end = next().is_none();
    let year = match (year.len(), number(year.as_bytes())?) {
        (2, year) if year < 70 => year.checked_add(2000)?,
        (2, year) => year.checked_add(1900)?,
        (4, year) => year,
        _ => return None,
    };
    let month = u64::try_from(MONTHS.iter().position(|known| *known == month)?).ok()?.checked_add(1)?;
    let day = number(day.as_bytes()).filter(|_| day.len() <= 2)?;
    let days = days(year, month, day)?.checked_sub(DAYS_TO_1970)?;
    days.checked_mul(86_400)?.checked_add(clock_s(clock)?).filter(|_| is_day && is_end)
}

const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// [`http_date`] the other way, for the years to 9999.
#[cfg(feature = "extended")]
pub(crate) fn http_date_of(seconds: u64) -> alloc::string::String {
    let days = seconds / 86_400;
    let date = crate::outgoing::envelope::rfc3339(seconds.saturating_mul(1000));
    let weekday = usize::try_from(days % 7).ok().and_then(|day| WEEKDAYS.get(day)).copied().unwrap_or_default();
    let month = digits(&date, 5, 2).and_then(|month| usize::try_from(month.checked_sub(1)?).ok());
    let month = month.and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let part = |from: usize, to: usize| date.get(from..to).unwrap_or_default();
    [weekday, ", ", part(8, 10), " ", month, " ", part(0, 4), " ", part(11, 19), " GMT"].concat()
}

fn clock_s(clock: &str) -> Option<u64> {
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

/// Days since 0000-03-01 of a date that exists.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let of_month = usize::try_from(month.checked_sub(1)?).ok().and_then(|month| MONTH_DAYS.get(month)).copied()?;
    let last = if is_leap && month == 2 { 29 } else { of_month };
    if !(1..=last).contains(&day) {
        return None;
    }
    // Counted in years that begin in March, so that the leap day is the last of its year.
    let (year, month) =
        if month > 2 { (year, month.checked_sub(3)?) } else { (year.checked_sub(1)?, month.checked_add(9)?) };
    let leaps = (year / 4).checked_sub(year / 100)?.checked_add(year / 400)?;
    let of_year = month.checked_mul(153)?.checked_add(2)?.checked_div(5)?.checked_add(day)?;
    year.checked_mul(365)?.checked_add(leaps)?.checked_add(of_year)?.checked_sub(1)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use super::*;
    use crate::outgoing::envelope::rfc3339;
    use ::time::OffsetDateTime;
    use ::time::format_description::well_known::Rfc3339;
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

    #[test]
    fn a_time_that_is_written_is_read_again() {
        for day in 0..200_000_u64 {
            let ms = day * 86_400_000 / 7 * 5 + day % 86_400 * 1000;
            assert_eq!(rfc3339_ms(&rfc3339(ms)), Some(ms), "{}", rfc3339(ms));
        }
    }

    #[test]
    fn zones_and_fractions_count() {
        assert_eq!(rfc3339_ms("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(rfc3339_ms("1970-01-01t01:00:00.1239+01:00"), Some(123));
        assert_eq!(rfc3339_ms("1969-12-31T23:59:59.5-00:01"), Some(59_500));
        assert_eq!(rfc3339_ms("2024-02-29T00:00:00z"), Some(1_709_164_800_000));
        assert_eq!(rfc3339_ms("9999-12-31T23:59:59Z"), Some(253_402_300_799_000));
    }

    #[test]
    fn what_rfc_3339_does_not_have_is_not_taken_for_it() {
        for bad in [
            "",
            "now",
            "2026-05-20",
            "2026-05-20T10:14:25",
            "2026-05-20 10:14:25Z",
            "2026-02-30T00:00:00Z",
            "2025-02-29T00:00:00Z",
            "2026-05-20T24:00:00Z",
            "2026-05-20T23:59:60Z",
            "2026-5-20T10:14:25Z",
            "2026-05-20T10:14:25.Z",
            "2026-05-20T10:14:25+24:00",
            "2026-05-20T10:14:25+0100",
            "20260520T101425Z",
            "1969-12-31T23:59:59Z",
            "2026-00-01T00:00:00Z",
            "2026-05-20T10:14:25Zx",
            "+026-05-20T10:14:25Z",
            "2026-05-20T10:14:2５Z",
            "9999-12-31T23:59:59-00:01",
        ] {
            assert_eq!(rfc3339_ms(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_http_date_has_three_forms() {
        for (text, seconds) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(784_111_777)),
            ("Sun Nov  6 08:49:37 1994", Some(784_111_777)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Wednesday, 31-Dec-69 23:59:59 GMT", Some(3_155_759_999)),
            ("Wed, 31 Dec 1969 23:59:59 GMT", None),
            ("Sun Nov  6 08:49:37 1994 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37 UTC", None),
            ("Sun, 006 Nov 1994 08:49:37 GMT", None),
            ("06 Nov 1994 08:49:37 GMT", None),
        ] {
            assert_eq!(http_date(text), seconds, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_crate_httpdate_writes_and_reads_the_same(seconds in 0..253_402_300_800_u64) {
            let at = std::time::UNIX_EPOCH.checked_add(std::time::Duration::from_secs(seconds)).unwrap();
            prop_assert_eq!(httpdate::fmt_http_date(at), http_date_of(seconds));
        }

        #[test]
        fn what_the_crate_httpdate_takes_is_read_the_same(
            (day, year, clock) in (0..33_u32, 1960..2080_u32, (0..25_u32, 0..61_u32, 0..60_u32)),
            (form, month, weekday) in (0..3_usize, 0..12_usize, 0..7_usize),
        ) {
            let (hour, minute, second) = clock;
            let (month, weekday) = (MONTHS[month], WEEKDAYS[weekday]);
            let text = match form {
                0 => format!("{weekday}, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} GMT"),
                1 => format!("{weekday}day, {day:02}-{month}-{:02} {hour:02}:{minute:02}:{second:02} GMT", year % 100),
                _ => format!("{weekday} {month} {day:2} {hour:02}:{minute:02}:{second:02} {year}"),
            };
            if let Ok(at) = httpdate::parse_http_date(&text) {
                let seconds = at.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
                prop_assert_eq!(http_date(&text), Some(seconds), "{}", text);
            }
        }

        #[test]
        fn rfc_3339_is_what_the_crate_time_takes(
            (year, month, day) in (1968..2101_u32, 0..14_u32, 0..33_u32),
            (hour, minute, second) in (0..26_u32, 0..62_u32, 0..60_u32),
            separator in "[Tt]",
            rest in r"(\.[0-9]{0,9})?([Zz]|[+-][0-2][0-9]:[0-6][0-9]|[+-][0-9]{4}|)",
        ) {
            let text = format!("{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}:{second:02}{rest}");
            let theirs = OffsetDateTime::parse(&text, &Rfc3339).ok().map(|at| at.unix_timestamp_nanos());
            let theirs = theirs.and_then(|nanos| u64::try_from(nanos.div_euclid(1_000_000)).ok());
            prop_assert_eq!(rfc3339_ms(&text), theirs, "{}", text);
        }

        #[test]
        fn reading_is_the_inverse_of_writing(seconds in 0..253_402_300_800_u64) {
            prop_assert_eq!(iso8601(&rfc3339(seconds.saturating_mul(1000))), Some(seconds));
            prop_assert_eq!(http_date(&http_date_of(seconds)), Some(seconds), "{}", http_date_of(seconds));
        }

        #[test]
        fn no_text_makes_it_panic(text: alloc::string::String) {
            let _ = (iso8601(&text), http_date(&text), iso8601(&format!("2026-05-20T{text}")));
        }
    }
}
