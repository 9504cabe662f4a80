//! The delivery's row, one rule at a time; `delivery_model` mixes them.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use signpost_core::outgoing::delivery::{Delivery, Effect, FREE_INTERRUPTIONS, LEASE_GRACE_MS, State};
use signpost_core::outgoing::endpoint::{
    Health, Limits, MAX_CONCURRENCY, Notice, Queue, ROTATION_MS, Rate, Reason, Rotation, Status, next_alarm,
    replay_wait_s,
};
use signpost_core::outgoing::outcome::{Failure, Outcome};
use signpost_core::provider::{CLAIMPORT, GOOCLAIM, Policy, STANDARD_WEBHOOKS};

const OK: Outcome = Outcome::status(200);
const ERROR: Outcome = Outcome::status(500);
const T0: u64 = 1_780_000_000_000;
const ALL: Limits = Limits { concurrency: 6, rate: None };
const MINUTE: u64 = 60_000;

/// One attempt, begun when due and ended `took` later.
fn attempt(row: Delivery, outcome: Outcome, took: u64, policy: &Policy) -> (Delivery, Effect, u64) {
    let started = row.start(row.due, policy).unwrap();
    let end = row.due + took;
    let (next, effect) = started.after(started.attempts, outcome, end, 0, policy);
    (next, effect, end)
}

#[test]
fn i13_claimport_the_fifth_failure_disables_and_the_event_stays_pending() {
    let policy = &CLAIMPORT.delivery;
    let (mut row, mut health) = (Delivery::new(T0), Health::new(true));
    let mut waits = Vec::new();
    for n in 1..=5 {
        let (next, effect, end) = attempt(row, Outcome::Failed(Failure::Timeout), 30_000, policy);
        let (after, notices) = health.after(effect, end, policy);
        assert_eq!(next.state, State::Pending, "failure {n}");
        assert_eq!(after.may_attempt(), n < 5, "failure {n}");
        if n < 5 {
            waits.push((next.due - end) / MINUTE);
        } else {
            assert_eq!((effect, after.status), (Effect::Exhausted, Status::Disabled(Reason::Exhausted)));
            assert_eq!(notices, [None, Some(Notice::Disabled(Reason::Exhausted))]);
            assert_eq!(next_alarm(&after, &ALL, &Queue::of([&next]), end), None, "i8: nothing begins while disabled");
        }
        (row, health) = (next, after);
    }
    assert_eq!(waits, [5, 30, 120, 1440]);
    // Enabled after a week: due at once, with the whole schedule before it again.
    let now = T0 + 7 * 86_400_000;
    health = health.enable();
    assert_eq!(next_alarm(&health, &ALL, &Queue::of([&row]), now), Some(now + 1));
    let started = row.start(now, policy).unwrap();
    let (row, effect) = started.after(started.attempts, ERROR, now, 0, policy);
    assert_eq!((effect, row.due, row.generation, row.attempts), (Effect::Retry, now + 5 * MINUTE, 2, 6));
}

#[test]
fn i13_gooclaim_dead_letters_after_its_schedule_and_never_disables() {
    let policy = &GOOCLAIM.delivery;
    let (mut row, mut health) = (Delivery::new(T0), Health::new(true));
    let mut waits = Vec::new();
    loop {
        let (next, effect, end) = attempt(row, ERROR, 5_000, policy);
        let (after, notices) = health.after(effect, end, policy);
        (row, health) = (next, after);
        if row.state == State::Dead {
            assert_eq!(effect, Effect::DeadLettered);
            assert_eq!(notices[0], Some(Notice::DeadLettered));
            break;
        }
        waits.push((next.due - end) / 1000);
    }
    assert_eq!(waits, [30, 120, 480, 1_920, 7_680, 30_720]);
    assert_eq!((row.attempts, row.wake(), health.status), (7, None, Status::Active));
    let again = row.replay(T0 * 2).unwrap();
    assert_eq!((again.state, again.generation, again.failures, again.due), (State::Pending, 2, 0, T0 * 2));
}

