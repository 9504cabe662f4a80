//! What deliveries are verified with: secrets, tokens, or public keys. The row and the operator's own texts say
//! which, and nothing of a request does: so an HMAC under a public key is never even computed.

use alloc::vec::Vec;

use crate::host::{Body, Head};
use crate::provider::Provider;
use crate::request::asymmetric::{self, PublicKey};
#[cfg(feature = "fetched")]
use crate::request::fetched;
use crate::request::mac::{Mac, Own};
use crate::request::shared::{self, SharedKey};
use crate::request::timestamp::Tolerance;
use crate::request::verify::{self, Verified};
use crate::secret::SecretError;
use crate::{Reject, Secret};

/// Keys of one kind.
#[derive(Clone, Debug)]
pub enum Keys {
    /// For asymmetric signatures.
    Public(Vec<PublicKey>),
    /// For public keys that the provider publishes: the row for each name that this receiver goes by.
    #[cfg(feature = "fetched")]
    Fetched(Vec<Provider>),
    /// For HMAC-SHA256.
    Secret(Vec<Secret>),
    /// For other algorithms under a shared secret.
    Shared(Vec<SharedKey>),
}

impl Keys {
    /// Whether deliveries under `text` are verified with a public key: every row of such an algorithm has those, and
    /// Standard Webhooks where the text is one (`whpk_`).
    pub fn wants_public_keys(provider: &Provider, text: &str) -> bool {
        if provider.signature.keys.is_some() {
            return false;
        }
        let v1a = PublicKey::has_prefix(text) && asymmetric::is_carried_by(provider);
        v1a || provider.signature.algorithm.has_public_keys()
    }

    /// Reads texts in the row's format. All of them are of the first one's kind.
    ///
    /// # Errors
    /// The place of the first text that is refused, and why.
    pub fn parse(provider: &Provider, texts: &[impl AsRef<str>]) -> Result<Self, (usize, SecretError)> {
        #[cfg(feature = "fetched")]
        if provider.signature.keys.is_some() {
            return fetched::rows(provider, texts).map(Self::Fetched);
        }
        let is_public = texts.first().is_some_and(|text| Self::wants_public_keys(provider, text.as_ref()));
        let texts = texts.iter().map(AsRef::as_ref).enumerate();
        if is_public {
            return texts
                .map(|(place, text)| PublicKey::parse(text, provider).map_err(|error| (place, error)))
                .collect::<Result<_, _>>()
                .map(Self::Public);
        }
        if shared::is_carried_by(provider) {
            return texts
                .map(|(place, text)| SharedKey::parse(text, provider.secret).map_err(|error| (place, error)))
                .collect::<Result<_, _>>()
                .map(Self::Shared);
        }
        texts
            .map(|(place, text)| Secret::parse(text, provider.secret).map_err(|error| (place, error)))
            .collect::<Result<_, _>>()
            .map(Self::Secret)
    }

    /// [`verify::verify_within`], [`shared::verify_within`] or [`asymmetric::verify_within`]; of keys that have to be fetched,
    /// none is known here.
    ///
    /// # Errors
    /// As these.
    pub fn verify_within(
        &self,
        provider: &Provider,
        head: &impl Head,
        body: &(impl Body + ?Sized),
        now: u64,
        tolerance: Tolerance,
    ) -> Result<Verified, Reject> {
        self.verify_by(provider, head, body, now, tolerance, &Own)
    }

    /// [`Keys::verify_within`] with the tags of HMAC-SHA256 computed by `mac`.
    ///
    /// # Errors
    /// As there.
    pub fn verify_by(
        &self,
        provider: &Provider,
        head: &impl Head,
        body: &(impl Body + ?Sized),
        now: u64,
        tolerance: Tolerance,
        mac: &impl Mac,
    ) -> Result<Verified, Reject> {
        match self {
            Self::Public(keys) => asymmetric::verify_within(provider, keys, head, body, now, tolerance),
            #[cfg(feature = "fetched")]
            Self::Fetched(rows) => fetched::verify_within(rows, &[], head, body, now, tolerance),
            Self::Secret(secrets) => verify::verify_by(provider, secrets, head, body, now, tolerance, mac),
            Self::Shared(keys) => shared::verify_within(provider, keys, head, body, now, tolerance),
        }
    }

    /// [`verify::judge_head`] for keys of this kind.
    ///
    /// # Errors
    /// As there.
    pub fn judge_head(
        &self,
        provider: &Provider,
        head: &impl Head,
        now: u64,
        tolerance: Tolerance,
    ) -> Result<(), Reject> {
        match self {
            Self::Public(_) => asymmetric::judge_head(provider, head, now, tolerance),
            #[cfg(feature = "fetched")]
            Self::Fetched(_) => asymmetric::judge_head(provider, head, now, tolerance),
            Self::Secret(_) => verify::judge_head(provider, head, now, tolerance),
            Self::Shared(_) => shared::judge_head(provider, head, now, tolerance),
        }
    }

    /// For each key whether it is shorter than it should be; nothing for public ones.
    pub fn shortness(&self) -> Vec<bool> {
        match self {
            Self::Public(_) => Vec::new(),
            #[cfg(feature = "fetched")]
            Self::Fetched(_) => Vec::new(),
            Self::Secret(secrets) => secrets.iter().map(Secret::is_short).collect(),
            Self::Shared(keys) => keys.iter().map(SharedKey::is_short).collect(),
        }
    }

    /// [`Secret::derive`] of the first key; none of a public one, which everybody may know.
    pub fn derive(&self, purpose: &str) -> Option<Secret> {
        match self {
            Self::Public(_) => None,
            #[cfg(feature = "fetched")]
            Self::Fetched(_) => None,
            Self::Secret(secrets) => secrets.first().map(|secret| secret.derive(purpose)),
            Self::Shared(keys) => keys.first().and_then(|key| key.derive(purpose)),
        }
    }
}
