//! How long attempts took: counted by steps of 3 %, so that many receivers' counts add up to one, and asked for
//! percentiles.

use alloc::vec::Vec;

/// Below it each millisecond is a step of its own.
const EXACT: u64 = 64;
/// Steps from one power of two to the next.
const PER_DOUBLING: u64 = 32;

/// Durations in milliseconds, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Durations {
    /// By step, the shortest first.
    steps: Vec<(u16, u64)>,
}

impl Durations {
    /// `n` more that took so long.
    pub fn add(&mut self, ms: u64, n: u64) {
        self.add_step(step(ms), n);
    }

    /// `n` more of a step, as [`steps`](Self::steps) tells them.
    pub fn add_step(&mut self, step: u16, n: u64) {
        let at = self.steps.partition_point(|(known, _)| *known < step);
        match self.steps.get_mut(at).filter(|(known, _)| *known == step) {
            Some((_, count)) => *count = count.saturating_add(n),
            None => self.steps.insert(at, (step, n)),
        }
    }

    /// All that were counted: each step with its count.
    pub fn steps(&self) -> &[(u16, u64)] {
        &self.steps
    }

    /// The duration in milliseconds that so many percent of all, 1 to 100, do not exceed: right to 2 %. `None` where
    /// nothing was counted.
    pub fn percentile(&self, percent: u64) -> Option<u64> {
        let total = self.steps.iter().fold(0_u64, |sum, (_, n)| sum.saturating_add(*n));
        let rank = u128::from(total).saturating_mul(percent.into()).div_ceil(100);
        let mut below: u128 = 0;
        self.steps
            .iter()
            .find(|(_, n)| {
                below = below.saturating_add(u128::from(*n));
                below >= rank.max(1)
            })
            .map(|(step, _)| middle(*step))
    }
}

fn step(ms: u64) -> u16 {
    // Six bits of what is larger.
    let shift = u64::from(u64::BITS.saturating_sub(ms.leading_zeros()).saturating_sub(EXACT.ilog2()));
    let step = match shift.checked_sub(1) {
        None => ms,
        Some(doublings) => {
            doublings.saturating_mul(PER_DOUBLING).saturating_add(ms >> shift).saturating_add(PER_DOUBLING)
        }
    };
    u16::try_from(step).unwrap_or(u16::MAX)
}

/// The middle of a step.
fn middle(step: u16) -> u64 {
    let Some(above) = u64::from(step).checked_sub(EXACT) else {
        return step.into();
    };
    let doublings = u32::try_from(above / PER_DOUBLING).unwrap_or(u32::MAX);
    let half = 1_u64.checked_shl(doublings).unwrap_or(0);
    let low = (above % PER_DOUBLING).saturating_add(PER_DOUBLING).saturating_mul(half).saturating_mul(2);
    low.saturating_add(half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn percentiles_are_those_of_what_was_counted() {
        let mut durations = Durations::default();
        assert_eq!(durations.percentile(50), None);
        for ms in 1..=50 {
            durations.add(ms, 1);
        }
        assert_eq!(
            (durations.percentile(50), durations.percentile(100), durations.percentile(1)),
            (Some(25), Some(50), Some(1))
        );
        durations.add(30_000, 50);
        assert_eq!(durations.percentile(50), Some(50));
        let p51 = durations.percentile(51).unwrap();
        assert!(p51.abs_diff(30_000) <= 600, "{p51}");
    }

    #[test]
    fn steps_begin_where_the_last_one_ended() {
        let mut last = 0;
        for ms in 0..200_000 {
            let now = step(ms);
            assert!(now == last || now == last + 1, "{ms}");
            last = now;
        }
        let _ = (middle(step(u64::MAX)), middle(u16::MAX));
    }

    proptest! {
        #[test]
        fn a_duration_is_told_to_two_percent(ms in 0_u64..1 << 40, n in 1_u64..1 << 40) {
            let mut durations = Durations::default();
            durations.add(ms, n);
            let told = durations.percentile(99).unwrap();
            prop_assert!(told.abs_diff(ms) <= ms / 50, "{told}");
        }

        #[test]
        fn parts_add_up_to_the_whole(all in proptest::collection::vec((0_u64..100_000, any::<bool>()), 1..100)) {
            let (mut whole, mut parts) = (Durations::default(), [Durations::default(), Durations::default()]);
            for (ms, first) in all {
                whole.add(ms, 1);
                parts[usize::from(first)].add(ms, 1);
            }
            let [mut one, other] = parts;
            other.steps().iter().for_each(|(step, n)| one.add_step(*step, *n));
            prop_assert_eq!(one, whole);
        }
    }
}
