//! A signature that is a JSON Web Token (RFC 7519) in its compact form, as data of a row.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};
use core::fmt;

use crate::encoding::Encoding;
use crate::text::{List, Text, cut};

/// The claims that a token must have, beside its times. In configuration a table of names and values:
/// `{ iss = "Netlify", sha256 = "{sha256:body}" }`.
///
/// The token's algorithm is the row's, and its header has to say the same: `HS256`, `HS512`, `RS256`, `ES256` or `EdDSA`.
/// `exp` and `nbf` are compared with the clock wherever a token has them, within the row's tolerance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, String>"))]
pub struct Jwt(pub List<Claim>);

/// One claim, and what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its name.
    pub name: Text,
    /// Its value.
    pub is: Fact,
}

/// What a claim is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The SHA-256 of the body: `{sha256:body}`, `{sha256_base64:body}`, `{sha256_base64url:body}`. The last with or
    /// without its padding.
    BodyHash(Encoding),
    /// A field of the JSON body: `{json:PATH}`.
    Field(Text),
    /// What the operator configured in place of a secret, where keys are fetched: `{secret}`.
    Secret,
    /// Fixed text.
    Text(Text),
    /// The URL as the provider called it: `{url}`.
    Url,
    /// Its SHA-256: `{sha256:url}`, `{sha256_base64:url}`, `{sha256_base64url:url}`.
    UrlHash(Encoding),
}

impl Fact {
    /// Reads the text of one.
    ///
    /// # Errors
    /// [`FactError`] for a name in braces that is none of these.
    pub fn parse(text: &str) -> Result<Self, FactError> {
        let inner = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        Ok(match (inner, inner.and_then(|name| cut(name, b':'))) {
            (None, _) if text.contains(['{', '}']) => return Err(FactError),
            (None, _) => Self::Text(Cow::Owned(text.to_string())),
            (Some("secret"), _) => Self::Secret,
            (Some("url"), _) => Self::Url,
            (_, Some(("json", path))) if !path.is_empty() => Self::Field(Cow::Owned(path.to_string())),
            (_, Some((hash, of))) => match (encoding(hash), of) {
                (Some(encoding), "body") => Self::BodyHash(encoding),
                (Some(encoding), "url") => Self::UrlHash(encoding),
                _ => return Err(FactError),
            },
            _ => return Err(FactError),
        })
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BodyHash(encoding) => write!(f, "{{{}:body}}", hash(*encoding)),
            Self::Field(path) => write!(f, "{{json:{path}}}"),
            Self::Secret => f.write_str("{secret}"),
            Self::Text(text) => f.write_str(text),
            Self::Url => f.write_str("{url}"),
            Self::UrlHash(encoding) => write!(f, "{{{}:url}}", hash(*encoding)),
        }
    }
}

fn encoding(hash: &str) -> Option<Encoding> {
    [Encoding::Base64, Encoding::Base64Url, Encoding::Hex].into_iter().find(|own| self::hash(*own) == hash)
}

fn hash(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Base64 => "sha256_base64",
        Encoding::Base64Url => "sha256_base64url",
        Encoding::Hex | Encoding::HexBase64 | Encoding::Text => "sha256",
    }
}

impl Jwt {
    /// The claims in lines of `NAME=VALUE`.
    ///
    /// # Errors
    /// As [`Fact::parse`]; also for a line without a name.
    pub fn parse<'l>(lines: impl Iterator<Item = &'l str>) -> Result<Self, FactError> {
        let claim = |line| {
            let (name, is) = cut(line, b'=').filter(|(name, _)| !name.is_empty()).ok_or(FactError)?;
            Ok(Claim { name: Cow::Owned(name.to_string()), is: Fact::parse(is)? })
        };
        lines.map(claim).collect::<Result<_, _>>().map(List::Owned).map(Self)
    }

    /// Whether the body is bound by a claim.
    pub fn covers_body(&self) -> bool {
        self.0.iter().any(|claim| matches!(claim.is, Fact::BodyHash(_)))
    }

    /// Whether one is what the operator configured.
    pub fn names_receiver(&self) -> bool {
        self.0.iter().any(|claim| claim.is == Fact::Secret)
    }

    /// Whether the URL is.
    pub fn covers_url(&self) -> bool {
        self.0.iter().any(|claim| matches!(claim.is, Fact::Url | Fact::UrlHash(_)))
    }

    /// The fields of the JSON body that are.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|claim| match &claim.is {
            Fact::Field(path) => Some(path.as_ref()),
            _ => None,
        })
    }
}

/// A claim is not to be anything that a row can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactError;

impl fmt::Display for FactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a claim is fixed text, {url}, {secret}, {json:PATH}, or a hash: {sha256:body}, {sha256_base64:body}, \
             {sha256_base64url:body}, and the same of `url`",
        )
    }
}

impl core::error::Error for FactError {}

impl TryFrom<BTreeMap<String, String>> for Jwt {
    type Error = FactError;

    fn try_from(table: BTreeMap<String, String>) -> Result<Self, FactError> {
        let claim = |(name, is): (String, String)| Fact::parse(&is).map(|is| Claim { name: Cow::Owned(name), is });
        table.into_iter().map(claim).collect::<Result<_, _>>().map(List::Owned).map(Self)
    }
}

impl From<Jwt> for BTreeMap<String, String> {
    fn from(jwt: Jwt) -> Self {
        jwt.0.iter().map(|claim| (claim.name.to_string(), claim.is.to_string())).collect()
    }
}
