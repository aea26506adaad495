//! Formulas between `$$`, on one line or on several. A single `$` is more often a price.

use super::Found;

/// No formula is longer, in bytes.
const LONGEST: usize = 4096;

/// Where such formulas stand in `prose`, from byte `start` on, and what to type instead.
pub(super) fn blocks(prose: &str, start: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(begin) = prose[at..].find("$$").map(|it| at + it) {
        at = begin + 2;
        let line = prose[..begin].rsplit('\n').next().unwrap_or_default();
        let inner = &prose[at..prose.floor_char_boundary(at + LONGEST)];
        let inner = &inner[..inner.find("\n\n").unwrap_or(inner.len())];
        let Some(length) = inner.find("$$").filter(|_| line.trim_start_matches([' ', '>']).is_empty()) else {
            continue;
        };
        let behind = inner[length + 2..].lines().next().unwrap_or_default();
        if inner[..length].trim().is_empty() || !behind.trim().is_empty() {
            continue;
        }
        at += length + 2;
        found.push((begin..at, "write it in words, or show a picture of it: no formula is set here".to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn formulas_are_found_and_prices_are_not() {
        let found = |prose: &str| blocks(prose, 0).into_iter().map(|(it, _)| prose[it].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("$$a$$\n\n> $$\n> b\n> $$\nc"), ["$$a$$", "$$\n> b\n> $$"]);
        assert_eq!(found("$$$\n\n$$ and $$, $$a$$ b\n\n$$\n\n$$\nx\n\n$$$$"), [""; 0]);
    }
}
