//! Where a tenant's events go: whether attempts may begin, and what failures make of that.
//!
//! All times are Unix milliseconds.

use crate::outgoing::alarm::whole_second;
use crate::outgoing::delivery::{Delivery, Effect, State};
use crate::provider::Policy;

/// Failures in a row, whatever their events, after which an endpoint counts as failing. Chosen so
/// that one lost answer alarms nobody, and a dead receiver is known within ClaimPort's 35 minutes.
pub const FAILING_AFTER: u32 = 3;

/// How many failures may be forgotten, once an endpoint is known to fail.
const FAILURES_FORGOTTEN: u32 = 16;

/// Attempts of one endpoint that may be under way at once.
pub const MAX_CONCURRENCY: u32 = 256;

/// The same where nobody says otherwise.
pub const DEFAULT_CONCURRENCY: u32 = 32;

/// What the platform lets one invocation connect to at a time.
pub const CONNECTIONS: u32 = 6;

/// Whether attempts may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Yes.
    Active,
    /// No; its deliveries stay pending.
    Disabled(Reason),
    /// Not yet: it has not confirmed its provider's ping, and takes no events.
    Unconfirmed,
}

/// Why an endpoint is disabled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An event failed as often as the provider allows.
    Exhausted,
    /// Nothing but failures for longer than the provider allows.
    Failing,
    /// It answered `410 Gone`.
    Gone,
    /// Somebody asked for it.
    Manual,
}

impl Status {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled(_) => "disabled",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// Why it is disabled.
    pub const fn reason(self) -> Option<Reason> {
        match self {
            Self::Disabled(reason) => Some(reason),
            Self::Active | Self::Unconfirmed => None,
        }
    }

    /// The status of those names.
    pub fn from_codes(status: &str, reason: Option<&str>) -> Option<Self> {
        match (status, reason) {
            ("active", _) => Some(Self::Active),
            ("unconfirmed", _) => Some(Self::Unconfirmed),
            ("disabled", Some(reason)) => Reason::from_code(reason).map(Self::Disabled),
            _ => None,
        }
    }
}

impl Reason {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exhausted => "exhausted",
            Self::Failing => "failing",
            Self::Gone => "gone",
            Self::Manual => "manual",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Exhausted, Self::Failing, Self::Gone, Self::Manual].into_iter().find(|reason| reason.code() == code)
    }
}

/// What is known about an endpoint's health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    /// Whether attempts may begin.
    pub status: Status,
    /// Failures since the last success, whatever their events.
    pub failures: u32,
    /// The first of them.
    pub failing_since: Option<u64>,
    /// Whether it was told that the endpoint is failing, and not yet that it has recovered.
    pub is_told: bool,
    /// Whether it has answered its provider's ping, or there is none. Being disabled changes nothing about it.
    pub is_confirmed: bool,
}

/// What the owner should be told. Each is itself an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// `event.dead_lettered`
    DeadLettered,
    /// `endpoint.disabled`
    Disabled(Reason),
    /// `endpoint.failing`
    Failing,
    /// `endpoint.recovered`
    Recovered,
}

impl Notice {
    /// The event type.
    pub const fn event_type(self) -> &'static str {
        match self {
            Self::DeadLettered => "event.dead_lettered",
            Self::Disabled(_) => "endpoint.disabled",
            Self::Failing => "endpoint.failing",
            Self::Recovered => "endpoint.recovered",
        }
    }
}

impl Health {
    /// A new endpoint; one whose provider pings first is not active before it has answered.
    pub const fn new(confirmed: bool) -> Self {
        let status = if confirmed { Status::Active } else { Status::Unconfirmed };
        Self { status, failures: 0, failing_since: None, is_told: false, is_confirmed: confirmed }
    }

    /// Whether an attempt may begin.
    pub fn may_attempt(&self) -> bool {
        self.status == Status::Active
    }

