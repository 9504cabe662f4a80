//! A tenant's object and its endpoints, simulated: the real decisions over storage that forgets what was not committed,
//! processes that end before, between and behind every effect, calls that are lost, late or half done, and clocks that jump.
//!
//! A seed is a list of steps; the same seed is the same run. A run that breaks an invariant is told with its seed and the
//! fewest of its steps that still break it. What is not simulated is in `worker/sender/src/tenant`: the SQL behind
//! [`signpost_engine::Log`], and the few lines that make a call of a [`signpost_engine::Call`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod check;
mod coverage;
mod host;
mod network;
mod object;
mod step;
mod world;

use coverage::Coverage;
use host::Bug;
use step::{Step, plan};
use world::World;

/// Runs steps, and then lets everything come to rest.
fn run(steps: &[Step], bug: Option<Bug>, coverage: &mut Coverage) -> Result<(), String> {
    let mut world = World::new(bug);
    for (n, step) in steps.iter().enumerate() {
        world.take(*step);
        world.check().map_err(|broken| format!("{broken}, after step {n}: {step:?}"))?;
    }
    let rested = world.rest();
    coverage.add(&world.coverage);
    rested
}

/// The fewest steps that still break something: whatever can be left out is.
fn shrink(mut steps: Vec<Step>, bug: Option<Bug>) -> (Vec<Step>, String) {
    let broken = |steps: &[Step]| run(steps, bug, &mut Coverage::default()).err();
    let mut size = steps.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < steps.len() {
            let mut fewer = steps.clone();
            fewer.drain(at..(at + size).min(fewer.len()));
            if broken(&fewer).is_some() {
                steps = fewer;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    let why = broken(&steps).unwrap_or_default();
    (steps, why)
}

/// The first seed that breaks something, with the fewest of its steps and the reason.
fn first_broken(seeds: std::ops::Range<u64>, bug: Option<Bug>) -> Option<(u64, Vec<Step>, String)> {
    let seed = seeds.into_iter().find(|seed| run(&plan(*seed), bug, &mut Coverage::default()).is_err())?;
    let (steps, why) = shrink(plan(seed), bug);
    Some((seed, steps, why))
}

fn simulate(seeds: std::ops::Range<u64>) -> Coverage {
    const TOLD_EVERY: u64 = 20_000;
    let mut coverage = Coverage::default();
    for seed in seeds.clone() {
        if run(&plan(seed), None, &mut coverage).is_err() {
            let (steps, why) = shrink(plan(seed), None);
            panic!("seed {seed}: {why}\n{steps:#?}");
        }
        let done = seed + 1 - seeds.start;
        if done.is_multiple_of(TOLD_EVERY) {
            println!("{done} of {} seeds", seeds.end - seeds.start);
        }
    }
    coverage
}

#[test]
fn i1_i3_i12_i14_i15_i16_i17_i18_hold_in_every_run() {
    let seeds = std::env::var("SIGNPOST_SEEDS").map_or(10_000, |seeds| seeds.parse().expect("a number of seeds"));
    let from = std::env::var("SIGNPOST_FIRST_SEED").map_or(0, |seed| seed.parse().expect("a seed"));
    let coverage = simulate(from..from + seeds);
    println!("{coverage}");
    assert_eq!(coverage.missing(), Vec::<String>::new(), "never reached in {seeds} seeds");
}

#[test]
fn every_planted_bug_is_caught() {
    for bug in Bug::ALL {
        let (seed, steps, why) = first_broken(0..3_000, Some(bug)).unwrap_or_else(|| panic!("{bug:?} is not caught"));
        println!("{bug:?}: seed {seed}, {} steps: {why}", steps.len());
        assert!(steps.len() <= 20, "{bug:?} is told by few steps: {steps:#?}");
    }
}

#[test]
fn the_same_seed_is_the_same_run() {
    for seed in 0..50 {
        let (mut first, mut second) = (World::new(None), World::new(None));
        for step in plan(seed) {
            first.take(step);
            second.take(step);
        }
        assert_eq!(first.disk.store, second.disk.store);
    }
}
