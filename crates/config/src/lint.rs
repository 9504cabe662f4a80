//! What runs and should not stay as it is: warnings about a source that can be read, each with the option that mends it.
//!
//! The gate writes them to its log when an isolate starts; `check` says them before a deployment. `scripts/config/known.mjs`
//! has two more, which need what no Worker has.

use std::borrow::Cow;

use signpost_core::Provider;
use signpost_core::provider::{Part, Weakness};
use signpost_core::request::timestamp::Tolerance;

use super::{ConfigError, Source, Way};

/// Up to here a provider leaves an origin no time to start.
const SHORT_DEADLINE_MS: u32 = 5_000;

/// A warning, and the option of the source to change.
pub struct Warning {
    pub option: &'static str,
    pub error: ConfigError,
}

impl Warning {
    fn new(option: &'static str, code: &'static str, problem: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { option, error: ConfigError::new(code, problem, fix) }
    }
}

/// Everything that a source's own table shows.
pub fn source(source: &Source) -> Vec<Warning> {
    let row = source.provider.as_ref();
    let mut warnings: Vec<Warning> = source.short_secrets.iter().map(|name| short(name)).collect();
    let more = [
        derived(source),
        paused(source),
        handshake(source),
        deadline(source),
        tolerance(source),
        matches!(source.provider, Cow::Owned(_)).then(|| key(row)).flatten(),
        weak(row),
    ];
    warnings.extend(more.into_iter().flatten());
    warnings
}

fn short(secret: &str) -> Warning {
    let problem = format!("the secret `{secret}` is shorter than 16 bytes");
    Warning::new("secrets", "secret_short", problem, "use what the provider generates")
}

fn derived(source: &Source) -> Option<Warning> {
    let problem = "the origin's key is derived from the first secret";
    let fix = "set SIGNPOST_SIGNING_SECRET to choose it";
    source.origin_secret_is_derived.then(|| Warning::new("signing_secret", "signing_secret_derived", problem, fix))
}

/// Nothing is lost, and nothing is sent.
fn paused(source: &Source) -> Option<Warning> {
    let route = source.routes.iter().find(|route| route.to.is_paused)?;
    let (stores, name) = (route.way != Way::Paused, &route.to.name);
    let what = if stores { "what comes is stored and waits" } else { "what comes is refused with 503" };
    let problem = format!("the destination `{name}` of the route `{}` is paused: {what}", route.name);
    Some(Warning::new("routes", "destination_paused", problem, "remove `paused` there to resume"))
}

fn handshake(source: &Source) -> Option<Warning> {
    let name = &source.provider.name;
    source.lacks_handshake_token().then(|| {
        let problem = format!("{name} shows a token when it registers the URL, and every such request is refused");
        let fix = "name the secret that holds it: handshake_token = \"...\"";
        Warning::new("handshake_token", "handshake_token_missing", problem, fix)
    })
}

/// The gate gives up before the provider does, so a slow origin's work is repeated and never acknowledged.
fn deadline(source: &Source) -> Option<Warning> {
    let (name, deadline_ms) = (&source.provider.name, source.provider.delivery.deadline_ms);
    let forwards = source.routes.iter().any(|route| route.way == Way::Through);
    (forwards && deadline_ms <= SHORT_DEADLINE_MS).then(|| {
        let problem =
            format!("{name} waits {deadline_ms} ms for an answer, and an origin that takes longer gets every retry");
        Warning::new("forward", "deadline_short", problem, "store what came and answer at once: forward = \"queue\"")
    })
}

fn tolerance(source: &Source) -> Option<Warning> {
    let (name, own) = (&source.provider.name, source.provider.timestamp.as_ref()?.tolerance_s);
    match source.tolerance {
        Tolerance::Off => {
            let problem = "`tolerance = \"off\"`: a delivery that somebody captured never grows too old";
            Some(Warning::new("tolerance", "tolerance_off", problem, format!("leave it out for {own}")))
        }
        Tolerance::Seconds(seconds) if seconds < own => {
            let problem = format!(
                "`tolerance` of {seconds} s is less than the {own} s that {name}'s row allows: retries, queues in front and clocks need them"
            );
            Some(Warning::new("tolerance", "tolerance_small", problem, format!("use at least {own}, or leave it out")))
        }
        Tolerance::Seconds(_) => None,
    }
}

/// A header that alone makes a delivery a duplicate, in a row of somebody's own: nobody has looked at it but them.
fn key(row: &Provider) -> Option<Warning> {
    let name = row.extra.idempotency_key.as_ref()?;
    let is_signed = row.signature.signed.covers(&Part::Header(name.clone()));
    (!is_signed).then(|| {
        let problem =
            format!("`{name}` is not signed and alone makes a delivery a duplicate: whoever changes it hides an event");
        Warning::new(
            "provider",
            "id_unsigned",
            problem,
            format!("sign it with {{header:{name}}}, or leave it out of the row"),
        )
    })
}

fn weak(row: &Provider) -> Option<Warning> {
    let words: Vec<&str> = row.signature.weaknesses().map(said).collect();
    let problem = format!("{}'s scheme is weak: {}", row.name, words.join(", "));
    let fix = "take a stronger one where the provider has it, and let the origin ask its API before it acts";
    (!words.is_empty()).then(|| Warning::new("provider", "row_weak", problem, fix))
}

fn said(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::Digest => "a plain hash with the secret in it",
        Weakness::NoBody => "the body is not signed",
        Weakness::Sha1 => "SHA-1",
    }
}
