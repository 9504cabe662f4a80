//! Deliveries over time, as an endpoint counts them and a tenant adds them up.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use crate::outgoing::delivery::State;
use crate::outgoing::durations::Durations;

/// The form of what is written here.
const FORM: u8 = 1;

/// Deliveries by what has become of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Called off.
    pub cancelled: u64,
    /// Dead letters.
    pub dead: u64,
    /// Delivered.
    pub delivered: u64,
    /// Waiting, or in an attempt.
    pub pending: u64,
}

impl Outcomes {
    /// `n` more in that state.
    pub fn add(&mut self, state: State, n: u64) {
        let count = match state {
            State::Cancelled => &mut self.cancelled,
            State::Dead => &mut self.dead,
            State::Delivered => &mut self.delivered,
            State::Pending => &mut self.pending,
        };
        *count = count.saturating_add(n);
    }

    /// All of the other ones, too.
    pub fn add_all(&mut self, other: &Self) {
        for (state, n) in [
            (State::Cancelled, other.cancelled),
            (State::Dead, other.dead),
            (State::Delivered, other.delivered),
            (State::Pending, other.pending),
        ] {
            self.add(state, n);
        }
    }

    /// All together.
    pub const fn total(&self) -> u64 {
        self.cancelled.saturating_add(self.dead).saturating_add(self.delivered).saturating_add(self.pending)
    }
}

/// Deliveries, and how long their attempts took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Deliveries by what has become of them.
    pub outcomes: Outcomes,
    /// Attempts of all of them.
    pub attempts: u64,
    /// Attempts that have ended, or a sample of them that stands for all.
    pub durations: Durations,
}

impl Counts {
    /// All of the other ones, too.
    pub fn add_all(&mut self, other: &Self) {
        self.outcomes.add_all(&other.outcomes);
        self.attempts = self.attempts.saturating_add(other.attempts);
        other.durations.steps().iter().for_each(|(step, n)| self.durations.add_step(*step, *n));
    }
}

/// What was accepted within a while.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// By step of time, the first one first. What is missing at the end is empty.
    pub steps: Vec<Counts>,
    /// By event type, in no order.
    pub types: Vec<(String, Outcomes)>,
}

/// Steps of a chart, and far more: what says that it has more than these is no statistics.
const MOST_STEPS: usize = 1_000;

impl Statistics {
    /// The counts of a step, to be added to; `None` where no chart is that long.
    pub fn step(&mut self, at: u64) -> Option<&mut Counts> {
        let at = usize::try_from(at).ok().filter(|at| *at < MOST_STEPS)?;
        if self.steps.len() <= at {
            self.steps.resize_with(at.saturating_add(1), Counts::default);
        }
        self.steps.get_mut(at)
    }

    /// The counts of a type, to be added to.
    pub fn of_type(&mut self, name: &str) -> Option<&mut Outcomes> {
        let at = self.types.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.types.push((name.to_string(), Outcomes::default()));
            self.types.len().saturating_sub(1)
        });
        self.types.get_mut(at).map(|(_, outcomes)| outcomes)
    }

    /// All of the other ones, too.
    pub fn add_all(&mut self, other: &Self) {
        for (at, counts) in (0..).zip(&other.steps) {
            if let Some(own) = self.step(at) {
                own.add_all(counts);
            }
        }
        for (name, outcomes) in &other.types {
            if let Some(own) = self.of_type(name) {
                own.add_all(outcomes);
            }
        }
    }

    /// All steps together.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.steps.iter().for_each(|counts| total.add_all(counts));
        total
    }

    /// As bytes: a form, then numbers of eight bytes, little-endian, with a text's bytes behind its length.
    pub fn write(&self) -> Vec<u8> {
        let mut out = vec![FORM];
        put(&mut out, &[count(self.steps.len())]);
        for Counts { outcomes, attempts, durations } in &self.steps {
            put(&mut out, &[outcomes.cancelled, outcomes.dead, outcomes.delivered, outcomes.pending, *attempts]);
            put(&mut out, &[count(durations.steps().len())]);
            for (step, n) in durations.steps() {
                put(&mut out, &[(*step).into(), *n]);
            }
        }
        for (name, outcomes) in &self.types {
            put(&mut out, &[count(name.len())]);
            put(&mut out, &[outcomes.cancelled, outcomes.dead, outcomes.delivered, outcomes.pending]);
            out.extend_from_slice(name.as_bytes());
        }
        out
    }

    /// `None` where it is cut short, or of a form that is not known here.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&[FORM])?;
        let mut statistics = Self::default();
        for _ in 0..number(&mut rest)? {
            let outcomes = outcomes(&mut rest)?;
            let mut counts = Counts { outcomes, attempts: number(&mut rest)?, durations: Durations::default() };
            for _ in 0..number(&mut rest)? {
                counts.durations.add_step(u16::try_from(number(&mut rest)?).ok()?, number(&mut rest)?);
            }
            statistics.steps.push(counts);
        }
        while !rest.is_empty() {
            let length = usize::try_from(number(&mut rest)?).ok()?;
            let outcomes = outcomes(&mut rest)?;
            let (name, behind) = rest.split_at_checked(length)?;
            statistics.types.push((core::str::from_utf8(name).ok()?.to_string(), outcomes));
            rest = behind;
        }
        Some(statistics)
    }
}

