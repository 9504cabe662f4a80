//! What may have been meant by a name that is not known.

use strsim::levenshtein;

/// Names that are offered for one that is not known.
const NEAREST: usize = 3;

/// Which of `known` may have been meant by `name`, the nearest first: at most three, and none that differs in more than
/// a quarter of it.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
    let most = name.len() / 4;
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|known| known.len().abs_diff(name.len()) <= most)
        .map(|known| (levenshtein(name, known), known))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(NEAREST).map(|(_, known)| known).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn what_was_meant_is_the_nearest_and_nothing_far() {
        let known = ["claim.created", "claim.closed", "claim.updated", "message.sent", "claim.created"];
        assert_eq!(nearest("claim.creatd", known), ["claim.created"]);
        assert_eq!(nearest("claim.clased", known), ["claim.closed", "claim.created"]);
        assert_eq!(nearest("claims.created", known).first(), Some(&"claim.created"));
        assert_eq!(nearest("mesage.sent", known), ["message.sent"]);
        assert!(nearest("invoice.paid_out", known).is_empty());
        assert!(nearest("", known).is_empty());
    }
}
