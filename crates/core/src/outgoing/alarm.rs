//! The one alarm of an object: set only to an earlier time, since setting it costs as much as a row.
//!
//! An alarm that goes off too early finds nothing to do and is set anew; one that is never set loses
//! events. So it is never put off and never taken back.
//!
//! All times are Unix milliseconds.

/// What is known about the alarm. In memory: after a start it is what the platform says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alarm {
    armed: Option<u64>,
}

impl Alarm {
    /// The alarm as the platform knows it.
    pub const fn armed(at: Option<u64>) -> Self {
        Self { armed: at }
    }

    /// Whether it goes off at all.
    pub const fn is_armed(&self) -> bool {
        self.armed.is_some()
    }

    /// It has gone off: whatever is still to come must be asked for again.
    pub const fn went_off(&mut self) {
        self.armed = None;
    }

    /// When to set it, if something is to be done at `at` and it goes off later than that or not at all.
    #[must_use]
    pub fn want(&mut self, at: Option<u64>) -> Option<u64> {
        let at = at.filter(|at| self.armed.is_none_or(|armed| *at < armed))?;
        self.armed = Some(at);
        Some(at)
    }
}

/// The next whole second: what is due within one shares an alarm. Later than asked for, never earlier.
pub const fn whole_second(at: u64) -> u64 {
    at.div_ceil(1000).saturating_mul(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i3_it_is_set_only_to_an_earlier_time() {
        let mut alarm = Alarm::default();
        assert_eq!(alarm.want(None), None);
        assert_eq!(alarm.want(Some(50)), Some(50));
        assert_eq!(alarm.want(Some(50)), None);
        assert_eq!(alarm.want(Some(60)), None);
        assert_eq!(alarm.want(Some(40)), Some(40));
        alarm.went_off();
        assert_eq!(alarm.want(Some(60)), Some(60));
        assert_eq!(Alarm::armed(Some(10)).want(Some(20)), None, "an earlier one is never replaced");
    }

    #[test]
    fn i4_a_whole_second_is_never_early() {
        assert_eq!([0, 1, 999, 1000, 1001].map(whole_second), [0, 1000, 1000, 1000, 2000]);
        assert!(whole_second(u64::MAX) > 0);
    }
}
