//! RFC 3339 times of requests.

/// What is said about anything else.
pub const FORM: &str = "is not a time like 2026-05-20T10:14:25Z";

/// Unix milliseconds of an RFC 3339 time from 1970 to 9999, whatever its zone. Digits behind the third of a fraction
/// are cut off; a leap second is not taken.
pub fn read(text: &str) -> Option<u64> {
    let (date, rest) = text.split_at_checked(10)?;
    let (clock, rest) = rest.strip_prefix(['T', 't'])?.split_at_checked(8)?;
    let [year, month, day] = parts(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = parts(clock, ':', [2, 2, 2])?;
    let (fraction, zone) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at_checked(rest.bytes().take_while(u8::is_ascii_digit).count())?,
        None => ("0", rest),
    };
    let length = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let exists = (1..=12).contains(&month) && (1..=length).contains(&day) && hour < 24 && minute < 60 && second < 60;
    if !exists || fraction.is_empty() {
        return None;
    }
    let thousandths = fraction.bytes().chain(*b"000").take(3);
    let ms = thousandths.fold(0_i64, |ms, digit| ms.wrapping_mul(10).wrapping_add(i64::from(digit.wrapping_sub(b'0'))));
    let seconds = days(year, month, day)
        .checked_mul(86_400)?
        .checked_add(hour.checked_mul(3600)?)?
        .checked_add(minute.checked_mul(60)?)?
        .checked_add(second)?
        .checked_sub(offset_s(zone)?)?;
    let ms = u64::try_from(seconds.checked_mul(1000)?.checked_add(ms)?).ok()?;
    // 9999-12-31: what RFC 3339 can write.
    (ms <= 253_402_300_799_999).then_some(ms)
}

fn parts<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[i64; N]> {
    let mut found = text.split(separator);
    let mut parts = [0; N];
    for (part, digits) in parts.iter_mut().zip(digits) {
        let text = found.next()?;
        if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *part = text.parse().ok()?;
    }
    found.next().is_none().then_some(parts)
}

fn offset_s(zone: &str) -> Option<i64> {
    if zone == "Z" || zone == "z" {
        return Some(0);
    }
    let (sign, clock) = match zone.strip_prefix('+') {
        Some(clock) => (1, clock),
        None => (-1, zone.strip_prefix('-')?),
    };
    let [hours, minutes] = parts(clock, ':', [2, 2])?;
    if hours > 23 || minutes > 59 {
        return None;
    }
    hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_mul(sign)
}

/// Days since 1970 (Howard Hinnant's `days_from_civil`). The year has four digits: nothing overflows.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year.wrapping_sub(1) } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted = if month > 2 { month.wrapping_sub(3) } else { month.wrapping_add(9) };
    let of_year = shifted.wrapping_mul(153).wrapping_add(2).div_euclid(5).wrapping_add(day).wrapping_sub(1);
    let days = of_era.wrapping_mul(365).wrapping_add(of_era / 4).wrapping_sub(of_era / 100).wrapping_add(of_year);
    era.wrapping_mul(146_097).wrapping_add(days).wrapping_sub(719_468)
}

#[cfg(test)]
mod tests {
    use super::read;
    use signpost_core::outgoing::envelope::rfc3339;

    #[test]
    fn a_time_that_is_written_is_read_again() {
        for day in 0..200_000_u64 {
            let ms = day * 86_400_000 / 7 * 5 + day % 86_400 * 1000;
            assert_eq!(read(&rfc3339(ms)), Some(ms), "{}", rfc3339(ms));
        }
    }

    #[test]
    fn zones_and_fractions_count() {
        assert_eq!(read("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(read("1970-01-01t01:00:00.1239+01:00"), Some(123));
        assert_eq!(read("1969-12-31T23:59:59.5-00:01"), Some(59_500));
        assert_eq!(read("2024-02-29T00:00:00z"), Some(1_709_164_800_000));
        assert_eq!(read("9999-12-31T23:59:59Z"), Some(253_402_300_799_000));
    }

    #[test]
    fn what_is_no_time_is_not_taken_for_one() {
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
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