fn put(out: &mut Vec<u8>, numbers: &[u64]) {
    numbers.iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
}

fn outcomes(rest: &mut &[u8]) -> Option<Outcomes> {
    let [cancelled, dead, delivered, pending] = [number(rest)?, number(rest)?, number(rest)?, number(rest)?];
    Some(Outcomes { cancelled, dead, delivered, pending })
}

fn number(rest: &mut &[u8]) -> Option<u64> {
    let (number, behind) = rest.split_first_chunk()?;
    *rest = behind;
    Some(u64::from_le_bytes(*number))
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn statistics() -> impl Strategy<Value = Statistics> {
        let outcomes = || {
            (any::<u32>(), any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(a, b, c, d)| Outcomes {
                cancelled: a.into(),
                dead: b.into(),
                delivered: c.into(),
                pending: d.into(),
            })
        };
        let durations = proptest::collection::vec((0_u64..1 << 40, 1_u64..9), 0..5).prop_map(|all| {
            let mut durations = Durations::default();
            all.into_iter().for_each(|(ms, n)| durations.add(ms, n));
            durations
        });
        let counts = (outcomes(), any::<u32>(), durations).prop_map(|(outcomes, attempts, durations)| Counts {
            outcomes,
            attempts: attempts.into(),
            durations,
        });
        let types = proptest::collection::btree_map("[a-zé.]{0,9}", outcomes(), 0..4);
        (proptest::collection::vec(counts, 0..5), types)
            .prop_map(|(steps, types)| Statistics { steps, types: types.into_iter().collect() })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(statistics in statistics()) {
            prop_assert_eq!(Statistics::read(&statistics.write()), Some(statistics));
        }

        #[test]
        fn what_is_cut_short_is_no_statistics(statistics in statistics(), cut in any::<proptest::sample::Index>()) {
            let bytes = statistics.write();
            let whole = Statistics::read(&bytes[..cut.index(bytes.len())]);
            // Between two types it is whole, and shorter.
            prop_assert!(whole.is_none_or(|cut| cut.steps == statistics.steps && statistics.types.starts_with(&cut.types)));
        }

        #[test]
        fn parts_add_up(one in statistics(), other in statistics()) {
            let mut sum = one.clone();
            sum.add_all(&other);
            let mut total = one.total();
            total.add_all(&other.total());
            prop_assert_eq!(sum.total(), total);
            let of_types = |all: &Statistics| all.types.iter().map(|(_, outcomes)| outcomes.total()).sum::<u64>();
            prop_assert_eq!(of_types(&sum), of_types(&one).saturating_add(of_types(&other)));
        }
    }

    #[test]
    fn a_step_that_no_chart_has_is_not_made() {
        assert!(Statistics::default().step(u64::MAX).is_none());
        assert_eq!(Statistics::read(&[2]), None);
    }
}
