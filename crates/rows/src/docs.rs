//! `docs/providers.md`: a line for each provider, for people.

use std::fmt::Write as _;

use signpost_core::Provider;
use signpost_core::provider::handshake::Make;
use signpost_core::provider::{Algorithm, Handshake, Place, Policy, TagPlace, TimeUnit, TimestampPlace, Weakness};

use crate::Output;
use crate::file::File;

pub fn output(files: &[File]) -> Output {
    let mut text = String::from(
        "<!-- Written by crates/rows from providers/*.toml: change the rows there. -->\n# Providers\n\n\
         One file each in [`providers/`](../providers), which says where its facts come from and proves itself with a\n\
         delivery. Adding one: [CONTRIBUTING.md](../CONTRIBUTING.md).\n\n\
         `npx signpost providers TEXT` searches it.\n\n\
         | provider | name | signature | signed | time | event id | handshake | retries | weak | source | proof |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for file in files {
        let row = &file.row;
        let assumed = |key: &str| {
            if file.facts.assumed.iter().any(|assumed| assumed.starts_with(key)) { " (assumed)" } else { "" }
        };
        let proof = if file.proofs.iter().any(|proof| proof.published.is_some()) { "published" } else { "computed" };
        let _ = writeln!(
            text,
            "| {} | `{}` | `{}`, {} | `{}` | {} | {} | {} | {}{} | {} | {}, {} | {proof} |",
            row.title,
            row.name,
            header(row),
            kind(row),
            cell(&signed(row)),
            time(row),
            id(row),
            handshakes(row),
            retries(&row.delivery),
            assumed("delivery.schedule"),
            weak(row),
            source(&file.facts.source),
            file.facts.read,
        );
    }
    text += "\n`assumed`: the provider does not say it. A time is checked against the row's tolerance in both directions; where\n\
             there is none, deduplication is the only defence against a replay. An event id that is not signed names the\n\
             event for people and takes part in deduplication only beside the body.\n\n\
             `keys fetched`: the provider publishes its keys, and the Worker fetches them from the address in the row. In place of a\n\
             secret, `secrets` of the source names what is yours: [the gate](gate.md#keys-that-are-fetched).\n\n\
             `handshake`: the requests that only ask whether somebody is there, and what of them comes back. They are answered\n\
             before verification and reach no origin; `with a token` means that the source needs `handshake_token`.\n";
    Output { path: "docs/providers.md".into(), text }
}

/// Text that may hold what ends a cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', "\\n")
}

fn source(text: &str) -> String {
    if text.starts_with("https://") { format!("[page]({text})") } else { cell(text) }
}

fn algorithm(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::EcdsaP256Sha256 => "ECDSA P-256",
        Algorithm::Ed25519 => "Ed25519",
        Algorithm::HmacSha1 => "HMAC-SHA1",
        Algorithm::HmacSha256 => "HMAC-SHA256",
        Algorithm::HmacSha512 => "HMAC-SHA512",
        Algorithm::RsaSha256 => "RSA SHA-256",
        Algorithm::Sha1 => "SHA-1",
        Algorithm::Sha256 => "SHA-256",
        Algorithm::Sha512 => "SHA-512",
        Algorithm::Token => "token",
    }
}

/// What makes the signature.
fn kind(row: &Provider) -> String {
    let algorithm = algorithm(row.signature.algorithm);
    let token = if row.signature.jwt.is_some() { "JSON Web Token, " } else { "" };
    let gate = if row.signature.keys.is_some() { ", keys fetched (gate only)" } else { "" };
    format!("{token}{algorithm}{gate}")
}

/// What is signed: of a token, the claims that bind it.
fn signed(row: &Provider) -> String {
    let claims = row.signature.jwt.as_ref().map(|jwt| {
        let claims = jwt.0.iter().map(|claim| format!("{}={}", claim.name, claim.is)).collect::<Vec<_>>().join(", ");
        if claims.is_empty() { "the token".to_string() } else { claims }
    });
    claims.unwrap_or_else(|| String::from(row.signature.signed.clone()))
}

/// Where the signature is.
fn header(row: &Provider) -> String {
    match &row.signature.from {
        None => row.signature.header.canonical().to_string(),
        Some(TagPlace::Body) => "the body".to_string(),
        Some(TagPlace::Field(path)) => format!("field {path}"),
        Some(TagPlace::Query(name)) => format!("query {name}"),
    }
}

/// What the row proves less than an HMAC-SHA256 of the body does.
fn weak(row: &Provider) -> String {
    let words = row.signature.weak.iter().map(|weakness| match weakness {
        Weakness::Digest => "plain hash",
        Weakness::NoBody => "body not signed",
        Weakness::Sha1 => "SHA-1",
    });
    words.collect::<Vec<_>>().join(", ")
}

fn time(row: &Provider) -> String {
    let Some(timestamp) = &row.timestamp else {
        return "none".to_string();
    };
    let place = match &timestamp.from {
        TimestampPlace::Header(names) => names.canonical(),
        TimestampPlace::Claim(name) | TimestampPlace::Field(name) | TimestampPlace::Item(name) => name,
        TimestampPlace::First => "the first entry",
    };
    let unit = match timestamp.unit {
        TimeUnit::Milliseconds => ", ms",
        TimeUnit::HttpDate => ", HTTP date",
        TimeUnit::Iso8601 => ", RFC 3339",
        TimeUnit::SecondsOrMilliseconds => ", s or ms",
        TimeUnit::Seconds => "",
    };
    format!("`{place}`{unit}, {}", duration(u64::from(timestamp.tolerance_s)))
}

fn id(row: &Provider) -> String {
    let signed = if row.id_is_signed() { "" } else { ", not signed" };
    match &row.id {
        None => "the body".to_string(),
        Some(Place::Field(path)) => format!("field `{path}`"),
        Some(Place::Header(names)) => format!("`{}`{signed}", names.canonical()),
    }
}

/// Which requests are answered by themselves, and with what.
fn handshakes(row: &Provider) -> String {
    row.handshake.iter().map(handshake).collect::<Vec<_>>().join("; ")
}

fn handshake(one: &Handshake) -> String {
    let marker = one.ask.at.as_ref().map(|spot| {
        let value = one.ask.equals.as_ref().map_or_else(String::new, |equals| format!("={equals}"));
        format!(" `{}{value}`", spot.name)
    });
    let answer = match (&one.make, &one.take) {
        (Some(Make::Hmac(_)), Some(take)) => format!(": HMAC of `{}`", take.from.name),
        (Some(_), Some(take)) => format!(": SHA-256 of `{}`", take.from.name),
        (_, Some(take)) => format!(": `{}`", take.from.name),
        (_, None) => format!(": {}", one.status),
    };
    let token = if one.has_token() { ", with a token" } else { "" };
    format!("{}{}{answer}{token}", one.ask.method.name(), marker.unwrap_or_default())
}

fn retries(policy: &Policy) -> String {
    match policy.schedule_s.len() {
        0 => "none".to_string(),
        count => format!("{count} over {}", duration(policy.schedule_s.iter().map(|wait| u64::from(*wait)).sum())),
    }
}

/// `26 h 35 min`: the two largest units that there are.
fn duration(seconds: u64) -> String {
    let units = [("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)];
    let mut rest = seconds;
    let mut parts = Vec::new();
    for (name, size) in units {
        if let (Some(count @ 1..), Some(left)) = (rest.checked_div(size), rest.checked_rem(size)) {
            parts.push(format!("{count} {name}"));
            rest = left;
        }
    }
    parts.truncate(2);
    if parts.is_empty() { "0 s".to_string() } else { parts.join(" ") }
}