#[test]
fn i13_standard_webhooks_410_disables_at_once_and_keeps_the_event() {
    let policy = &STANDARD_WEBHOOKS.delivery;
    let (row, effect, end) = attempt(Delivery::new(T0), Outcome::status(410), 10, policy);
    let (health, notices) = Health::new(true).after(effect, end, policy);
    assert_eq!((row.state, health.status), (State::Pending, Status::Disabled(Reason::Gone)));
    assert_eq!(notices[1], Some(Notice::Disabled(Reason::Gone)));
    assert_eq!(row.failures, 0, "the event starts its schedule anew on enable");
}

#[test]
fn i13_standard_webhooks_days_of_only_failures_disable_and_one_success_resets() {
    let policy = &STANDARD_WEBHOOKS.delivery;
    let day = 86_400_000;
    let fail = |health: Health, at: u64| health.after(Effect::Retry, at, policy).0;
    let mut health = fail(Health::new(true), T0);
    health = fail(health, T0 + 5 * day - 1);
    assert_eq!(health.status, Status::Active);
    let reset = health.after(Effect::Delivered, T0 + 5 * day - 1, policy).0;
    assert_eq!(fail(reset, T0 + 5 * day).status, Status::Active);
    assert_eq!(fail(health, T0 + 5 * day).status, Status::Disabled(Reason::Failing));
    let other = fail(fail(Health::new(true), T0), T0 + 50 * day);
    assert!(matches!(other.status, Status::Disabled(_)));
    let mut claimport = Health::new(true);
    for days in 0..50 {
        claimport = claimport.after(Effect::Retry, T0 + days * day, &CLAIMPORT.delivery).0;
    }
    assert_eq!(claimport.status, Status::Active, "ClaimPort counts failures of one event, not days");
}

#[test]
fn i13_an_enabled_endpoint_is_not_disabled_by_its_next_failure_for_what_was_before() {
    let policy = &STANDARD_WEBHOOKS.delivery;
    let day = 86_400_000;
    let fail = |health: Health, at: u64| health.after(Effect::Retry, at, policy).0;
    let disabled = fail(fail(Health::new(true), T0), T0 + 5 * day);
    assert_eq!(disabled.status, Status::Disabled(Reason::Failing));
    let enabled = fail(disabled.enable(), T0 + 6 * day);
    assert_eq!((enabled.status, enabled.failures), (Status::Active, 1));
    assert_eq!(fail(enabled, T0 + 10 * day).status, Status::Active);
    assert_eq!(fail(enabled, T0 + 11 * day).status, Status::Disabled(Reason::Failing));
}

#[test]
fn i13_every_failing_is_followed_by_one_recovered_whatever_is_done_in_between() {
    let policy = &GOOCLAIM.delivery;
    let mut health = Health::new(true);
    let mut told = Vec::new();
    for step in ["fail", "fail", "fail", "disable", "enable", "fail", "fail", "fail", "succeed", "succeed", "fail"] {
        health = match step {
            "disable" => health.disable(),
            "enable" => health.enable(),
            _ => {
                let effect = if step == "fail" { Effect::Retry } else { Effect::Delivered };
                let (next, notices) = health.after(effect, T0, policy);
                told.extend(notices.into_iter().flatten());
                next
            }
        };
    }
    assert_eq!(told, [Notice::Failing, Notice::Recovered]);
}

#[test]
fn i13_what_decides_is_stored_and_the_number_of_further_failures_now_and_then() {
    let policy = &STANDARD_WEBHOOKS.delivery;
    let mut health = Health::new(true);
    let mut stored = 0;
    for n in 0..100 {
        let (next, notices) = health.after(Effect::Retry, T0 + n, policy);
        if next.is_news(&health) {
            stored += 1;
        } else {
            assert!(notices.iter().all(Option::is_none) && next.may_attempt() == health.may_attempt(), "{next:?}");
        }
        health = next;
    }
    assert_eq!((health.failures, stored), (100, 3 + 100 / 16));
    assert!(health.after(Effect::Delivered, T0, policy).0.is_news(&health));
    assert!(health.after(Effect::Gone, T0, policy).0.is_news(&health) && health.disable().is_news(&health));
    assert!(!health.is_news(&health));
}

