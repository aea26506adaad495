//! A break right below a sentence, of which Markdown makes a heading (CommonMark 0.31, §4.3).

use std::ops::Range;

use crate::markdown::fault::Fault;

/// Of so many words, or more, no heading is an exclamation or a question.
const LONG: usize = 9;

/// How a heading ends that ends in an abbreviation.
const SHORTENED: [&str; 11] = ["Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "vs", "usw", "etc", "Bros", "al"];

/// The break that was meant below the heading at `range` of `text`, if it is a sentence.
pub(super) fn fault(text: &str, range: &Range<usize>) -> Option<Fault> {
    let heading = text[range.clone()].trim_end();
    let (above, line) = heading.rsplit_once('\n')?;
    let mark = line.trim_start_matches([' ', '\t', '>']);
    // A longer one is drawn below a heading, and so is one that is as long as its words.
    let is_break = (3..=5).contains(&mark.len()) && mark.trim_start_matches('-').is_empty();
    let words = above.trim_end().trim_end_matches(['*', '_']);
    if !is_break || words.chars().count() == mark.len() || !is_sentence(words) {
        return None;
    }
    let what = "this line makes a heading of the sentence above it";
    let help = "leave an empty line between them if a break is meant; write `## ` before the words of a heading";
    let start = range.start + heading.len() - mark.len();
    Some(Fault::loose_mark(start..start + mark.len(), what, help))
}

/// Whether `words` end as a sentence does, and as no heading.
fn is_sentence(words: &str) -> bool {
    let spoken = words.trim_end_matches(['"', '\'', '”', '’', '“', '‘', '»', '«', '」', '』', ')', '*', '_']);
    let is_long = words.contains('\n') || words.split_whitespace().count() >= LONG;
    let last = spoken.rsplit(char::is_whitespace).next().unwrap_or_default();
    match spoken.chars().next_back() {
        Some('.') => !is_abbreviation(last.trim_end_matches('.')),
        Some('…' | '。') => true,
        Some('!' | '?' | '！' | '？') => is_long || begins_anew(spoken),
        Some(_) => is_long && spoken.len() < words.len() && !words.ends_with(')'),
        None => false,
    }
}

/// Whether a word that a full stop stands behind is shortened by it: `etc`, `U.S`, `J`.
fn is_abbreviation(word: &str) -> bool {
    word.contains('.') || word.chars().count() < 2 || SHORTENED.contains(&word)
}

/// Whether another sentence ends within `words`, or somebody speaks in them twice.
fn begins_anew(words: &str) -> bool {
    [". ", "! ", "? ", "… ", ",” ", ",\" ", ",“ ", "?” ", "!” "].iter().any(|it| words.contains(it))
}
