//! Numbers by their digits. Amounts are never read as doubles: what is divided by 100 has its point moved.

/// A number that is written out: digits without a point, and how many of them stand behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    is_negative: bool,
    digits: String,
    scale: usize,
}

/// What a number may be written out to.
const MAX_DIGITS: usize = 64;

impl Decimal {
    /// A number by JSON's grammar. `None` for anything else, and for one that would be too long to write out.
    pub fn read(text: &str) -> Option<Self> {
        let (is_negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
            Some(at) => {
                let (mantissa, exponent) = unsigned.split_at_checked(at)?;
                (mantissa, exponent.get(1..)?.parse::<i32>().ok()?)
            }
            None => (unsigned, 0),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = whole == "0" || !whole.starts_with('0');
        if !are_digits(whole) || !are_digits(part) || !is_plain || mantissa.len() > MAX_DIGITS {
            return None;
        }
        let part = if mantissa.contains('.') { part } else { "" };
        Self { is_negative, digits: format!("{whole}{part}"), scale: part.len() }.moved(exponent)
    }

    /// Divided by ten, so many times; multiplied, where that is negative.
    fn moved(mut self, tens: i32) -> Option<Self> {
        let by = usize::try_from(tens.unsigned_abs()).ok().filter(|by| *by <= MAX_DIGITS)?;
        if tens < 0 {
            self.scale = self.scale.saturating_add(by);
        } else {
            for _ in 0..by {
                if self.scale > 0 {
                    self.scale = self.scale.saturating_sub(1);
                } else {
                    self.digits.push('0');
                }
            }
        }
        Some(self)
    }

    /// Divided by a power of ten.
    pub fn divided(self, tens: u32) -> Option<Self> {
        self.moved(i32::try_from(tens).ok()?.checked_neg()?)
    }

    /// With so many digits behind the point, rounded half away from zero.
    pub fn fixed(mut self, places: usize) -> String {
        if self.scale > places {
            let cut = self.scale.saturating_sub(places);
            let keep = self.digits.len().saturating_sub(cut);
            // Digits that are missing in front are zeros.
            let first = if self.digits.len() >= cut { self.digits.as_bytes().get(keep).copied() } else { None };
            self.digits.truncate(keep);
            if first.is_some_and(|digit| digit >= b'5') {
                self.digits = one_more(&self.digits);
            }
        } else {
            let missing = places.saturating_sub(self.scale);
            self.digits.extend(std::iter::repeat_n('0', missing));
        }
        self.scale = places;
        self.written(false)
    }

    /// As a number of JSON: without zeros that say nothing.
    pub fn plain(self) -> String {
        self.written(true)
    }

    fn written(&self, is_short: bool) -> String {
        let padded = format!("{:0>width$}", self.digits, width = self.scale.saturating_add(1));
        let (whole, part) = padded.split_at_checked(padded.len().saturating_sub(self.scale)).unwrap_or((&padded, ""));
        let whole = whole.trim_start_matches('0');
        let part = if is_short { part.trim_end_matches('0') } else { part };
        let is_zero = whole.is_empty() && part.bytes().all(|digit| digit == b'0');
        let sign = if self.is_negative && !is_zero { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { whole };
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
}

fn one_more(digits: &str) -> String {
    let mut bytes = digits.as_bytes().to_vec();
    for digit in bytes.iter_mut().rev() {
        if *digit < b'9' {
            *digit = digit.saturating_add(1);
            return String::from_utf8(bytes).unwrap_or_default();
        }
        *digit = b'0';
    }
    format!("1{}", String::from_utf8(bytes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        let divided = |text: &str, tens| Decimal::read(text).unwrap().divided(tens).unwrap();
        for (text, tens, plain, fixed) in [
            ("1999", 2, "19.99", "19.99"),
            ("1900", 2, "19", "19.00"),
            ("5", 2, "0.05", "0.05"),
            ("0", 2, "0", "0.00"),
            ("-5", 3, "-0.005", "-0.01"),
            ("-4", 3, "-0.004", "0.00"),
            ("900719925474099301", 2, "9007199254740993.01", "9007199254740993.01"),
            ("12.50", 0, "12.5", "12.50"),
            ("99.995", 0, "99.995", "100.00"),
            ("0.994", 0, "0.994", "0.99"),
            ("1.5e3", 0, "1500", "1500.00"),
            ("1E-3", 0, "0.001", "0.00"),
            ("12345e-2", 0, "123.45", "123.45"),
        ] {
            assert_eq!(divided(text, tens).plain(), plain, "{text}");
            assert_eq!(divided(text, tens).fixed(2), fixed, "{text}");
        }
        assert_eq!(Decimal::read("0.5").unwrap().fixed(0), "1");
        assert_eq!(Decimal::read("0.4").unwrap().fixed(0), "0");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", "1.", ".5", "+1", "01", "1e", "0x10", " 1", "1e99", "NaN", "--1", "1.2.3"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
        assert_eq!(Decimal::read(&"9".repeat(65)), None);
    }
}
