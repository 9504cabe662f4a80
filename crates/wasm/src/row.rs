//! A provider's row as JavaScript hands it over: the texts of a [`crate::scratch::Scratch`] are its values,
//! each in the place of its path. JavaScript has the same list of paths, and refuses others.
//!
//! Only what verifies and signs is here. The sending side of a row (schedule, envelope, catalog) is not for
//! this package.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use signpost_core::provider::handshake::{
    Alphabet, Ask, Handshake, Make, Method, Reply, ReplyForm, Spot, SpotKind, Take,
};
use signpost_core::provider::{
    Algorithm, Encoding, ExtraHeaders, Jwt, Layout, Names, Place, Signature, TOLERANCE_S, TagPlace, Text, Timestamp,
    TimestampPlace, Weakness,
};
use signpost_core::text::{cut, duration_ms, number};
use signpost_core::{Provider, Template};

use crate::border::{LINES, Path};
use crate::keys::{ALGORITHMS, FORMATS, UNITS};
use crate::scratch::Texts;

/// Whether this build reads the words that few rows have; the other one is not given any.
const EXTENDED: bool = cfg!(feature = "asymmetric");

/// The first of each is the default.
const ENCODINGS: &[(&str, Encoding)] = if EXTENDED {
    &[
        ("base64", Encoding::Base64),
        ("base64_url", Encoding::Base64Url),
        ("hex", Encoding::Hex),
        ("hex_base64", Encoding::HexBase64),
        ("text", Encoding::Text),
    ]
} else {
    &[("base64", Encoding::Base64), ("hex", Encoding::Hex)]
};
/// Paths of which a row has one at most.
const EXCLUSIVE: &[(Path, Path)] = if EXTENDED {
    &[
        (Path::TimestampItem, Path::TimestampHeader),
        (Path::IdField, Path::IdHeader),
        (Path::EventTypeField, Path::EventTypeHeader),
        (Path::LayoutListVersion, Path::LayoutValuePrefix),
        (Path::LayoutListVersion, Path::LayoutValuePrefixOptional),
        (Path::TimestampField, Path::TimestampHeader),
        (Path::TimestampField, Path::TimestampItem),
        (Path::TimestampFirst, Path::TimestampHeader),
        (Path::TimestampFirst, Path::TimestampItem),
        (Path::TimestampClaim, Path::TimestampFirst),
        (Path::TimestampClaim, Path::TimestampHeader),
        (Path::TimestampClaim, Path::TimestampItem),
        (Path::TimestampClaim, Path::TimestampField),
        (Path::SignatureFromField, Path::SignatureFromQuery),
        (Path::SignatureFromField, Path::SignatureFromBody),
        (Path::SignatureFromQuery, Path::SignatureFromBody),
        (Path::LayoutBareSeparator, Path::LayoutListVersion),
        (Path::LayoutBareSeparator, Path::LayoutValuePrefix),
    ]
} else {
    &[
        (Path::TimestampItem, Path::TimestampHeader),
        (Path::IdField, Path::IdHeader),
        (Path::EventTypeField, Path::EventTypeHeader),
        (Path::LayoutListVersion, Path::LayoutValuePrefix),
        (Path::LayoutListVersion, Path::LayoutValuePrefixOptional),
    ]
};
const SWITCH: [(&str, bool); 2] = [("false", false), ("true", true)];
const WEAKNESSES: [(&str, Weakness); 3] =
    [("digest", Weakness::Digest), ("no_body", Weakness::NoBody), ("sha1", Weakness::Sha1)];

