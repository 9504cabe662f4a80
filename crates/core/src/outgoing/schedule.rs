//! When a failed delivery is attempted again.
//!
//! A wait runs from the end of the failed attempt. Chance only ever adds to it: two receivers that
//! failed together are spread out, and nobody is called earlier than the provider promises.

use crate::outgoing::outcome::Outcome;
use crate::provider::Policy;

/// The shortest wait. A schedule of none would send an event as often as the receiver can fail.
pub const LEAST_WAIT_S: u32 = 1;

/// The wait before the next attempt in milliseconds, after `failures` failures (at least 1) of which
/// the last came to `outcome`; `None` where the schedule has no further attempt.
///
/// `jitter` is any number, evenly spread over its range: the share of the policy's jitter to add.
pub fn wait_ms(policy: &Policy, failures: u32, outcome: Outcome, jitter: u32) -> Option<u64> {
    let index = usize::try_from(failures.checked_sub(1)?).ok()?;
    let base = u64::from((*policy.schedule_s.get(index)?).max(LEAST_WAIT_S)).saturating_mul(1000);
    let most = base.saturating_mul(u64::from(policy.jitter_percent)) / 100;
    let added = most.saturating_mul(u64::from(jitter)) / 0xffff_ffff;
    let least = u64::from(outcome.least_wait_s(policy)).saturating_mul(1000);
    Some(base.saturating_add(added).max(least))
}

/// How many attempts the schedule allows.
pub fn attempts(policy: &Policy) -> u32 {
    u32::try_from(policy.schedule_s.len()).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::{BUILT_IN, CLAIMPORT, GOOCLAIM, STANDARD_WEBHOOKS};
    use alloc::vec::Vec;

    fn waits_s(policy: &Policy, jitter: u32) -> Vec<u64> {
        (1..)
            .map_while(|failures| wait_ms(policy, failures, Outcome::status(500), jitter))
            .map(|ms| ms / 1000)
            .collect()
    }

    #[test]
    fn claimport_waits_5_min_30_min_2_h_24_h_whatever_chance_says() {
        for jitter in [0, u32::MAX / 2, u32::MAX] {
            assert_eq!(waits_s(&CLAIMPORT.delivery, jitter), [300, 1_800, 7_200, 86_400]);
        }
        assert_eq!(attempts(&CLAIMPORT.delivery), 5);
    }

    #[test]
    fn gooclaim_backs_off_by_four() {
        assert_eq!(waits_s(&GOOCLAIM.delivery, u32::MAX), [30, 120, 480, 1_920, 7_680, 30_720]);
    }

    #[test]
    fn i4_jitter_only_adds_and_at_most_its_share() {
        let policy = &STANDARD_WEBHOOKS.delivery;
        assert_eq!(waits_s(policy, 0), [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
        for failures in 1..=9 {
            let bare = wait_ms(policy, failures, Outcome::status(500), 0).unwrap();
            for jitter in [1, 1 << 16, u32::MAX / 3, u32::MAX] {
                let wait = wait_ms(policy, failures, Outcome::status(500), jitter).unwrap();
                assert!(wait >= bare && wait <= bare + bare / 10, "{failures} {jitter}: {wait}");
            }
            assert_eq!(wait_ms(policy, failures, Outcome::status(500), u32::MAX), Some(bare + bare / 10));
        }
    }

    #[test]
    fn i4_retry_after_lengthens_a_wait_and_never_shortens_one() {
        let told = |seconds| Outcome::Answered { status: 429, retry_after_s: Some(seconds) };
        let policy = &STANDARD_WEBHOOKS.delivery;
        assert_eq!(wait_ms(policy, 1, told(60), 0), Some(60_000));
        assert_eq!(wait_ms(policy, 1, told(1), 0), Some(5_000));
        assert_eq!(wait_ms(policy, 10, told(60), 0), None, "asking for patience buys no eleventh attempt");
    }

    #[test]
    fn i18_no_wait_is_shorter_than_a_second() {
        let mut policy = CLAIMPORT.delivery.clone();
        policy.schedule_s = alloc::vec![0, 1, 2].into();
        assert_eq!(waits_s(&policy, 0), [1, 1, 2]);
    }

    #[test]
    fn no_failure_has_no_wait_and_no_number_overflows() {
        for provider in BUILT_IN {
            assert_eq!(wait_ms(&provider.delivery, 0, Outcome::status(500), 0), None);
            assert_eq!(wait_ms(&provider.delivery, u32::MAX, Outcome::status(500), u32::MAX), None);
        }
        let mut policy = STANDARD_WEBHOOKS.delivery.clone();
        policy.schedule_s = alloc::vec![u32::MAX].into();
        policy.jitter_percent = u8::MAX;
        assert!(wait_ms(&policy, 1, Outcome::status(500), u32::MAX).is_some());
    }
}