#[test]
fn i13_only_its_ping_confirms_an_endpoint_whatever_the_order_of_the_verbs() {
    type Verb = fn(&Health) -> Health;
    let verbs: [(&str, Verb); 3] =
        [("disable", Health::disable), ("enable", Health::enable), ("confirm", Health::confirm)];
    let mut all = vec![(Vec::new(), Health::new(false))];
    for _ in 0..4 {
        for (done, health) in all.clone() {
            for (name, verb) in verbs {
                all.push(([done.clone(), vec![name]].concat(), verb(&health)));
            }
        }
    }
    for (done, health) in all {
        assert!(!health.may_attempt() || done.contains(&"confirm"), "{done:?}");
        assert_eq!(health.is_confirmed, done.contains(&"confirm"), "{done:?}");
        let last = done.iter().rev().find(|verb| **verb != "confirm");
        assert!(!(health.may_attempt() && last == Some(&"disable")), "{done:?}");
    }
}

#[test]
fn i10_what_was_promised_again_begins_anew_only_if_it_would_not_be_delivered() {
    let policy = &GOOCLAIM.delivery;
    let waits = Delivery::new(T0);
    let (delivered, ..) = attempt(waits, OK, 1, policy);
    let cancelled = waits.cancel().unwrap();
    let dead = Delivery { state: State::Dead, ..waits };
    for row in [waits, delivered] {
        assert_eq!(row.revive(T0), None);
    }
    for row in [cancelled, dead] {
        let again = row.revive(T0 + 1).unwrap();
        assert_eq!((again.state, again.generation, again.due), (State::Pending, 2, T0 + 1));
    }
}

#[test]
fn i13_failing_and_recovered_are_told_once_each() {
    let policy = &GOOCLAIM.delivery;
    let mut health = Health::new(true);
    let mut told = Vec::new();
    for effect in [Effect::Retry, Effect::Retry, Effect::Retry, Effect::Retry, Effect::Delivered, Effect::Delivered] {
        let (next, notices) = health.after(effect, T0, policy);
        told.push(notices[1]);
        health = next;
    }
    assert_eq!(told, [None, None, Some(Notice::Failing), None, Some(Notice::Recovered), None]);
}

#[test]
fn i4_an_attempt_begins_neither_early_nor_twice() {
    let policy = &CLAIMPORT.delivery;
    let row = Delivery::new(T0);
    assert_eq!(row.start(T0 - 1, policy), None);
    let started = row.start(T0, policy).unwrap();
    assert_eq!(started.start(T0, policy), None, "i14: one attempt at a time");
    assert_eq!(started.start(T0 + 86_400_000, policy), None, "an expired lease is taken back first");
    assert_eq!(started.wake(), Some(T0 + 30_000 + LEASE_GRACE_MS));
}

#[test]
fn i15_an_interrupted_attempt_is_repeated_at_once_and_costs_no_step() {
    let policy = &CLAIMPORT.delivery;
    let started = Delivery::new(T0).start(T0, policy).unwrap();
    let until = started.lease.unwrap().until;
    assert_eq!(started.recover(until - 1, 0, policy), None);
    let (row, effect) = started.recover(until, 0, policy).unwrap();
    assert_eq!((effect, row.due, row.failures, row.attempts, row.lease), (Effect::Retry, until, 0, 1, None));
    // The answer of the interrupted attempt, should it come after all, changes nothing.
    assert_eq!(row.after(1, OK, until, 0, policy), (row, Effect::Stale));
    let again = row.start(until, policy).unwrap();
    assert_eq!(again.attempts, 2);
    assert_eq!(again.after(1, OK, until, 0, policy), (again, Effect::Stale));
    assert_eq!(again.after(2, OK, until, 0, policy).0.state, State::Delivered);
}

#[test]
fn i7_a_delivery_that_takes_the_process_down_every_time_still_ends() {
    let policy = &GOOCLAIM.delivery;
    let (mut row, mut now) = (Delivery::new(T0), T0);
    while row.state == State::Pending {
        now = now.max(row.due);
        let started = row.start(now, policy).unwrap();
        now = started.lease.unwrap().until;
        row = started.recover(now, 0, policy).unwrap().0;
        assert!(row.attempts <= 7 * (FREE_INTERRUPTIONS + 1));
    }
    assert_eq!((row.state, row.attempts), (State::Dead, 7 * (FREE_INTERRUPTIONS + 1)));
}

