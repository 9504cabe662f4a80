//! One page of a list, cut from rows of which one more was asked for than the page holds.

/// The rows of the page, and where the next one goes on, if there is one.
pub fn cut<R>(mut rows: Vec<R>, limit: u32, seq: impl Fn(&R) -> u64) -> (Vec<R>, Option<String>) {
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| more).map(|row| seq(row).to_string());
    (rows, next_cursor)
}
