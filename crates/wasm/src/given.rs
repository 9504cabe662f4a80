//! A secret as JavaScript hands it over: text in the row's format, or key bytes.

use signpost_core::SecretError;

pub(crate) enum Given<'g> {
    Key(&'g [u8]),
    Text(&'g str),
}

impl<'g> Given<'g> {
    pub(crate) fn of(bytes: &'g [u8], is_text: bool) -> Self {
        match core::str::from_utf8(bytes) {
            Ok(text) if is_text => Self::Text(text),
            _ => Self::Key(bytes),
        }
    }

    /// The key of one kind.
    pub(crate) fn read<K>(
        &self,
        parse: impl FnOnce(&str) -> Result<K, SecretError>,
        take: impl FnOnce(&[u8]) -> Result<K, SecretError>,
    ) -> Result<K, SecretError> {
        match self {
            Self::Key(bytes) => take(bytes),
            Self::Text(text) => parse(text),
        }
    }
}
