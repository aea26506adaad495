//! A number before a sentence, such as a year, of which Markdown makes a list.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::markdown::fault::Fault;

/// The numbered lists of a text.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    /// The first number and the last of each, and where it stands.
    lists: Vec<(u64, u64, Range<usize>)>,
}

impl Numbered {
    /// Takes note of the list at `range`, which has so many items.
    pub(super) fn note(&mut self, start: Option<u64>, items: usize, range: Range<usize>) {
        if let Some(first) = start {
            self.lists.push((first, first + (items as u64).saturating_sub(1), range));
        }
    }

    /// What is wrong with the numbers of `text`.
    pub(super) fn faults(&self, text: &str) -> impl Iterator<Item = Fault> {
        self.lone(text).chain(self.lists.iter().flat_map(|list| counted_otherwise(text, list)))
    }

    /// The lists of one item that no other list of `text` is continued by, and that continue none: nobody counts from
    /// another number than 1 and stops there.
    fn lone(&self, text: &str) -> impl Iterator<Item = Fault> {
        let firsts: BTreeSet<u64> = self.lists.iter().map(|it| it.0).collect();
        let lasts: BTreeSet<u64> = self.lists.iter().map(|it| it.1).collect();
        let lone = self.lists.iter().filter(move |(first, last, range)| {
            let goes_on = firsts.contains(&(first + 1)) || lasts.contains(&first.saturating_sub(1));
            let counts = goes_on && *first < YEARS && !is_day(&text[range.clone()]);
            first == last && *first > 1 && !counts && !is_move(&text[range.clone()])
        });
        lone.map(|(.., range)| {
            let list = text[range.clone()].trim_start();
            let (number, rest) = list.split_at(list.bytes().take_while(u8::is_ascii_digit).count());
            let sign = if rest.starts_with(')') { ")" } else { "." };
            let (mark, start) = (format!("{number}{sign}"), range.end - list.len());
            let what = format!("`{mark}` begins a list here, and the list ends with it");
            let help = format!("write `{number}\\{sign}` if no list is meant");
            Fault::loose_mark(start..start + mark.len(), what, help)
        })
    }
}

/// The numbers beyond the last of a list that nobody counts from the first: years, and days of a month.
fn counted_otherwise(text: &str, (first, last, range): &(u64, u64, Range<usize>)) -> Vec<Fault> {
    let list = &text[range.clone()];
    if first == last || (*first < 2 && !is_day(list)) {
        return Vec::new();
    }
    let mut end = range.start;
    let lines = list.split_inclusive('\n').filter_map(|line| {
        end += line.len();
        let inner = line.trim_start_matches([' ', '>']);
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let number: u64 = inner[..digits].parse().ok().filter(|it| it > last && inner[digits..].starts_with(". "))?;
        let what = format!("`{number}.` goes on with the list above, which is counted and has no such number");
        let start = end - inner.len();
        let help = format!("write `{number}\\.` if no list is meant");
        Some(Fault::loose_mark(start..start + digits + 1, what, help))
    });
    lines.collect()
}

/// No list has so many items, and one that is interrupted does not go on with such a number.
const YEARS: u64 = 1000;

/// Whether a list begins with a day: `3. März.` in German, `3. maj 2026` in Danish.
fn is_day(list: &str) -> bool {
    let words = list.trim_start_matches(|it: char| it.is_ascii_digit()).trim_start_matches('.').trim_start();
    let month = &words[..words.find(|it: char| !it.is_alphabetic()).unwrap_or(words.len())];
    let behind = &words[month.len()..];
    let ends = behind.trim_start_matches(' ').starts_with(|it: char| ".,:;–—\n".contains(it) || it.is_ascii_digit());
    MONTHS.contains(&&*month.to_lowercase()) && (ends || behind.trim().is_empty())
}

/// Whether a list begins with a move of a game of chess, which is counted: `12. Kxf7`, `3... e5`.
fn is_move(list: &str) -> bool {
    let list = list.trim_start().trim_start_matches(|it: char| it.is_ascii_digit()).trim_start_matches('.');
    let word = list.split_whitespace().next().unwrap_or_default().trim_matches(['.', '+', '#', '!', '?', ',', ';']);
    let square = word.split('=').next().unwrap_or(word).as_bytes();
    let castles = ["O-O", "0-0", "O-O-O", "0-0-0"].contains(&word);
    let ends = square.len() > 1 && square.len() < 7 && matches!(square[square.len() - 2..], [b'a'..=b'h', b'1'..=b'8']);
    castles || (ends && square.iter().all(|it| b"KQRBNxabcdefgh12345678-".contains(it)))
}

/// The months where days are written with a full stop.
const MONTHS: [&str; 24] = [
    "januar",
    "jänner",
    "februar",
    "feber",
    "märz",
    "marts",
    "mars",
    "april",
    "mai",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "december",
    "desember",
    "ledna",
    "března",
    "května",
    "června",
    "října",
];
