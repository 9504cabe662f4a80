//! What the runs have reached: a state, a transition or a crash that no run has reached proves nothing.

use std::fmt;

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
    BrokenCall,
    CallLost,
    ClockBack,
    CrashAfterOutput,
    CrashBeforeCommit,
    CrashBeforeOutput,
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
    StaleReading,
    Unconfirmed,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage([u64; Reached::ALL.len()]);

impl Coverage {
    pub fn reach(&mut self, what: Reached) {
        self.0[what as usize] += 1;
    }

    pub fn add(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    pub fn missing(&self) -> Vec<Reached> {
        Reached::ALL.iter().copied().filter(|what| self.0[*what as usize] == 0).collect()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Reached::ALL.iter().try_for_each(|what| writeln!(f, "{:>12} {what:?}", self.0[*what as usize]))
    }
}
