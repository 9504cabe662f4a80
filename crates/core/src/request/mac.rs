//! HMAC-SHA256 over what a provider signs: all of it here, or the long part by the host.
//!
//! A host with hash instructions is several times faster than wasm on anything but a short body. It
//! hashes then; what is signed, under which secret, and whether a tag is right stays decided here.

use crate::Secret;
use crate::encoding::TAG_BYTES;
use crate::provider::Provider;
use crate::provider::{METHOD, Part, URL};
use crate::request::EXTENDED;
use crate::request::derived::Derived;

/// Computes tags.
pub trait Mac {
    /// HMAC-SHA256 over every piece of `signed`, in order, under `secret`: the one at `index` in the
    /// list that was given to verification.
    fn tag(&self, index: usize, secret: &Secret, signed: &Signed<'_>) -> [u8; TAG_BYTES];
}

/// The core's own HMAC-SHA256.
#[derive(Clone, Copy, Debug)]
pub struct Own;

impl Mac for Own {
    fn tag(&self, _index: usize, secret: &Secret, signed: &Signed<'_>) -> [u8; TAG_BYTES] {
        let mut inner = secret.inner();
        signed.each(|bytes| inner.update(bytes));
        secret.finish(&inner.finish())
    }
}

/// What one delivery signs: the row's template and the values that fill it.
pub struct Signed<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) id: &'a str,
    /// As it is written.
    pub(crate) timestamp: &'a [u8],
    pub(crate) body: &'a [u8],
    /// A header's value, or what [`METHOD`] and [`URL`] ask for.
    pub(crate) header: &'a dyn Fn(&str) -> Option<&'a str>,
    /// The values of the parts that are no header as it stands.
    pub(crate) derived: &'a Derived<'a>,
}

impl Signed<'_> {
    fn asked(&self, name: &str) -> &[u8] {
        (self.header)(name).unwrap_or_default().as_bytes()
    }

    /// Hands every piece to `take`, in order.
    pub fn each(&self, mut take: impl FnMut(&[u8])) {
        self.parts().iter().for_each(|part| take(self.text(part).unwrap_or(self.body)));
    }

    /// The parts of the row's template.
    pub fn parts(&self) -> &[Part] {
        &self.provider.signature.signed.0
    }

    /// What stands for a part, in both directions; `None` for the body.
    pub fn text<'t>(&'t self, part: &'t Part) -> Option<&'t [u8]> {
        match part {
            Part::Body => None,
            part if EXTENDED && self.is_left_out(part) => Some(&[]),
            Part::BodyHash(_)
            | Part::BodyHash512(_)
            | Part::BodySum
            | Part::Field(_)
            | Part::Form
            | Part::Host
            | Part::Lines(_)
            | Part::Path
            | Part::Query(_)
            | Part::QueryLower(_)
            | Part::RequestTarget
            | Part::Target => {
                let known = self.derived.iter().find(|(own, _)| *own == part);
                Some(known.map_or(&[][..], |(_, value)| value.as_bytes()))
            }
            // Plain hashes put it there themselves; in a row for fetched keys fixed text has taken its place.
            Part::End | Part::If | Part::Secret => Some(&[]),
            Part::Header(name) => Some(self.asked(name)),
            Part::Id => Some(self.id.as_bytes()),
            Part::Literal(text) => Some(text.as_bytes()),
            Part::Method => Some(self.asked(METHOD)),
            Part::Timestamp => Some(self.timestamp),
            Part::Url => Some(self.asked(URL)),
        }
    }
}

impl Signed<'_> {
    /// Whether the part stands between [`Part::If`] and [`Part::End`] with a value that is absent or empty.
    #[inline(never)]
    fn is_left_out(&self, part: &Part) -> bool {
        let (mut is_inside, mut holds_it, mut is_empty) = (false, false, false);
        for own in self.parts() {
            holds_it |= core::ptr::eq(own, part);
            match own {
                Part::If => (is_inside, holds_it, is_empty) = (true, false, false),
                Part::End if is_inside && holds_it => return is_empty,
                Part::End => is_inside = false,
                Part::Header(name) => is_empty |= self.asked(name).is_empty(),
                Part::Field(_) | Part::Query(_) | Part::QueryLower(_) => {
                    is_empty |= self.derived.iter().any(|(known, value)| *known == own && value.is_empty());
                }
                _ => {}
            }
            if holds_it && !is_inside {
                return false;
            }
        }
        false
    }
}

impl core::fmt::Debug for Signed<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Signed").field("provider", &self.provider.name).finish_non_exhaustive()
    }
}
