//! What a bundle says, as it is remembered: laid out so that it is read where it lies. An edit leaves all bundles but
//! one as they were, and to take each of them apart would be most of the work of a new index.
//!
//! First comes how long the *text* is (four bytes). Then the text, word after word in order with nothing between them;
//! and the *rows*: for each word its length and that of its row (both LEB128), and the row.

use std::sync::Arc;

use super::postings::Row;
use crate::memo::{push_number, take_number};

/// The words of a bundle in order, each with its postings, which count from the bundle's first episode.
pub(super) type Words<'a> = Vec<(&'a str, &'a [u8])>;

/// What a bundle says: its words in order, each with its row, which counts from the bundle's first episode.
#[derive(Debug)]
pub(super) struct Gathered(Arc<[u8]>);

/// Some neighbours among the words of a bundle.
#[derive(Debug, Clone)]
pub(super) struct Rows<'a> {
    text: &'a str,
    rows: &'a [u8],
}

impl Gathered {
    /// `words`, to be remembered.
    pub(super) fn layout(words: &Words<'_>) -> Vec<u8> {
        let length = words.iter().map(|(word, _)| word.len()).sum::<usize>();
        let mut layout = Vec::with_capacity(4 + length + words.iter().map(|(_, it)| it.len() + 4).sum::<usize>());
        layout.extend(u32::try_from(length).expect("a bundle is under 4 GiB").to_le_bytes());
        layout.extend(words.iter().flat_map(|(word, _)| word.bytes()));
        let mut row = Vec::new();
        for (word, postings) in words {
            row.clear();
            Row::layout(postings, &mut row);
            push_number(word.len(), &mut layout);
            push_number(row.len(), &mut layout);
            layout.extend_from_slice(&row);
        }
        layout
    }

    /// What was laid out; `None` if this is something else. It is looked through once, and taken at
    /// its word from then on.
    pub(super) fn read(bytes: Arc<[u8]>) -> Option<Gathered> {
        let mut rows = rows(&bytes)?;
        let whole = rows.all(|(_, row)| Row::read(row).is_some());
        (whole && rows.text.is_empty() && rows.rows.is_empty()).then_some(Gathered(bytes))
    }

    /// All words.
    pub(super) fn rows(&self) -> Rows<'_> {
        rows(&self.0).expect("what was gathered has been looked through")
    }

    /// How many bytes it takes.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// All words, cut before each of `words`, which are in order.
    pub(super) fn cut(&self, words: &[&str]) -> Vec<Rows<'_>> {
        let mut rest = self.rows();
        let cut = |word: &&str| {
            let (before, mut after) = (rest.clone(), rest.clone());
            while after.next().is_some_and(|(it, _)| it < *word) {
                rest = after.clone();
            }
            before.up_to(&rest)
        };
        let mut pieces: Vec<Rows<'_>> = words.iter().map(cut).collect();
        pieces.push(rest);
        pieces
    }
}

fn rows(bytes: &[u8]) -> Option<Rows<'_>> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (text, rows) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    Some(Rows { text: std::str::from_utf8(text).ok()?, rows })
}

impl<'a> Rows<'a> {
    /// What is left of these when `rest` is taken away, which is how they end.
    fn up_to(self, rest: &Rows<'_>) -> Rows<'a> {
        let (text, rows) = (self.text.len() - rest.text.len(), self.rows.len() - rest.rows.len());
        Rows { text: &self.text[..text], rows: &self.rows[..rows] }
    }
}

/// A word and its row, as it was laid out.
impl<'a> Iterator for Rows<'a> {
    type Item = (&'a str, &'a [u8]);

    #[inline]
    fn next(&mut self) -> Option<(&'a str, &'a [u8])> {
        let mut rows = self.rows;
        let [word, row] = [take_number(&mut rows)?, take_number(&mut rows)?];
        let ((word, text), row) = (self.text.split_at_checked(word)?, rows.split_off(..row)?);
        *self = Rows { text, rows };
        Some((word, row))
    }
}

#[cfg(test)]
mod tests {
    use super::{Gathered, Row};

    /// Two episodes that say a word once, in the first stretch.
    const POSTINGS: &[u8] = &[0, 4, 0, 1, 4, 0];

    #[test]
    fn words_come_back_as_they_went_in_and_are_cut_where_they_should_be() {
        let long = "x".repeat(300);
        let all = vec![("ete", POSTINGS), (&long, POSTINGS), ("猫", POSTINGS)];
        let gathered = Gathered::read(Gathered::layout(&all).into()).expect("it was laid out");
        assert!(gathered.rows().map(|(word, _)| word).eq(["ete", &long, "猫"]));
        assert!(gathered.rows().all(|(_, row)| Row::read(row).is_some_and(|it| it.len() == 2)));
        let cut = |words: &[&str]| gathered.cut(words).into_iter().map(Iterator::count).collect::<Vec<_>>();
        assert_eq!(cut(&[]), [3]);
        assert_eq!(cut(&["a", "ete", "f", "zz", "猫", "猫猫"]), [0, 0, 1, 1, 0, 1, 0]);
    }

    #[test]
    fn what_is_damaged_is_found_out() {
        let layout = Gathered::layout(&vec![("ete", POSTINGS), ("猫", POSTINGS)]);
        for length in 0..layout.len() {
            assert!(Gathered::read(layout[..length].into()).is_none(), "{length}");
        }
        assert!(Gathered::read([&*layout, b"x"].concat().into()).is_none());
        assert!(Gathered::read(Gathered::layout(&Vec::new()).into()).is_some());
    }
}
