//! What can happen to an endpoint, and what of it has happened.

use std::sync::atomic::{AtomicU32, Ordering};

use proptest::prelude::*;
use proptest_state_machine::ReferenceStateMachine;
use signpost_core::outgoing::delivery::Effect;
use signpost_core::outgoing::outcome::{Failure, Outcome};

#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    Publish(u8),
    Advance(u64),
    SetBack(u64),
    Alarm,
    /// Ends one of the running attempts.
    End(u8, Outcome),
    Crash,
    /// The answer of an attempt that a crash has forgotten.
    Ghost(u8, Outcome),
    Disable,
    Enable,
    Cancel(u8),
    Replay(u8),
    Delete,
}

pub(crate) const STEPS: [&str; 12] = [
    "publish", "advance", "set back", "alarm", "end", "crash", "ghost", "disable", "enable", "cancel", "replay",
    "delete",
];
pub(crate) static TAKEN: [AtomicU32; 12] = [const { AtomicU32::new(0) }; 12];
pub(crate) const EFFECTS: [Effect; 6] =
    [Effect::DeadLettered, Effect::Delivered, Effect::Exhausted, Effect::Gone, Effect::Retry, Effect::Stale];
pub(crate) static SEEN: [AtomicU32; 6] = [const { AtomicU32::new(0) }; 6];
pub(crate) const NOTICES: [&str; 4] =
    ["event.dead_lettered", "endpoint.disabled", "endpoint.failing", "endpoint.recovered"];
pub(crate) static TOLD: [AtomicU32; 4] = [const { AtomicU32::new(0) }; 4];
pub(crate) static RECOVERED: AtomicU32 = AtomicU32::new(0);
pub(crate) static ADOPTED: AtomicU32 = AtomicU32::new(0);
pub(crate) static LATE: AtomicU32 = AtomicU32::new(0);
pub(crate) static MARKED: AtomicU32 = AtomicU32::new(0);
pub(crate) static DUPLICATES: AtomicU32 = AtomicU32::new(0);

pub(crate) fn count(counters: &[AtomicU32], index: usize) {
    counters[index].fetch_add(1, Ordering::Relaxed);
}

/// The script: which provider's rules, and what happens.
pub(crate) struct Script;

impl ReferenceStateMachine for Script {
    type State = u8;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<u8> {
        (0..6u8).boxed()
    }

    fn transitions(_: &u8) -> BoxedStrategy<Step> {
        let outcome = prop_oneof![
            3 => Just(Outcome::status(500)),
            2 => Just(Outcome::status(200)),
            1 => Just(Outcome::status(410)),
            1 => Just(Outcome::status(301)),
            1 => (0..100_000u32).prop_map(|s| Outcome::Answered { status: 429, retry_after_s: Some(s) }),
            1 => Just(Outcome::Failed(Failure::Timeout)),
            1 => Just(Outcome::Failed(Failure::Tls)),
        ];
        let elapsed = prop_oneof![0..60_000u64, 0..7_200_000u64, 0..172_800_000u64];
        prop_oneof![
            3 => (0..6u8).prop_map(Step::Publish),
            6 => elapsed.prop_map(Step::Advance),
            1 => (0..172_800_000u64).prop_map(Step::SetBack),
            8 => Just(Step::Alarm),
            9 => (any::<u8>(), outcome.clone()).prop_map(|(at, outcome)| Step::End(at, outcome)),
            2 => Just(Step::Crash),
            1 => (any::<u8>(), outcome).prop_map(|(at, outcome)| Step::Ghost(at, outcome)),
            1 => Just(Step::Disable),
            2 => Just(Step::Enable),
            1 => (0..6u8).prop_map(Step::Cancel),
            2 => (0..6u8).prop_map(Step::Replay),
            1 => prop_oneof![20 => Just(Step::Enable), 1 => Just(Step::Delete)],
        ]
        .boxed()
    }

    fn apply(policy: u8, _: &Step) -> u8 {
        policy
    }
}
