//! The signature header: which tags it offers, and how tags are written into it.

use alloc::string::String;
use alloc::vec::Vec;

use base64ct::{Base64, Encoding as _};
use subtle::{Choice, ConstantTimeEq as _};

use crate::Reject;
use crate::decode;
use crate::provider::{Encoding, Layout};

/// HMAC-SHA256 is never truncated: a shorter tag is malformed (RUSTSEC-2024-0010 accepted one).
pub(crate) const TAG_BYTES: usize = 32;
/// Entries of one header that are looked at. A provider that rotates sends two or three; ten
/// thousand are an attempt to buy work.
pub(crate) const MAX_ENTRIES: usize = 16;

pub(crate) type Tag = [u8; TAG_BYTES];

/// The tags of one header. The first, which is the only one but while a secret is rotated, needs no
/// allocation.
#[derive(Default)]
pub(crate) struct Tags {
    first: Option<Tag>,
    others: Vec<Tag>,
}

impl Tags {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Tag> {
        self.first.iter().chain(&self.others)
    }

    /// Puts in what `encoded` holds, if it is a tag.
    fn add(&mut self, encoded: &str, encoding: Encoding) {
        let mut tag = [0; TAG_BYTES];
        if decode::tag(encoded.as_bytes(), encoding, &mut tag).is_none() {
            return;
        }
        match self.first {
            None => self.first = Some(tag),
            Some(_) => self.others.push(tag),
        }
    }
}

/// Reads every tag that `layout` recognises, at most [`MAX_ENTRIES`]. Entries of other versions and malformed entries are
/// skipped, since any one match passes; a header that offers no tag at all is malformed.
pub(crate) fn parse(value: &str, layout: &Layout, encoding: Encoding) -> Result<Tags, Reject> {
    let mut tags = Tags::default();
    match layout {
        Layout::Value { prefix, prefix_optional } => {
            let encoded = match value.strip_prefix(prefix.as_ref()) {
                Some(encoded) => encoded,
                None if *prefix_optional => value,
                None => return Err(Reject::MalformedSignature),
            };
            tags.add(encoded, encoding);
        }
        Layout::List { separator, assign, version } => {
            // A header sent twice arrives joined by ", ", which no provider's own list contains. One tag
            // with that in it is none.
            if value.split(',').skip(1).any(|rest| rest.starts_with(' ')) {
                return Err(Reject::MalformedSignature);
            }
            items(value, *separator, *assign, version).for_each(|encoded| tags.add(encoded, encoding));
        }
    }
    if tags.first.is_none() { Err(Reject::MalformedSignature) } else { Ok(tags) }
}

/// The values of every `NAME{assign}VALUE` among the first [`MAX_ENTRIES`] entries of a list.
pub(crate) fn items<'v>(value: &'v str, separator: char, assign: char, name: &'v str) -> impl Iterator<Item = &'v str> {
    value
        .split(separator)
        .take(MAX_ENTRIES)
        .filter_map(move |entry| entry.strip_prefix(name).and_then(|rest| rest.strip_prefix(assign)))
}

/// Compares all of both tags in constant time, whatever the first difference is: by words, since
/// `subtle` guards every single value that it compares, and four words cost an eighth of 32 bytes.
pub(crate) fn same(one: &Tag, other: &Tag) -> bool {
    let (one, _) = one.as_chunks::<8>();
    let (other, _) = other.as_chunks::<8>();
    let words = one.iter().zip(other).map(|(one, other)| (u64::from_ne_bytes(*one), u64::from_ne_bytes(*other)));
    words.fold(Choice::from(1), |all, (one, other)| all & one.ct_eq(&other)).into()
}

/// Writes one tag the way [`parse`] reads it; `header` collects the entries of a list.
pub(crate) fn write(header: &mut String, tag: &Tag, layout: &Layout, encoding: Encoding) {
    match layout {
        Layout::Value { prefix, .. } => header.push_str(prefix),
        Layout::List { separator, assign, version } => {
            if !header.is_empty() {
                header.push(*separator);
            }
            header.push_str(version);
            header.push(*assign);
        }
    }
    header.push_str(&encode(tag, encoding));
}

fn encode(tag: &Tag, encoding: Encoding) -> String {
    match encoding {
        Encoding::Hex => base16ct::lower::encode_string(tag),
        Encoding::Base64 => Base64::encode_string(tag),
    }
}