    /// Takes what [`crate::outgoing::delivery::Delivery::after`] found. At most two notices: what became of
    /// the event, then what became of the endpoint.
    #[must_use]
    pub fn after(&self, effect: Effect, now: u64, policy: &Policy) -> (Self, [Option<Notice>; 2]) {
        match effect {
            Effect::Stale => (*self, [None, None]),
            Effect::Delivered => {
                let notice = self.is_told.then_some(Notice::Recovered);
                (Self { failures: 0, failing_since: None, is_told: false, ..*self }, [None, notice])
            }
            Effect::DeadLettered | Effect::Exhausted | Effect::Gone | Effect::Retry => self.failed(effect, now, policy),
        }
    }

    fn failed(&self, effect: Effect, now: u64, policy: &Policy) -> (Self, [Option<Notice>; 2]) {
        let failures = self.failures.saturating_add(1);
        let since = self.failing_since.unwrap_or(now);
        let too_long = policy
            .failing_disables_s
            .is_some_and(|limit| now.saturating_sub(since) >= u64::from(limit).saturating_mul(1000));
        let reason = match effect {
            Effect::Exhausted => Some(Reason::Exhausted),
            Effect::Gone => Some(Reason::Gone),
            _ if too_long => Some(Reason::Failing),
            _ => None,
        };
        let event = (effect == Effect::DeadLettered).then_some(Notice::DeadLettered);
        let (status, endpoint) = match (self.status, reason) {
            (Status::Active, Some(reason)) => (Status::Disabled(reason), Some(Notice::Disabled(reason))),
            // Only the failure that crosses the line is told, or each would be.
            (status, _) => (status, (failures == FAILING_AFTER && !self.is_told).then_some(Notice::Failing)),
        };
        let is_told = self.is_told || endpoint == Some(Notice::Failing);
        (Self { status, failures, failing_since: Some(since), is_told, ..*self }, [event, endpoint])
    }

    /// Whether this is to be stored over `before`. Failures of an endpoint that is known to fail change nothing but their
    /// number: a process that ends may forget the last few of them.
    #[must_use]
    pub fn is_news(&self, before: &Self) -> bool {
        let same_but_number = Self { failures: before.failures, ..*self } == *before;
        let counts = self.failures <= FAILING_AFTER || self.failures.is_multiple_of(FAILURES_FORGOTTEN);
        !same_but_number || (self.failures != before.failures && counts)
    }

    /// Disables it because somebody asked for it.
    #[must_use]
    pub const fn disable(&self) -> Self {
        Self { status: Status::Disabled(Reason::Manual), ..*self }
    }

    /// Enables it; one that is not confirmed waits for that. Its failures begin to count anew, or the next one would
    /// disable it again. Who was told that it is failing is still to be told that it has recovered.
    #[must_use]
    pub const fn enable(&self) -> Self {
        let status = if self.is_confirmed { Status::Active } else { Status::Unconfirmed };
        Self { status, failures: 0, failing_since: None, ..*self }
    }

    /// It has answered its provider's ping. What is disabled stays so.
    #[must_use]
    pub fn confirm(&self) -> Self {
        let confirmed = Self { is_confirmed: true, ..*self };
        if self.status == Status::Unconfirmed { confirmed.enable() } else { confirmed }
    }
}

/// How many attempts may begin now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Attempts under way at once, 1 to [`MAX_CONCURRENCY`]; 1 where order matters.
    pub concurrency: u32,
    /// How many may begin within a time.
    pub rate: Option<Rate>,
}

/// Attempts that may begin within any such span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// At least 1: a rate of nothing would be a stall.
    pub count: u32,
    /// A second, a minute or an hour.
    pub span_ms: u64,
}

impl Rate {
    /// So many in a second.
    pub const fn per_second(count: u32) -> Self {
        Self { count, span_ms: 1_000 }
    }
}

impl Limits {
    /// How many attempts may begin, with `running` under way and `recent` begun within the rate's span.
    pub fn room(&self, running: u32, recent: u32) -> u32 {
        let slots = self.concurrency.clamp(1, MAX_CONCURRENCY).saturating_sub(running);
        self.rate.map_or(slots, |rate| slots.min(rate.count.max(1).saturating_sub(recent)))
    }
}