/// Reads a row. The error is the path whose value is wrong, is missing, or does not go with another.
///
/// All that can fail comes first: every way out with half a row in hand is code that gives it back.
// Inlined into its one caller, it is larger.
#[inline(never)]
pub(crate) fn read(texts: Texts<'_>) -> Result<Provider, Path> {
    let row = Row(texts);
    let has = |path| row.get(path).is_some();
    for path in [Path::SignatureHeader, Path::TimestampHeader, Path::IdHeader, Path::EventTypeHeader] {
        if row.get(path).is_some_and(|names| !lines(names).all(Names::is_name)) {
            return Err(path);
        }
    }
    if !has(Path::SignatureEncoding) {
        return Err(Path::SignatureEncoding);
    }
    let from_body = || row.text(Path::SignatureFromField).map(TagPlace::Field);
    let from_query = || row.text(Path::SignatureFromQuery).map(TagPlace::Query);
    let is_body = || row.get(Path::SignatureFromBody).map(|_| TagPlace::Body);
    let elsewhere = if EXTENDED { from_body().or_else(from_query).or_else(is_body) } else { None };
    if has(Path::SignatureHeader) == elsewhere.is_some() {
        return Err(Path::SignatureHeader);
    }
    for (one, other) in EXCLUSIVE.iter().copied() {
        if has(one) && has(other) {
            return Err(other);
        }
    }
    for (one, other) in
        [(Path::LayoutListVersion, Path::LayoutListAssign), (Path::LayoutListVersion, Path::LayoutListSeparator)]
    {
        if has(one) != has(other) {
            return Err(other);
        }
    }
    let secret = row.choice(Path::Secret, &FORMATS)?;
    let encoding = row.choice(Path::SignatureEncoding, ENCODINGS)?;
    let algorithm = row.choice(Path::SignatureAlgorithm, &ALGORITHMS)?;
    let prefix_optional = row.choice(Path::LayoutValuePrefixOptional, &SWITCH)?;
    let unit = row.choice(Path::TimestampUnit, &UNITS)?;
    let (mut any_header, mut blanks, mut quoted, mut bare, mut weak, mut jwt) =
        (false, false, false, 0, Vec::new(), None);
    if EXTENDED {
        any_header = row.choice(Path::SignatureAnyHeader, &SWITCH)?;
        blanks = row.choice(Path::LayoutListBlanks, &SWITCH)?;
        quoted = row.choice(Path::LayoutListQuoted, &SWITCH)?;
        row.choice(Path::TimestampFirst, &[("first", ())])?;
        row.choice(Path::SignatureFromBody, &[("body", ())])?;
        jwt = token(row.get(Path::SignatureJwt))?;
        bare = row.byte(Path::LayoutBareSeparator)?;
        for word in lines(row.get(Path::SignatureWeak).unwrap_or_default()) {
            let known = WEAKNESSES.iter().find(|(name, _)| *name == word);
            weak.push(known.map(|(_, meaning)| *meaning).ok_or(Path::SignatureWeak)?);
        }
    }
    let separator = row.byte(Path::LayoutListSeparator)?;
    let assign = row.byte(Path::LayoutListAssign)?;
    let tolerance_s = match row.get(Path::TimestampTolerance).map(seconds) {
        None => TOLERANCE_S,
        Some(seconds) => seconds.and_then(|seconds| u32::try_from(seconds).ok()).ok_or(Path::TimestampTolerance)?,
    };
    let signed = row.get(Path::SignatureSigned).map_or(Ok(Template::BODY), Template::parse);
    let signed = signed.map_err(|_| Path::SignatureSigned)?;

    let handshake = handshakes(row.get(Path::Handshake).unwrap_or_default()).ok_or(Path::Handshake)?;

    let or_empty = |path| row.text(path).unwrap_or_default();
    let layout = match row.text(Path::LayoutListVersion) {
        Some(version) => Layout::List { separator, assign, version, blanks, quoted },
        None if bare != 0 => Layout::Bare { separator: bare },
        None => Layout::Value { prefix: or_empty(Path::LayoutValuePrefix), prefix_optional },
    };
    let header = row.names(Path::SignatureHeader).unwrap_or(Names::new(&[]));
    let item = row.text(Path::TimestampItem).map(TimestampPlace::Item);
    let from = item.or(row.names(Path::TimestampHeader).map(TimestampPlace::Header));
    let from_body = || row.text(Path::TimestampField).map(TimestampPlace::Field);
    let first = || row.get(Path::TimestampFirst).map(|_| TimestampPlace::First);
    let claim = || row.text(Path::TimestampClaim).map(TimestampPlace::Claim);
    let from = if EXTENDED { from.or_else(from_body).or_else(first).or_else(claim) } else { from };
    Ok(Provider {
        secret,
        timestamp: from.map(|from| Timestamp { from, unit, tolerance_s }),
        id: row.source(Path::IdField, Path::IdHeader),
        event_type: row.source(Path::EventTypeField, Path::EventTypeHeader),
        extra: ExtraHeaders {
            event_type: row.text(Path::ExtraEventType),
            idempotency_key: row.text(Path::ExtraIdempotencyKey),
        },
        handshake: handshake.into(),
        ..Provider::verifying(
            Text::default(),
            Signature {
                header,
                from: elsewhere,
                any_header,
                layout,
                encoding,
                algorithm,
                jwt,
                keys: None,
                signed,
                weak: weak.into(),
            },
        )
    })
}

/// A row that nothing verifies under.
#[inline(never)]
pub(crate) fn nothing() -> Provider {
    let header = Names::new(&[]);
    let (layout, encoding, algorithm, signed) =
        (Layout::default(), Encoding::Hex, Algorithm::HmacSha256, Template::BODY);
    let weak = Cow::Borrowed(&[][..]);
    Provider::verifying(
        Text::default(),
        Signature {
            header,
            from: None,
            any_header: false,
            layout,
            encoding,
            algorithm,
            jwt: None,
            keys: None,
            signed,
            weak,
        },
    )
}

