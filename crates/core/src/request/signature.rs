//! The signature header: which tags it offers, and how tags are written into it.

use alloc::string::String;
use alloc::vec::Vec;

#[cfg(any(feature = "ed25519", feature = "p256", feature = "rsa"))]
use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use subtle::{Choice, ConstantTimeEq as _};

use crate::Reject;
use crate::encoding::{self, Encoding, TAG_BYTES, Tag, encode};
use crate::provider::Layout;
use crate::request::EXTENDED;
use crate::request::verify::MAX_SECRETS;
use crate::text::cut;

/// Entries of one header that are looked at. A provider that rotates sends two or three; ten
/// thousand are an attempt to buy work.
pub(crate) const MAX_ENTRIES: usize = 16;

/// What we call our key where a row's list has ids of keys: nobody looks at it.
const KEY_ID: &str = "1";

/// The tags of one header. The first, which is the only one but while a secret is rotated, needs no
/// allocation.
pub(crate) struct Tags<T> {
    first: Option<T>,
    others: Vec<T>,
}

impl<T> Tags<T> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.first.iter().chain(&self.others)
    }

    /// A token's one signature.
    #[cfg(feature = "extended")]
    pub(crate) fn one(tag: T) -> Self {
        Self { first: Some(tag), others: Vec::new() }
    }

    /// The tags of both.
    pub(crate) fn and(mut self, other: Self) -> Self {
        other.first.into_iter().chain(other.others).for_each(|tag| self.add(tag));
        self
    }

    fn add(&mut self, tag: T) {
        match self.first {
            None => self.first = Some(tag),
            Some(_) => self.others.push(tag),
        }
    }
}

/// The first key under which one of the tags holds; `make` is asked once for each key. Every pair is tried, of at most
/// [`MAX_SECRETS`] keys: a match in the first place must not show in how long the answer took.
pub(crate) fn holder<'k, K, M, T>(
    keys: &'k [K],
    tags: &Tags<T>,
    mut make: impl FnMut(usize, &'k K) -> M,
    holds: impl Fn(&M, &T) -> bool,
) -> Option<usize> {
    let mut found = None;
    for (index, key) in keys.iter().take(MAX_SECRETS).enumerate() {
        let made = make(index, key);
        for tag in tags.iter() {
            if holds(&made, tag) && found.is_none() {
                found = Some(index);
            }
        }
    }
    found
}

/// Reads every tag that `layout` recognises, at most [`MAX_ENTRIES`]. Entries of other versions and malformed entries are
/// skipped, since any one match passes; a header that offers no tag at all is malformed.
pub(crate) fn parse<T>(
    value: &str,
    layout: &Layout,
    encoding: Encoding,
    read: impl Fn(&[u8], Encoding) -> Option<T>,
) -> Result<Tags<T>, Reject> {
    let mut tags = Tags { first: None, others: Vec::new() };
    match layout {
        Layout::Value { prefix, prefix_optional } => {
            let value = value.as_bytes();
            let encoded = match value.strip_prefix(prefix.as_bytes()) {
                Some(encoded) => encoded,
                None if *prefix_optional => value,
                None => return Err(Reject::MalformedSignature),
            };
            read(encoded, encoding).into_iter().for_each(|tag| tags.add(tag));
        }
        Layout::Bare { .. } if !EXTENDED => {}
        Layout::Bare { separator } => value
            .as_bytes()
            .split(|byte| byte == separator)
            .take(MAX_ENTRIES)
            .filter_map(|encoded| read(encoded, encoding))
            .for_each(|tag| tags.add(tag)),
        Layout::List { separator, assign, version, blanks, quoted } => {
            // A header sent twice arrives joined by ", ", which no provider's own list contains. One tag
            // with that in it is none.
            if !(EXTENDED && *blanks)
                && value.as_bytes().split(|byte| *byte == b',').skip(1).any(|rest| rest.starts_with(b" "))
            {
                return Err(Reject::MalformedSignature);
            }
            items(value, (*separator, *assign, *blanks), version)
                .filter_map(|encoded| read(unquoted(encoded, *quoted)?.as_bytes(), encoding))
                .for_each(|tag| tags.add(tag));
        }
    }
    if tags.first.is_none() { Err(Reject::MalformedSignature) } else { Ok(tags) }
}

