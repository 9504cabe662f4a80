//! What the objects behind `strict` decide (`signpost_gate::claims`), for their class in the shell: each has a number here.
//!
//! The methods of [`Shard`] say what these take and answer. Texts are the keys, a line for each, and the token.

use std::cell::RefCell;
use std::collections::BTreeMap;

use signpost_gate::claims::shard::Shard;
use signpost_scratch::Texts;

use crate::with;

#[derive(Default)]
struct Shards {
    last: u32,
    open: BTreeMap<u32, Shard>,
}

thread_local! {
    static SHARDS: RefCell<Shards> = RefCell::default();
}

/// Asks the shard of a number that [`shard_open`] has given, with the texts in the scratch.
fn ask<T: Default>(shard: u32, call: impl FnOnce(&mut Shard, Texts<'_>) -> T) -> T {
    with(|scratch, _| {
        SHARDS.with_borrow_mut(|shards| {
            shards.open.get_mut(&shard).map(|shard| call(shard, scratch.each())).unwrap_or_default()
        })
    })
}

fn say(shard: u32, call: impl FnOnce(&mut Shard) -> String) {
    let said = ask(shard, |shard, _| call(shard));
    with(|scratch, _| scratch.say(said));
}

/// The first two texts.
fn two<'t>(texts: Texts<'t>) -> [&'t str; 2] {
    [0, 1].map(|place| texts.get(place).unwrap_or_default())
}

/// A new shard's number.
#[unsafe(no_mangle)]
pub extern "C" fn shard_open() -> u32 {
    SHARDS.with_borrow_mut(|shards| {
        shards.last = shards.last.wrapping_add(1);
        shards.open.insert(shards.last, Shard::default());
        shards.last
    })
}

/// Its object is gone.
#[unsafe(no_mangle)]
pub extern "C" fn shard_close(shard: u32) {
    SHARDS.with_borrow_mut(|shards| shards.open.remove(&shard));
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_take(shard: u32, now_ms: f64, lease_ms: f64) -> f64 {
    ask(shard, |shard, texts| {
        let [keys, token] = two(texts);
        shard.take(keys, token, now_ms as u64, lease_ms as u64)
    })
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_release(shard: u32) -> bool {
    ask(shard, |shard, texts| {
        let [keys, token] = two(texts);
        shard.release(keys, token)
    })
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_commit(shard: u32, now_ms: f64, window_s: f64) -> f64 {
    ask(shard, |shard, texts| {
        let [keys, token] = two(texts);
        shard.commit(keys, token, now_ms as u64, window_s as u64)
    })
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_batch(shard: u32, now_ms: f64) {
    say(shard, |shard| shard.batch(now_ms as u64));
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_settle(shard: u32) {
    ask(shard, |shard, _| shard.settle());
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_leases(shard: u32, now_ms: f64) {
    say(shard, |shard| shard.leases(now_ms as u64));
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_next_lease(shard: u32, now_ms: f64) -> f64 {
    ask(shard, |shard, _| shard.next_lease(now_ms as u64))
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_restore_lease(shard: u32, until_ms: f64) {
    ask(shard, |shard, texts| {
        let [key, token] = two(texts);
        shard.restore_lease(key, token, until_ms as u64);
    });
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_restore_span(shard: u32, n: f64, ends_ms: f64, drop_ms: f64) {
    ask(shard, |shard, _| shard.restore_span(n as u64, ends_ms as u64, drop_ms as u64));
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_tables(shard: u32, now_ms: f64) {
    say(shard, |shard| shard.tables(now_ms as u64));
}

#[unsafe(no_mangle)]
pub extern "C" fn shard_unsettled(shard: u32) -> f64 {
    ask(shard, |shard, _| shard.open())
}
