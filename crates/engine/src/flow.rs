//! What is decided, and what is stored of it, in their order. The host brings the storage; a test brings one that fails.
//!
//! Nothing in here awaits, so a host whose storage keeps what is written without a wait together stores all of a flow or
//! nothing. After an error the [`Outbox`] is not what is stored: it is to be dropped and read anew.

use crate::{Call, Done, Outbox, Outcome, PAGE, Place, Target};

/// The stored part of an outbox.
pub trait Log {
    /// Why something could not be stored or read.
    type Error;

    /// Rows are set aside for an endpoint, and others are no longer: both or neither.
    ///
    /// # Errors
    /// Storage's own.
    fn store(&mut self, target: Target, done: &Done) -> Result<(), Self::Error>;

    /// The mark moves.
    ///
    /// # Errors
    /// Storage's own.
    fn store_mark(&mut self, mark: Place) -> Result<(), Self::Error>;

    /// Rows that are set aside for an endpoint, behind a place, with the bytes of each: at most so many, in their order.
    ///
    /// # Errors
    /// Storage's own.
    fn read_aside(&mut self, target: Target, after: Place, most: u32) -> Result<Vec<(Place, u64)>, Self::Error>;
}

impl Outbox {
    /// Takes an event in. `insert` stores its row, set aside for the endpoints that it is told, once; `false` where it is
    /// known, and then nothing has happened.
    ///
    /// # Errors
    /// Storage's own.
    pub fn accept<L: Log>(
        &mut self,
        log: &mut L,
        place: Place,
        bytes: u64,
        targets: &[Target],
        insert: impl FnOnce(&mut L, &[Target]) -> Result<bool, L::Error>,
    ) -> Result<bool, L::Error> {
        let aside = self.aside(targets);
        if !insert(log, &aside)? {
            return Ok(false);
        }
        self.stored(place, bytes, targets, &aside);
        self.is_new(place);
        self.move_mark(log, false)?;
        Ok(true)
    }

    /// The calls that may begin. They are under way from here on.
    ///
    /// # Errors
    /// Storage's own.
    pub fn begin<L: Log>(&mut self, log: &mut L, now: u64) -> Result<Vec<Call>, L::Error> {
        while let Some((target, after)) = self.to_read(now) {
            let rows = log.read_aside(target, after, PAGE)?;
            let is_last = rows.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
            self.read(target, &rows, is_last);
        }
        Ok(core::iter::from_fn(|| self.next_call(now)).collect())
    }

    /// A call has ended, with an outcome for each of its events; what is missing is open again.
    ///
    /// # Errors
    /// Storage's own.
    pub fn end<L: Log>(&mut self, log: &mut L, call: &Call, outcomes: &[Outcome], now: u64) -> Result<(), L::Error> {
        let done = self.ended(call, outcomes, now);
        if done != Done::default() {
            log.store(call.target, &done)?;
        }
        self.move_mark(log, false)
    }

    /// An event was handed over outside of a call.
    ///
    /// # Errors
    /// Storage's own.
    pub fn end_one<L: Log>(&mut self, log: &mut L, target: Target, place: Place) -> Result<(), L::Error> {
        if self.close(target, place) {
            log.store(target, &Done { released: vec![place], aside: Vec::new() })?;
        }
        self.move_mark(log, false)
    }

    /// Moves the mark, now and then or `at_once`.
    ///
    /// # Errors
    /// Storage's own.
    pub fn move_mark<L: Log>(&mut self, log: &mut L, at_once: bool) -> Result<(), L::Error> {
        if let Some(to) = self.next_mark(at_once) {
            log.store_mark(to)?;
            self.marked(to);
        }
        Ok(())
    }
}