/// The separator and the assigning character of a list, and whether blanks separate as well.
pub(crate) type Form = (u8, u8, bool);

/// The values of every `NAME{assign}VALUE` among the first [`MAX_ENTRIES`] entries of a list.
pub(crate) fn items<'v>(value: &'v str, form: Form, name: &str) -> impl Iterator<Item = &'v str> {
    let (separator, assign, blanks) = (form.0, form.1, EXTENDED && form.2);
    let cuts = move |letter: char| letter == char::from(separator) || blanks && letter == ' ';
    let entries = value.split(cuts).filter(move |entry| !(blanks && entry.is_empty()));
    entries.take(MAX_ENTRIES).filter_map(move |entry| {
        if EXTENDED {
            return named(entry, assign, name);
        }
        entry.strip_prefix(name)?.strip_prefix(char::from(assign))
    })
}

/// The value behind a name, in which a `*` stands for the id of a key.
#[inline(never)]
fn named<'v>(entry: &'v str, assign: u8, name: &str) -> Option<&'v str> {
    let Some((before, behind)) = cut(name, b'*') else {
        return entry.strip_prefix(name)?.strip_prefix(char::from(assign));
    };
    // No tag has the assigning character in it.
    let at = entry.bytes().rposition(|byte| byte == assign)?;
    let id = entry.get(..at)?.strip_prefix(before)?.strip_suffix(behind)?;
    if id.is_empty() { None } else { entry.get(at.saturating_add(1)..) }
}

/// What stands between quotation marks, where it has to.
fn unquoted(text: &str, is_quoted: bool) -> Option<&str> {
    if EXTENDED && is_quoted { text.strip_prefix('"')?.strip_suffix('"') } else { Some(text) }
}

/// Reads a tag of HMAC-SHA256.
pub(crate) fn tag(encoded: &[u8], encoding: Encoding) -> Option<Tag> {
    let mut tag = [0; TAG_BYTES];
    encoding::tag(encoded, encoding, &mut tag).map(|()| tag)
}

/// The bytes, if they fit into `buffer`.
#[cfg(any(feature = "ed25519", feature = "p256", feature = "rsa"))]
pub(crate) fn decode<'b>(encoded: &[u8], encoding: Encoding, buffer: &'b mut [u8]) -> Option<&'b [u8]> {
    match encoding {
        Encoding::Hex => base16ct::mixed::decode(encoded, buffer).ok(),
        Encoding::Base64 => Base64::decode(encoded, buffer).ok(),
        Encoding::Base64Url => Base64UrlUnpadded::decode(encoded, buffer).ok(),
        Encoding::HexBase64 | Encoding::Text => None,
    }
}

/// Compares all of both tags in constant time, whatever the first difference is: by words, since
/// `subtle` guards every single value that it compares, and four words cost an eighth of 32 bytes.
pub(crate) fn ct_eq(one: &Tag, other: &Tag) -> bool {
    let (one, _) = one.as_chunks::<8>();
    let (other, _) = other.as_chunks::<8>();
    let words = one.iter().zip(other).map(|(one, other)| (u64::from_ne_bytes(*one), u64::from_ne_bytes(*other)));
    words.fold(Choice::from(1), |all, (one, other)| all & one.ct_eq(&other)).into()
}

/// Writes one tag the way [`parse`] reads it; `header` collects the entries of a list.
pub(crate) fn write(header: &mut String, tag: &[u8], layout: &Layout, encoding: Encoding) {
    match layout {
        Layout::Value { prefix, .. } => header.push_str(prefix),
        Layout::Bare { separator } => {
            if !header.is_empty() {
                header.push(char::from(*separator));
            }
        }
        Layout::List { separator, assign, version, .. } => {
            if !header.is_empty() {
                header.push(char::from(*separator));
            }
            match EXTENDED.then(|| cut(version, b'*')).flatten() {
                None => header.push_str(version),
                Some((before, behind)) => [before, KEY_ID, behind].into_iter().for_each(|text| header.push_str(text)),
            }
            header.push(char::from(*assign));
        }
    }
    let mark = if EXTENDED && matches!(layout, Layout::List { quoted: true, .. }) { "\"" } else { "" };
    header.push_str(mark);
    header.push_str(&encode(tag, encoding));
    header.push_str(mark);
}
