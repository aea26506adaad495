//! Footnotes within the sentence that they belong to, `^[like this]`, and sources: `[@rain2024]`.

use std::collections::BTreeSet;

use super::Found;

/// No footnote is longer, in bytes.
const LONGEST: usize = 4096;

/// The footnotes of a text, which the ones that are told of come on top of.
pub(super) struct Notes<'t> {
    prose: &'t str,
    /// The numbers that footnotes have, and the last one that the author was told to write; once they are asked for.
    numbers: Option<(BTreeSet<usize>, usize)>,
}

impl<'t> Notes<'t> {
    pub(super) fn of(prose: &'t str) -> Notes<'t> {
        Notes { prose, numbers: None }
    }

    /// Such footnotes in a line, and what to type instead.
    pub(super) fn inline(&mut self, line: &str) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = line[at..].find("^[").map(|it| at + it) {
            at = start + 2;
            let Some(length) = closed(&line[at..line.floor_char_boundary(at + LONGEST)]) else { return found };
            let (words, behind) = (line[at..at + length].trim(), &line[at + length + 1..]);
            if line[..start].ends_with('\\') || is_linked(behind) || !is_said(words) {
                continue;
            }
            at += length + 1;
            let number = self.next();
            let help = format!("write `[^{number}]`, and on a line of its own `[^{number}]: {words}`");
            found.push((start..at, help));
        }
        found
    }

    /// What names a source that another program has in a list, `[@rain2024, p. 3]`, and what to type instead.
    pub(super) fn cited(&mut self, line: &str) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = line[at..].find("[@").map(|it| at + it) {
            at = start + 2;
            let Some(length) = line[at..].find(']') else { return found };
            let (words, behind) = (&line[at..at + length], &line[at + length + 1..]);
            let part = |it: char| it.is_alphanumeric() || "_-:.".contains(it);
            let key = words.split([',', ';']).next().unwrap_or(words);
            let is_key = key.starts_with(char::is_alphanumeric) && key.chars().all(part);
            if !is_key
                || is_linked(behind)
                || self.prose.contains(&format!("[@{words}]:"))
                || line[..start].ends_with('\\')
            {
                continue;
            }
            at += length + 1;
            let number = self.next();
            let help = format!("write `[^{number}]`, and what it names on a line of its own: `[^{number}]: …`");
            found.push((start..at, help));
        }
        found
    }

    /// A number that no footnote has.
    fn next(&mut self) -> usize {
        let (taken, last) = self.numbers.get_or_insert_with(|| {
            let names = self.prose.split("[^").skip(1).filter_map(|it| it.split_once(']'));
            (names.filter_map(|(name, _)| name.parse().ok()).collect(), 0)
        });
        *last += 1;
        while taken.contains(last) {
            *last += 1;
        }
        *last
    }
}

/// Where the bracket is closed that `text` stands behind.
fn closed(text: &str) -> Option<usize> {
    let mut open = 1;
    text.char_indices().find_map(|(at, it)| {
        match it {
            '[' => open += 1,
            ']' => open -= 1,
            _ => {}
        }
        (open == 0).then_some(at)
    })
}

/// Whether the bracket before `behind` is that of a link.
fn is_linked(behind: &str) -> bool {
    behind.starts_with(['(', ':']) || (behind.starts_with('[') && !behind.starts_with("[^"))
}

/// Whether words say something. In mathematics, a bracket behind a `^` holds a formula.
fn is_said(words: &str) -> bool {
    let count = words.split_whitespace().filter(|it| it.chars().filter(|it| it.is_alphabetic()).count() > 2).count();
    count > 1 || words.starts_with("http")
}
