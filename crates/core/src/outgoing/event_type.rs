//! Names of event types, and the patterns that endpoints subscribe with.

use core::fmt;

/// Longer than any provider's, short enough for every header.
pub const MAX_BYTES: usize = 128;

/// Why a name or pattern was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "words of letters, digits, `_` and `-`, joined by `.`, `/` or `:`, at most 128 bytes; a pattern may end in `.*`, \
             `/*` or `:*`",
        )
    }
}

impl core::error::Error for Malformed {}

/// What joins the words of a name: providers write `claim.created`, `orders/create`, `user:signed_up`.
const JOINTS: [char; 3] = ['.', '/', ':'];

/// Whether `name` can be an event type: `claim.created`.
///
/// # Errors
/// [`Malformed`].
pub fn check(name: &str) -> Result<(), Malformed> {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if name.len() <= MAX_BYTES && name.split(JOINTS).all(word) { Ok(()) } else { Err(Malformed) }
}

/// Whether `pattern` can be subscribed: an event type, `claim.*` (or `orders/*`, `user:*`), or `*` for all.
///
/// # Errors
/// [`Malformed`].
pub fn check_pattern(pattern: &str) -> Result<(), Malformed> {
    if pattern == "*" {
        return Ok(());
    }
    let stem = pattern.strip_suffix('*').map(|stem| stem.strip_suffix(JOINTS).ok_or(Malformed));
    check(stem.unwrap_or(Ok(pattern))?)
}

/// Whether `pattern` asks for `event_type`. `claim.*` asks for everything below `claim.`, at any
/// depth, and not for `claim` itself.
pub fn matches(pattern: &str, event_type: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(stem) => event_type.strip_prefix(stem).is_some_and(|rest| !rest.is_empty()),
        None => pattern == event_type,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_exact_or_a_prefix_at_a_dot() {
        assert!(matches("claim.created", "claim.created"));
        assert!(!matches("claim.created", "claim.created.late"));
        assert!(matches("claim.*", "claim.created"));
        assert!(matches("claim.*", "claim.created.late"));
        assert!(!matches("claim.*", "claim"));
        assert!(!matches("claim.*", "claims.created"));
        assert!(matches("*", "claim.created"));
        assert!(matches("orders/*", "orders/create"));
        assert!(!matches("orders/*", "orders.create"));
    }

    #[test]
    fn a_name_is_words_with_a_joint_between_each_two() {
        for good in
            ["claim.created", "a", "pending_docs.uploaded", "A-1.b", "orders/create", "user:signed_up", "a/b:c.d"]
        {
            assert_eq!(check(good), Ok(()), "{good}");
            assert_eq!(check_pattern(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "/a",
            "a/",
            "a:",
            "a/.b",
            "a b",
            "a,b",
            "ä",
            "a.*",
            "*",
            "a\r\nb",
            &"a".repeat(129),
        ] {
            assert_eq!(check(bad), Err(Malformed), "{bad:?}");
        }
        for good in ["a.*", "orders/*", "user:*"] {
            assert_eq!(check_pattern(good), Ok(()), "{good}");
        }
        assert_eq!(check_pattern("*"), Ok(()));
        for bad in ["a*", "*.a", "a.*.b", ".*", "/*", "a.**", "**", ""] {
            assert_eq!(check_pattern(bad), Err(Malformed), "{bad:?}");
        }
    }
}
