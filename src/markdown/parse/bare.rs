//! Addresses that stand among words without a mark, and are links all the same (GFM 0.29, §6.9).

use std::iter::Peekable;
use std::ops::Range;

use memchr::memmem::{FindIter, find_iter};

use crate::markdown::forbidden::is_forbidden;

/// The addresses of a text, for whoever reads it from its beginning to its end. Nearly all words are without one.
pub(super) struct Addresses<'a> {
    text: &'a str,
    /// Where each `://` stands that is yet to come.
    coming: Peekable<FindIter<'a, 'static>>,
}

impl<'a> Addresses<'a> {
    pub(super) fn new(text: &'a str) -> Addresses<'a> {
        Addresses { text, coming: find_iter(text.as_bytes(), b"://").peekable() }
    }

    /// Whether one may stand before byte `end`. Each is measured once, so whoever will not have it need not ask for it.
    pub(super) fn may_stand_before(&mut self, end: usize) -> bool {
        self.coming.peek().is_some_and(|it| *it < end)
    }

    /// The first one in `range`, which does not begin before the last. It may end behind that, for the parser takes
    /// some of its signs for marks.
    pub(super) fn first_in(&mut self, range: &Range<usize>) -> Option<Range<usize>> {
        while let Some(at) = self.coming.next_if(|it| *it < range.end) {
            if let Some(address) = self.around(at, range.start) {
                return Some(address);
            }
        }
        None
    }

    /// The one whose `://` stands at `at`, if it begins at `start` or later.
    fn around(&self, at: usize, start: usize) -> Option<Range<usize>> {
        let before = self.text.get(start..at)?;
        let scheme = ["https", "http"].into_iter().find(|it| before.ends_with(it))?;
        let begin = at - scheme.len();
        let within_a_word = self.text[..begin].ends_with(|it: char| it.is_ascii_alphanumeric());
        let has_host = self.text[at + 3..].starts_with(char::is_alphanumeric);
        // What follows may be as long as the text. What is read of it belongs to the address, so it is read once.
        (!within_a_word && has_host).then(|| begin..begin + length(&self.text[begin..]))
    }
}

/// How long the address is with which `text` begins. What ends a sentence does not belong to it, nor a parenthesis that
/// was opened before it, nor what no page may hold.
fn length(text: &str) -> usize {
    const BEHIND: &str = "<>\"`|\\[]{}“”‘’«»、。，．：；！？「」『』（）《》【】〈〉〔〕…";
    let end = text.find(|it: char| it.is_whitespace() || BEHIND.contains(it) || is_forbidden(it)).unwrap_or(text.len());
    let mut address = &text[..end];
    let mut unopened = address.matches(')').count().saturating_sub(address.matches('(').count());
    loop {
        address = address.trim_end_matches(|it| "?!.,:;*_~'".contains(it));
        match address.strip_suffix(')') {
            Some(shorter) if unopened > 0 => (address, unopened) = (shorter, unopened - 1),
            _ => return address.len(),
        }
    }
}
