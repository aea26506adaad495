//! Addresses that stand among words without a mark, and are links all the same (GFM 0.29, §6.9).

use std::ops::Range;

/// The first address in `range` of `text`. It may end behind that, for the parser takes some of its signs for marks.
pub(super) fn address(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    words.match_indices(':').find_map(|(at, _)| {
        if !words[at..].starts_with("://") {
            return None;
        }
        let scheme = ["https", "http"].into_iter().find(|it| words[..at].ends_with(it))?;
        let start = range.start + at - scheme.len();
        let end = start + length(&text[start..]);
        let within_a_word = text[..start].ends_with(|it: char| it.is_ascii_alphanumeric());
        let host = text.get(range.start + at + 3..end).unwrap_or("");
        (!within_a_word && host.starts_with(char::is_alphanumeric)).then_some(start..end)
    })
}

/// How long the address is with which `text` begins. What ends a sentence does not belong to it, nor a parenthesis that was
/// opened before it.
fn length(text: &str) -> usize {
    const BEHIND: &str = "<>\"`|\\[]{}“”‘’«»、。，．：；！？「」『』（）《》【】〈〉〔〕…";
    let end = text.find(|it: char| it.is_whitespace() || BEHIND.contains(it)).unwrap_or(text.len());
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
