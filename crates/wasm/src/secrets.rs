//! Keys of the usual build: secrets, which verify and sign by HMAC-SHA256.

use alloc::vec::Vec;
use core::cell::Cell;

use signpost_core::provider::{Algorithm, TimeUnit};
use signpost_core::request::handshake;
use signpost_core::request::sign::{Message, sign_to};
use signpost_core::request::timestamp::Tolerance;
use signpost_core::request::verify::{self, Authentic};
use signpost_core::{Provider, Reject, Secret, SecretError, SecretFormat};

use signpost_scratch::shared::{Plan, Shared};

use crate::given::Given;
use crate::host::Host;
use crate::place::{Content, Named};
use crate::scratch::Split;

/// The algorithms that this build can verify, the default first; another one is an error of the row.
pub(crate) const ALGORITHMS: [(&str, Algorithm); 1] = [("hmac_sha256", Algorithm::HmacSha256)];
/// Where a time is a number.
pub(crate) const UNITS: [(&str, TimeUnit); 2] =
    [("seconds", TimeUnit::Seconds), ("milliseconds", TimeUnit::Milliseconds)];
/// The default first.
pub(crate) const FORMATS: [(&str, SecretFormat); 3] =
    [("utf8", SecretFormat::Utf8), ("hex", SecretFormat::Hex), ("whsec", SecretFormat::Whsec)];

/// The secrets.
pub(crate) struct Keys(Vec<Secret>);

impl Keys {
    pub(crate) fn of(_: &Provider) -> Self {
        Self(Vec::new())
    }

    /// What HMACs are made with.
    pub(crate) fn secret(&self) -> Option<&Secret> {
        self.0.first()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the key is short.
    pub(crate) fn add(&mut self, given: &Given<'_>, provider: &Provider) -> Result<bool, SecretError> {
        let key = given.read(|text| Secret::parse(text, provider.secret), Secret::from_key)?;
        let is_short = key.is_short();
        self.0.push(key);
        Ok(is_short)
    }

    /// Where a key's inner pad is; 0 where there is no such key.
    pub(crate) fn inner_pad(&self, index: usize) -> usize {
        self.0.get(index).map_or(0, |key| key.inner_pad().as_ptr() as usize)
    }

    /// `None` where the plan cannot be followed.
    pub(crate) fn authenticate<'h, 's>(
        &self,
        provider: &Provider,
        head: &'h Named<'h>,
        split: &'s Split<'s>,
        plan: u8,
        now: u64,
        tolerance: Tolerance,
    ) -> Option<Result<Authentic<'h>, Reject>> {
        let plan = Plan::from_number(plan);
        if plan == Plan::Tag && handshake::signs_values(provider) {
            return None;
        }
        let mac = Shared { host: Host, plan, split, unable: Cell::new(false) };
        let body = Content { named: head, bytes: split.body };
        let result = verify::authenticate(provider, &self.0, head, &body, now, tolerance, &mac);
        (!mac.unable.get()).then_some(result)
    }

    pub(crate) fn sign(
        &self,
        provider: &Provider,
        message: &Message<'_>,
        body: &[u8],
        put: &mut dyn FnMut(&str, &str),
    ) -> Result<(), Reject> {
        sign_to(provider, &self.0, message, body, put)
    }
}
