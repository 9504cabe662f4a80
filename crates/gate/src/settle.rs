//! The end of a delivery: what became of it, and so what is answered, and whether its event is done.

use signpost_config::DedupeMode;
use signpost_core::request::dedupe::{Key, Keys};

use crate::Gate;
use crate::answer::Answer;
use crate::ended::Ended;
use crate::log::{Entry, Event};
use crate::problem::Problem;

/// A filter would have been too much work, so that the event passed it.
pub const UNDECIDED: &str = "filter_undecided";

/// What [`Gate::receive`] knows of a delivery, as one line of text that the shell keeps meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticket {
    pub source: String,
    /// Who has it in this instance's memory.
    pub holder: u64,
    pub keys: Keys,
    /// What is to be known of it beside its end.
    pub code: Option<&'static str>,
    pub event: Event,
}

impl Ticket {
    /// The keys by their names, with a space between.
    pub fn names(&self) -> String {
        self.keys.iter().map(Key::to_hex).collect::<Vec<_>>().join(" ")
    }

    pub fn to_line(&self) -> String {
        let code = self.code.unwrap_or_default();
        format!("{}\t{}\t{}\t{code}\t{}", self.source, self.holder, self.names(), self.event.0)
    }

    pub fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(5, '\t');
        let (source, holder, names) = (parts.next()?, parts.next()?, parts.next()?);
        let (code, event) = (parts.next()?, parts.next()?);
        let code = [UNDECIDED].into_iter().find(|known| *known == code);
        let mut keys = names.split(' ').map(Key::from_hex);
        let keys = Keys { event: keys.next()??, idempotency: keys.next().flatten() };
        let (source, event) = (source.to_string(), Event(event.to_string()));
        Some(Self { source, holder: holder.parse().ok()?, keys, code, event })
    }
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The origin answered with this status.
    Origin(u16),
    /// So it did, with an answer that cannot be passed on.
    Unshown(u16),
    /// The origin's time was over.
    Timeout,
    Unreachable,
    /// The store knows the event as done.
    Duplicate,
    /// The store knows of another copy under way, for so many seconds at most.
    InFlight(u64),
    /// The store cannot say.
    Unclaimed,
    /// The sender has it.
    Stored,
    NotStored,
    /// Our own code failed.
    Internal,
}

/// What went wrong beside, without changing the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// With the reason why the outcome is [`Outcome::Unclaimed`].
    Claim,
    Commit,
    Read,
    Release,
}

impl Failure {
    const fn code(self) -> &'static str {
        match self {
            Self::Claim => Problem::DEDUPE_UNAVAILABLE.code,
            Self::Commit => "commit_failed",
            Self::Read => "dedupe_read_failed",
            Self::Release => "release_failed",
        }
    }
}

/// What is left to do with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The event is done: mark it.
    Commit,
    /// Nothing is held.
    None,
    /// Give it back, so that the next copy goes through.
    Release,
}

/// The end of a delivery.
pub struct Settled {
    pub ended: Ended,
    /// Whether the answer's body is the origin's.
    pub is_passed_back: bool,
    pub claim: Claim,
}

impl Gate {
    /// Says what becomes of a delivery and its claim. Asking again changes nothing more: the shell does, where
    /// committing or releasing failed behind the answer.
    pub fn settle(
        &mut self,
        ticket: &Ticket,
        outcome: Outcome,
        failures: &[(Failure, &str)],
        started_ms: u64,
        now_ms: u64,
    ) -> Settled {
        let mut entry = Entry::new(started_ms);
        entry.source = Some(ticket.source.clone());
        entry.event = ticket.event.clone();
        for (failure, detail) in failures {
            entry.note(failure.code(), detail);
        }
        let (verdict, answer, claim) = decide(outcome);
        entry.verdict = verdict;
        if let Outcome::Origin(status) | Outcome::Unshown(status) = outcome {
            entry.origin_status = Some(status);
        }
        if let (Some(code), Ok(_)) = (ticket.code, &answer) {
            entry.code(code);
        }
        let (is_passed_back, answer) = match answer {
            Ok(answer) => (matches!(outcome, Outcome::Origin(_)), answer),
            Err(problem) => {
                entry.code(problem.code);
                (false, problem.into())
            }
        };
        self.remember(ticket, claim, now_ms);
        Settled { ended: Ended::new(answer, &entry, now_ms), is_passed_back, claim }
    }

    fn remember(&mut self, ticket: &Ticket, claim: Claim, now_ms: u64) {
        let Some(source) = self.config.source(&ticket.source).filter(|source| source.dedupe == DedupeMode::Kv) else {
            return;
        };
        match claim {
            Claim::Commit => self.memory.commit(&ticket.keys, source.window_s, now_ms),
            Claim::None | Claim::Release => self.memory.release(&ticket.keys, ticket.holder),
        }
    }
}

fn decide(outcome: Outcome) -> (&'static str, Result<Answer, Problem>, Claim) {
    match outcome {
        // The origin has the event: whether the mark is kept or not, this delivery succeeded.
        Outcome::Origin(status @ 200..=299) => ("accepted", Ok(Answer::passed_back(status)), Claim::Commit),
        Outcome::Unshown(200..=299) => ("accepted", Ok(Answer::accepted()), Claim::Commit),
        // Its own word to the provider; the event may come again.
        Outcome::Origin(status @ 400..=499) => ("origin_refused", Ok(Answer::passed_back(status)), Claim::Release),
        Outcome::Origin(_) | Outcome::Unshown(_) => ("failed", Err(Problem::ORIGIN_FAILED), Claim::Release),
        Outcome::Timeout => ("failed", Err(Problem::ORIGIN_TIMEOUT), Claim::Release),
        Outcome::Unreachable => ("failed", Err(Problem::ORIGIN_UNREACHABLE), Claim::Release),
        Outcome::Duplicate => ("duplicate", Ok(Answer::duplicate()), Claim::None),
        Outcome::InFlight(seconds) => ("in_flight", Err(Problem::in_flight(seconds)), Claim::None),
        Outcome::Unclaimed => ("failed", Err(Problem::DEDUPE_UNAVAILABLE), Claim::None),
        Outcome::Stored => ("queued", Ok(Answer::queued()), Claim::Commit),
        Outcome::NotStored => ("failed", Err(Problem::QUEUE_UNAVAILABLE), Claim::Release),
        Outcome::Internal => ("failed", Err(Problem::INTERNAL), Claim::Release),
    }
}