/// An endpoint's pending deliveries, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// When the earliest attempt may begin, among the rows of which none is under way. Where order
    /// matters, that of the oldest row alone.
    pub due: Option<u64>,
    /// When the earliest lease ends.
    pub lease: Option<u64>,
    /// Attempts under way.
    pub running: u32,
    /// Attempts begun within the rate's span.
    pub recent: u32,
    /// When the first of these is older than that, and another may begin.
    pub free: Option<u64>,
}

impl Queue {
    /// Sums up rows whose order does not matter.
    pub fn of<'d>(rows: impl IntoIterator<Item = &'d Delivery>) -> Self {
        let earlier = |a: Option<u64>, b: u64| Some(a.map_or(b, |a| a.min(b)));
        rows.into_iter().filter(|row| row.state == State::Pending).fold(Self::default(), |sum, row| match row.lease {
            Some(lease) => {
                Self { lease: earlier(sum.lease, lease.until), running: sum.running.saturating_add(1), ..sum }
            }
            None => Self { due: earlier(sum.due, row.due), ..sum },
        })
    }
}

/// When the endpoint's alarm has to go off: in the whole second of its earliest delivery, for overdue ones a millisecond
/// from now; never while no attempt may begin. While every slot is taken, rows that are due wake nobody (the
/// end of an attempt does, or the end of its lease), or the alarm would go off without pause.
pub fn next_alarm(health: &Health, limits: &Limits, queue: &Queue, now: u64) -> Option<u64> {
    if !health.may_attempt() {
        return None;
    }
    let soonest = now.saturating_add(1);
    let due = if limits.room(queue.running, 0) == 0 {
        // What is due by then waits for the end of an attempt, and has to be known to wait.
        queue.due.filter(|due| *due > now).map(whole_second)
    } else if limits.room(queue.running, queue.recent) == 0 {
        // The rate is used up: time must pass.
        let free = queue.free.unwrap_or_else(|| now.saturating_add(1_000));
        queue.due.map(|due| due.max(free).max(soonest))
    } else {
        queue.due.map(|due| if due > now { whole_second(due) } else { soonest })
    };
    let lease = queue.lease.map(|lease| lease.max(soonest));
    due.into_iter().chain(lease).min()
}

/// Requests of a replay that one endpoint takes within a minute. At 500 deliveries each that is every event that it may
/// hold by default (100,000), so that no honest replay ever waits; more is a loop, or abuse of somebody's token.
pub const REPLAYS_PER_MINUTE: u32 = 200;

/// Seconds until another replay may be asked for; `None` at once. `before` is when the [`REPLAYS_PER_MINUTE`]th latest
/// one was. A clock that was set back makes nobody wait for the old time to come again.
pub fn replay_wait_s(before: Option<u64>, now: u64) -> Option<u64> {
    const MINUTE_MS: u64 = 60_000;
    let left = MINUTE_MS.checked_sub(now.checked_sub(before?)?)?;
    (left > 0).then(|| left.div_ceil(1000))
}

/// A secret on its way out, and whether another may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// Until when the old secret signs too.
    pub until: u64,
}

/// How long the old secret goes on signing: 24 hours, time for a receiver to be changed by hand.
pub const ROTATION_MS: u64 = 24 * 3600 * 1000;

impl Rotation {
    /// Begins a rotation, unless one is under way: three secrets at once would leave it open which
    /// of them a receiver must know.
    pub fn begin(current: Option<Self>, now: u64) -> Result<Self, Self> {
        match current {
            Some(rotation) if rotation.is_open(now) => Err(rotation),
            _ => Ok(Self { until: now.saturating_add(ROTATION_MS) }),
        }
    }

    /// Whether the old secret still signs.
    pub const fn is_open(self, now: u64) -> bool {
        now < self.until
    }

    /// The order in which two secrets sign attempt number `attempt` (from 1). Where the header holds
    /// a list, both are in it and the order says nothing. Where it holds one tag, only the first
    /// one signs: there the attempts take turns, so that a receiver that knows only one of the two
    /// accepts the first attempt or the second.
    pub const fn order<T>(attempt: u32, new: T, old: T) -> [T; 2]
    where
        T: Copy,
    {
        if attempt % 2 == 1 { [new, old] } else { [old, new] }
    }
}
