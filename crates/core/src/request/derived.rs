//! What a template takes from a request that is no header as it stands: parts of the URL, fields of the body, its hash.

use alloc::string::String;
use alloc::vec::Vec;

use crate::provider::Part;

#[cfg(feature = "extended")]
pub(crate) use extended::{Origin, derive, query_of};

/// The values of such parts.
pub(crate) type Derived<'p> = Vec<(&'p Part, String)>;

#[cfg(feature = "extended")]
mod extended;