struct Row<'t>(Texts<'t>);

impl<'t> Row<'t> {
    fn get(&self, path: Path) -> Option<&'t str> {
        self.0.get(path as usize)
    }

    #[inline(never)]
    fn text(&self, path: Path) -> Option<Text> {
        self.get(path).map(owned)
    }

    /// They are names.
    #[inline(never)]
    fn names(&self, path: Path) -> Option<Names> {
        self.get(path).map(|names| Names(lines(names).map(owned).collect()))
    }

    fn source(&self, field: Path, header: Path) -> Option<Place> {
        self.names(header).map(Place::Header).or(self.text(field).map(Place::Field))
    }

    /// What the word means.
    #[inline(never)]
    fn choice<T: Copy>(&self, path: Path, words: &[(&str, T)]) -> Result<T, Path> {
        let value = self.get(path);
        let meant = words.iter().find(|(word, _)| value.is_none_or(|value| value == *word));
        meant.map(|(_, meaning)| *meaning).ok_or(path)
    }

    /// One character; 0 where there is none.
    fn byte(&self, path: Path) -> Result<u8, Path> {
        match self.get(path).map(str::as_bytes) {
            None => Ok(0),
            Some([byte]) if byte.is_ascii() => Ok(*byte),
            Some(_) => Err(path),
        }
    }
}

/// Reads the claims of a token, a line for each; an empty line is none.
#[cfg(feature = "asymmetric")]
fn token(text: Option<&str>) -> Result<Option<Jwt>, Path> {
    let read = |text| Jwt::parse(lines(text).filter(|line| !line.is_empty()));
    text.map(read).transpose().map_err(|_| Path::SignatureJwt)
}

#[cfg(not(feature = "asymmetric"))]
fn token(_: Option<&str>) -> Result<Option<Jwt>, Path> {
    Ok(None)
}

/// Reads handshakes, each of as many lines as there are [`LINES`]. `None` where one cannot be followed, or not safely.
#[inline(never)]
fn handshakes(text: &str) -> Option<Vec<Handshake>> {
    let mut all = Vec::new();
    let mut lines = lines(text);
    while let Some(kinds) = lines.next() {
        let mut own = [""; LINES.len()];
        own.iter_mut().skip(1).for_each(|line| *line = lines.next().unwrap_or_default());
        let [_, at, equals, check, take, max_length, hashed, text] = own;
        let mut kinds = kinds.bytes().map(|digit| usize::from(digit & 0x0f));
        let mut kind = || kinds.next().unwrap_or_default();
        let method = *Method::ALL.get(kind())?;
        let alphabet = *Alphabet::ALL.get(kind())?;
        let made = kind();
        let is_json = kind() != 0;
        let max_length = number(max_length.as_bytes()).and_then(|number| u16::try_from(number).ok())?;
        all.push(Handshake {
            ask: Ask { method, at: spot(at), equals: some(equals) },
            check: spot(check),
            take: spot(take).map(|from| Take { from, alphabet, max_length }),
            make: match made {
                0 => None,
                1 => Some(Make::Hmac(Encoding::Base64)),
                2 => Some(Make::Hmac(Encoding::Hex)),
                _ => Some(Make::Sha256(owned(hashed))),
            },
            answer: Reply { form: if is_json { ReplyForm::Json } else { ReplyForm::Text }, text: owned(text) },
            status: 0,
        });
    }
    all.iter().all(Handshake::is_safe).then_some(all)
}

fn some(text: &str) -> Option<Text> {
    (!text.is_empty()).then(|| owned(text))
}

/// The digit of its kind, and its name.
#[inline(never)]
fn spot(text: &str) -> Option<Spot> {
    let kind = usize::from(text.bytes().next()? & 0x0f);
    Some(Spot { kind: *SpotKind::ALL.get(kind)?, name: owned(text.get(1..)?) })
}

/// A number of seconds, or a duration of whole ones with its unit.
fn seconds(text: &str) -> Option<u64> {
    number(text.as_bytes()).or_else(|| duration_ms(text).filter(|ms| ms.is_multiple_of(1000)).map(|ms| ms / 1000))
}

/// Every line, each with its end.
fn lines(mut rest: &str) -> impl Iterator<Item = &str> {
    core::iter::from_fn(move || {
        let (line, next) = cut(rest, b'\n')?;
        rest = next;
        Some(line)
    })
}

fn owned(text: &str) -> Text {
    Cow::Owned(text.into())
}