#[test]
fn i16_a_clock_set_back_shortens_no_wait_and_holds_no_lease_for_days() {
    let policy = &CLAIMPORT.delivery;
    let started = Delivery::new(T0).start(T0, policy).unwrap();
    let (row, _) = started.after(1, ERROR, T0 - 10_000, 0, policy);
    assert_eq!(row.due, T0 + 5 * MINUTE);
    assert_eq!(started.recover(T0 - 1_000, 0, policy), None, "a small step: somebody may be at it");
    let (row, _) = started.recover(T0 - 86_400_000, 0, policy).unwrap();
    assert_eq!(row.due, T0 - 86_400_000);
}

#[test]
fn i2_what_has_ended_stays_as_it_is() {
    let policy = &GOOCLAIM.delivery;
    let (delivered, ..) = attempt(Delivery::new(T0), OK, 1, policy);
    let started = Delivery::new(T0).start(T0, policy).unwrap();
    let cancelled = started.cancel().unwrap();
    for row in [delivered, cancelled] {
        assert_eq!(row.start(u64::MAX, policy), None);
        assert_eq!(row.after(row.attempts, ERROR, T0, 0, policy), (row, Effect::Stale));
        assert_eq!(row.recover(u64::MAX, 0, policy), None);
        assert_eq!(row.cancel(), None);
        assert_eq!(row.wake(), None);
    }
    assert_eq!(Delivery::new(T0).replay(T0), None, "it will be sent anyway");
}

#[test]
fn i10_send_now_brings_the_next_attempt_forward_and_begins_anew_what_has_ended() {
    let policy = &GOOCLAIM.delivery;
    let (waits, ..) = attempt(Delivery::new(T0), ERROR, 1, policy);
    assert!(waits.due > T0 + 5);
    let now = waits.send_now(T0 + 5).unwrap();
    assert_eq!(now, Delivery { due: T0 + 5, ..waits }, "the same run, with its failures");
    assert_eq!(now.send_now(T0 + 9), Some(now), "never put off");
    let started = now.start(T0 + 5, policy).unwrap();
    assert_eq!(started.send_now(T0 + 6), None, "an attempt is under way");
    let cancelled = started.cancel().unwrap();
    let again = cancelled.send_now(T0 + 7).unwrap();
    assert_eq!((again.state, again.generation, again.failures, again.due), (State::Pending, 2, 0, T0 + 7));
    // The attempt that was under way when it was called off changes nothing.
    assert_eq!(again.after(started.attempts, OK, T0 + 8, 0, policy), (again, Effect::Stale));
}

#[test]
fn i10_a_replay_is_a_new_generation_with_its_own_end() {
    let policy = &GOOCLAIM.delivery;
    let (delivered, ..) = attempt(Delivery::new(T0), OK, 1, policy);
    let again = delivered.replay(T0 + 5).unwrap();
    assert_eq!((again.generation, again.attempts, again.due), (2, 1, T0 + 5));
    let (end, effect, _) = attempt(again, OK, 1, policy);
    assert_eq!((effect, end.attempts, end.generation), (Effect::Delivered, 2, 2));
}

#[test]
fn i3_the_alarm_goes_off_with_the_earliest_row_and_at_once_when_that_is_overdue() {
    let policy = &CLAIMPORT.delivery;
    let health = Health::new(true);
    let late = Delivery { due: T0 + 100, ..Delivery::new(T0) };
    let second = T0 + 1_000;
    let running = Delivery::new(T0).start(T0, policy).unwrap();
    let ended = late.cancel().unwrap();
    let alarm = |rows: &[&Delivery], now| next_alarm(&health, &ALL, &Queue::of(rows.iter().copied()), now);
    assert_eq!(alarm(&[&late, &running, &ended], T0), Some(second), "what is due within a second shares the alarm");
    assert_eq!(alarm(&[&running, &ended], T0), Some(T0 + 45_000));
    assert_eq!(alarm(&[&ended], T0), None);
    assert_eq!(alarm(&[&late], T0 + 101), Some(T0 + 102));
    for closed in [health.disable(), Health::new(false)] {
        assert_eq!(next_alarm(&closed, &ALL, &Queue::of([&late]), T0), None);
    }
}

