//! What JavaScript computes for us: the long part of an HMAC.

use core::cell::Cell;

use signpost_core::request::dedupe::BodyHash;
use signpost_core::request::mac::{Mac, Own, Signed};
use signpost_core::{Part, Secret};

use crate::Split;

/// The host's hashes. Everything is a place in our memory, where the host reads and writes.
pub trait Hashes {
    /// SHA-256 of the `len` bytes at `start`, written to the 32 bytes at `out`.
    fn hash_into(&self, start: usize, len: usize, out: usize);

    /// HMAC-SHA256 under the key at `index` of the `before` bytes at `start`, of the body that only
    /// JavaScript has, and of the `after` bytes at `end`; written to the 32 bytes at `out`.
    fn mac_into(&self, index: usize, start: usize, before: usize, end: usize, after: usize, out: usize);
}

/// Who hashes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// We do.
    Own,
    /// The host hashes the inner block where the request lies in our memory; we do the outer one.
    Inner,
    /// The host computes the tag, from a body that was not copied here.
    Tag,
}

impl Plan {
    /// As JavaScript says it.
    pub fn from_number(number: u8) -> Self {
        match number {
            1 => Self::Inner,
            2 => Self::Tag,
            _ => Self::Own,
        }
    }
}

/// The host's hash under the core's pads.
pub struct Shared<'s, H> {
    pub host: H,
    pub plan: Plan,
    pub split: &'s Split<'s>,
    /// Set where the host cannot do it (the signed text does not fit around the body, or the body is
    /// signed twice) and the body is not here either: then nothing was verified.
    pub unable: Cell<bool>,
}

impl<H: Hashes> Mac for Shared<'_, H> {
    fn tag(&self, index: usize, secret: &Secret, signed: &Signed<'_>) -> [u8; 32] {
        if self.plan == Plan::Own {
            return Own.tag(index, secret, signed);
        }
        let (Ok(mut room), Ok(mut tail)) = (self.split.room.try_borrow_mut(), self.split.tail.try_borrow_mut()) else {
            self.unable.set(true);
            return [0; 32];
        };
        let Some((before, after)) = lay_out(&mut room, &mut tail, signed) else {
            self.unable.set(self.plan == Plan::Tag);
            return Own.tag(index, secret, signed);
        };
        let mut out = [0_u8; 32];
        let at = out.as_mut_ptr() as usize;
        let start = (room.as_ptr() as usize).saturating_add(room.len().saturating_sub(before));
        if self.plan == Plan::Tag {
            self.host.mac_into(index, start, before, tail.as_ptr() as usize, after, at);
            return out;
        }
        let pad_at = room.len().saturating_sub(before).saturating_sub(PAD_BYTES);
        let Some(pad) = room.get_mut(pad_at..).and_then(<[u8]>::first_chunk_mut::<PAD_BYTES>) else {
            return Own.tag(index, secret, signed);
        };
        *pad = *secret.inner_pad();
        let len = PAD_BYTES.saturating_add(before).saturating_add(self.split.body.len()).saturating_add(after);
        self.host.hash_into(pad.as_ptr() as usize, len, at);
        // The pad is as good as the key.
        *pad = [0; PAD_BYTES];
        secret.finish(&out)
    }
}

impl<H: Hashes> BodyHash for Shared<'_, H> {
    /// `body` may be any: only the one of the scratch is hashed by the host.
    fn sha256(&self, before: &[&[u8]], body: &[u8]) -> [u8; 32] {
        let is_here = self.plan == Plan::Inner && core::ptr::eq(body, self.split.body);
        let Some(mut room) = self.split.room.try_borrow_mut().ok().filter(|_| is_here) else {
            return Own.sha256(before, body);
        };
        let mut start = room.len();
        for part in before.iter().rev() {
            let Some(to) = start.checked_sub(part.len()).and_then(|next| Some((next, room.get_mut(next..)?))) else {
                return Own.sha256(before, body);
            };
            start = to.0;
            write(to.1, part);
        }
        let mut out = [0_u8; 32];
        let len = room.len().saturating_sub(start).saturating_add(body.len());
        let at = (room.as_ptr() as usize).saturating_add(start);
        self.host.hash_into(at, len, out.as_mut_ptr() as usize);
        out
    }
}

const PAD_BYTES: usize = 64;

/// Puts the signed text around the body: how many bytes stand before and behind it. `None` where it does
/// not fit, and where the body is signed more than once.
fn lay_out(room: &mut [u8], tail: &mut [u8], signed: &Signed<'_>) -> Option<(usize, usize)> {
    let parts = signed.parts();
    let (front, [_, back @ ..]) = parts.split_at(parts.iter().position(|part| matches!(part, Part::Body))?) else {
        return None;
    };
    let (mut before, mut after) = (0_usize, 0_usize);
    for part in front.iter().rev() {
        let text = signed.text(part)?;
        before = before.saturating_add(text.len());
        let start = room.len().checked_sub(before).filter(|start| *start >= PAD_BYTES)?;
        write(room.get_mut(start..)?, text);
    }
    for part in back {
        let text = signed.text(part)?;
        let end = after.saturating_add(text.len());
        write(tail.get_mut(after..end)?, text);
        after = end;
    }
    Some((before, after))
}

/// Writes all of `text`, for which there is room.
fn write(to: &mut [u8], text: &[u8]) {
    to.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
}
