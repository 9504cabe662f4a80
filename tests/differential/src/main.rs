//! Requests for every provider, drawn from a seed, and what the core says of them natively.
//!
//! `draw` writes a line that says which sources there are, and then lines of requests. `judge` reads these lines and
//! writes a line of verdicts for each line of requests, as `npm.mjs` and the planted Worker do. One request depends on
//! the seed and its number alone, so that any of them can be drawn again by itself. `draw-filters` and `judge-filters` do the
//! same for filters and documents.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a tool of the tests: what is wrong with it should stop it"
)]

mod body;
mod draw;
mod filters;
mod handshake;
mod head;
mod judge;
mod keys;
mod mutate;
mod request;
mod spell;
mod tag;
#[cfg(test)]
mod tests;
mod token;

use std::io::{BufRead as _, Write as _, stdin, stdout};

use draw::Drawer;
use judge::Judge;
use request::Setup;

/// Requests in a line.
const BATCH: u64 = 500;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().find_map(|argument| argument.strip_prefix(name)?.strip_prefix('='));
    let number = |name: &str, usual: u64| {
        option(name).map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number")))
    };
    match arguments.first().map(String::as_str) {
        Some("draw") => {
            let only = option("--only");
            let is_untimed = arguments.iter().any(|argument| argument == "--untimed");
            let drawer = Drawer::new(number("--seed", 0), number("--now", draw::NOW), only, is_untimed);
            draw(&drawer, number("--first", 0), number("--requests", 1000));
        }
        Some("judge") => judge(),
        Some("draw-filters") => draw_filters(number("--seed", 0), number("--first", 0), number("--filters", 1000)),
        Some("judge-filters") => judge_filters(),
        _ => panic!("draw, judge, draw-filters or judge-filters"),
    }
}

fn draw(drawer: &Drawer, first: u64, count: u64) {
    let mut out = stdout().lock();
    let mut line = |text: String| writeln!(out, "{text}").is_ok();
    // Whoever reads no further closes the pipe.
    let mut is_read = line(serde_json::to_string(&drawer.setup).expect("it is JSON"));
    let (mut from, end) = (first, first + count);
    while is_read && from < end {
        let to = end.min(from + BATCH);
        let requests: Vec<_> = (from..to).map(|index| drawer.draw(index)).collect();
        is_read = line(serde_json::to_string(&requests).expect("it is JSON"));
        from = to;
    }
}

fn judge() {
    let mut lines = stdin().lock().lines().map_while(Result::ok);
    let setup: Setup = serde_json::from_str(&lines.next().expect("the setup")).expect("the setup is JSON");
    let judge = Judge::new(setup);
    let mut out = stdout().lock();
    for line in lines {
        let requests: Vec<request::Request> = serde_json::from_str(&line).expect("requests are JSON");
        let verdicts: Vec<_> = requests.iter().map(|request| judge.judge(request)).collect();
        let text = serde_json::to_string(&verdicts).expect("verdicts are JSON");
        writeln!(out, "{text}").and_then(|()| out.flush()).expect("somebody reads");
    }
}

fn draw_filters(seed: u64, first: u64, count: u64) {
    let mut out = stdout().lock();
    let (mut from, end) = (first, first + count);
    let mut is_read = true;
    while is_read && from < end {
        let to = end.min(from + BATCH);
        let cases: Vec<_> = (from..to).map(|index| filters::draw(seed, index)).collect();
        is_read = writeln!(out, "{}", serde_json::to_string(&cases).expect("it is JSON")).is_ok();
        from = to;
    }
}

fn judge_filters() {
    let mut out = stdout().lock();
    // The first line is the setup, of which there is nothing.
    for line in stdin().lock().lines().map_while(Result::ok).skip(1) {
        let cases: Vec<filters::Case> = serde_json::from_str(&line).expect("cases are JSON");
        let verdicts: Vec<_> = cases.iter().map(filters::judge).collect();
        let text = serde_json::to_string(&verdicts).expect("verdicts are JSON");
        writeln!(out, "{text}").and_then(|()| out.flush()).expect("somebody reads");
    }
}
