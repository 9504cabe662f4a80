//! What the runs have reached: a state, a transition or a crash that no run has reached proves nothing.

use std::fmt;

use crate::step::Point;

macro_rules! reached {
    ($($name:ident),+ $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reached { $($name),+ }

        impl Reached {
            pub const ALL: &[Reached] = &[$(Reached::$name),+];
        }
    };
}

reached! {
    Acknowledged,
    AlarmEarly,
    AlarmLate,
    AsideInTheInsert,
    AsideRead,
    AsideReadInPages,
    AsideReleased,
    AsideWritten,
    BatchOfMany,
    BegunAndLost,
    BrokenCall,
    CallLost,
    ClockBack,
    Deleted,
    DeletedInFlight,
    FailedAlarm,
    FailedEnd,
    FailedPublish,
    FailedPump,
    GhostCalled,
    HandedOverAgain,
    HandedOverAlone,
    LateArrival,
    MarkMoved,
    NothingToSend,
    OperatorAway,
    Recovered,
    RefusedAndTold,
    Repeated,
    StaleReading,
    Unconfirmed,
}

/// What the object does without a wait. Each can be cut off at each [`Point`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Alarm,
    Delete,
    End,
    HandOver,
    Publish,
    Pump,
}

impl Turn {
    const ALL: [Self; 6] = [Self::Alarm, Self::Delete, Self::End, Self::HandOver, Self::Publish, Self::Pump];
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    reached: [u64; Reached::ALL.len()],
    crashes: [[u64; Point::ALL.len()]; Turn::ALL.len()],
}

impl Coverage {
    pub fn reach(&mut self, what: Reached) {
        self.reached[what as usize] += 1;
    }

    pub fn crash(&mut self, turn: Turn, point: Point) {
        self.crashes[turn as usize][point as usize] += 1;
    }

    pub fn add(&mut self, other: &Self) {
        let counts = self.reached.iter_mut().chain(self.crashes.iter_mut().flatten());
        for (count, more) in counts.zip(other.reached.iter().chain(other.crashes.iter().flatten())) {
            *count += more;
        }
    }

    /// All counts, by name.
    fn counts(&self) -> Vec<(String, u64)> {
        let reached = Reached::ALL.iter().map(|what| (format!("{what:?}"), self.reached[*what as usize]));
        let crashes = Turn::ALL.iter().flat_map(|turn| {
            let of = move |point: &Point| {
                (format!("{turn:?} crashed {point:?}"), self.crashes[*turn as usize][*point as usize])
            };
            Point::ALL.iter().map(of)
        });
        reached.chain(crashes).collect()
    }

    /// What was never reached.
    pub fn missing(&self) -> Vec<String> {
        self.counts().into_iter().filter(|(_, count)| *count == 0).map(|(name, _)| name).collect()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counts().iter().try_for_each(|(name, count)| writeln!(f, "{count:>12} {name}"))
    }
}