#[test]
fn i3_an_alarm_that_could_begin_nothing_does_not_go_off_without_pause() {
    let health = Health::new(true);
    let full = Queue { due: Some(T0), lease: Some(T0 + 45_000), running: 6, recent: 6, free: None };
    assert_eq!(next_alarm(&health, &ALL, &full, T0 + 1), Some(T0 + 45_000));
    let slow = Limits { concurrency: 6, rate: Some(Rate::per_second(2)) };
    let used_up = Queue { due: Some(T0), lease: None, running: 0, recent: 2, free: Some(T0 + 700) };
    assert_eq!(next_alarm(&health, &slow, &used_up, T0 + 1), Some(T0 + 700), "when the first is a second old");
    let late = Queue { due: Some(T0 + 5_000), ..used_up };
    assert_eq!(next_alarm(&health, &slow, &late, T0 + 1), Some(T0 + 5_000));
}

#[test]
fn i18_no_more_attempts_at_once_than_the_limit_and_no_more_than_the_rate() {
    let limits = Limits { concurrency: 1_000, rate: None };
    assert_eq!(limits.room(0, 0), MAX_CONCURRENCY);
    assert_eq!(limits.room(MAX_CONCURRENCY, 0), 0);
    assert_eq!(limits.room(MAX_CONCURRENCY + 1, 0), 0);
    assert_eq!(Limits { concurrency: 0, rate: None }.room(0, 0), 1);
    let slow = Limits { concurrency: 6, rate: Some(Rate::per_second(2)) };
    assert_eq!((slow.room(0, 0), slow.room(0, 1), slow.room(0, 2), slow.room(0, 9)), (2, 1, 0, 0));
    assert_eq!(
        Limits { concurrency: 6, rate: Some(Rate::per_second(0)) }.room(0, 0),
        1,
        "a rate of nothing would be a stall"
    );
}

#[test]
fn t38_replays_of_more_than_an_endpoint_holds_within_a_minute_wait() {
    assert_eq!(replay_wait_s(None, T0), None, "fewer than that many so far");
    assert_eq!(replay_wait_s(Some(T0), T0), Some(60));
    assert_eq!(replay_wait_s(Some(T0), T0 + 59_001), Some(1));
    assert_eq!(replay_wait_s(Some(T0), T0 + 60_000), None);
    assert_eq!(replay_wait_s(Some(T0 + 1), T0), None, "the clock was set back");
}

#[test]
fn t27_old_and_new_sign_for_24_hours_and_a_second_rotation_waits() {
    let first = Rotation::begin(None, T0).unwrap();
    assert!(first.is_open(T0) && first.is_open(T0 + ROTATION_MS - 1) && !first.is_open(T0 + ROTATION_MS));
    assert_eq!(Rotation::begin(Some(first), T0 + ROTATION_MS - 1), Err(first));
    assert!(Rotation::begin(Some(first), T0 + ROTATION_MS).is_ok());
    assert_eq!(ROTATION_MS, 86_400_000);
    assert_eq!((Rotation::order(1, 'n', 'o'), Rotation::order(2, 'n', 'o')), (['n', 'o'], ['o', 'n']));
}

#[test]
fn names_of_states_read_back() {
    for state in [State::Cancelled, State::Dead, State::Delivered, State::Pending] {
        assert_eq!(State::from_code(state.code()), Some(state));
    }
    for reason in [Reason::Exhausted, Reason::Failing, Reason::Gone, Reason::Manual] {
        let status = Status::Disabled(reason);
        assert_eq!(Status::from_codes(status.code(), status.reason().map(Reason::code)), Some(status));
    }
    for status in [Status::Active, Status::Unconfirmed] {
        assert_eq!(Status::from_codes(status.code(), None), Some(status));
    }
    assert_eq!(Status::from_codes("disabled", None), None);
    assert_eq!(State::from_code("Pending"), None);
}
