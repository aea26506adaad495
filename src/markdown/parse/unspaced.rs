//! Scripts that write no blanks, for a parser that looks for them: emphasis beside their punctuation, and lines
//! that go on without one.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

use super::options;
use crate::markdown::by_hand::is_tag;
use crate::markdown::length::is_cjk;
use crate::markdown::tree::Inline;
use crate::markdown::typography::Typography;

/// The byte of UTF-8 that characters of these scripts, and of those behind them, begin with, or a
/// later one: from U+3000.
const FIRST_BYTE: u8 = 0xe3;

/// What never begins emphasis, and what never ends it.
const CLOSING: &str = "、。，．：；！？・…」』）》】〉〕｝］”’,.:;!?)]}>";
const OPENING: &str = "「『（《【〈〔｛［“‘([{<";

/// `text` as the parser is to read it, byte for byte as long; `None` if that is `text` itself.
///
/// `CommonMark` (0.31 §6.2) has `**` close nothing between punctuation and a letter, for a blank would stand there:
/// `**「雨」**だ` is words to it. In the copy, the letter beside such a mark is punctuation, or the punctuation a letter.
/// [`restored`] has every character back.
pub(super) fn loosened(text: &str, typography: Typography) -> Option<String> {
    // Nearly every text has no character of these scripts. The highest byte is found faster than the first high one.
    if text.bytes().fold(0, u8::max) < FIRST_BYTE {
        return None;
    }
    let tight: Vec<(usize, &str)> = tight(text).collect();
    if tight.is_empty() {
        return None;
    }
    // Few texts come here: in code and addresses, every character means itself.
    let words = words(text, typography);
    let is_word = |at: usize| words.get(words.partition_point(|it| it.end <= at)).is_some_and(|it| it.contains(&at));
    let mut copy = text.as_bytes().to_vec();
    for (at, other) in tight.into_iter().filter(|(at, _)| is_word(*at)) {
        copy[at..at + other.len()].copy_from_slice(other.as_bytes());
    }
    Some(String::from_utf8(copy).expect("whole characters have become others"))
}

/// Where words stand in `text`, those of links among them, in order.
fn words(text: &str, typography: Typography) -> Vec<Range<usize>> {
    let (mut words, mut in_code) = (Vec::new(), false);
    for (event, range) in Parser::new_ext(text, options(typography)).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => words.push(range),
            _ => {}
        }
    }
    words
}

/// What the parser found at `range` of the copy, as it stands in `text`. Only words have other characters in the copy.
pub(super) fn restored<'a>(event: Event<'_>, range: &Range<usize>, text: &'a str) -> Event<'a> {
    match event {
        Event::Text(CowStr::Borrowed(words)) if words.len() == range.len() && !text[range.clone()].starts_with('&') => {
            Event::Text(text[range.clone()].into())
        }
        event => event.into_static(),
    }
}

/// Where a character stands in `text` that keeps a run of asterisks from its work, and what stands there in the copy.
fn tight(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let mut end = 0;
    text.match_indices('*').filter_map(move |(start, _)| {
        let bytes = text.as_bytes();
        if start < end {
            return None;
        }
        end = start + bytes[start..].iter().take_while(|it| **it == b'*').count();
        let is_ascii = |it: Option<&u8>| it.is_none_or(u8::is_ascii);
        if is_ascii(start.checked_sub(1).and_then(|it| bytes.get(it))) && is_ascii(bytes.get(end)) {
            return None;
        }
        let (before, after) = (text[..start].chars().next_back()?, text[end..].chars().next()?);
        let begins = start - before.len_utf8();
        let (mark, marks_place, letter, letters_place) = match (before.is_alphanumeric(), after.is_alphanumeric()) {
            (false, true) if !OPENING.contains(before) => (before, begins, after, end),
            (true, false) if !CLOSING.contains(after) => (after, end, before, begins),
            _ => return None,
        };
        let unspaced = is_unspaced(letter) || matches!(letter, '\u{ac00}'..='\u{d7a3}');
        if mark.is_whitespace() || mark == '\\' {
            None
        } else if is_unspaced(mark) {
            // A single one beside a Latin letter may stand for a note.
            (unspaced || end - start > 1).then_some((marks_place, "雨"))
        } else {
            // The same letter may be all that stands before another run.
            let alone =
                text[..letters_place].ends_with('*') && text[letters_place + letter.len_utf8()..].starts_with('*');
            (unspaced && !alone).then_some((letters_place, "。"))
        }
    })
}

/// So many bytes of marks, and no more, stand between a line and its next word.
const MANY: usize = 256;

/// Whether a line whose last character is `before` goes on without a blank in the next one, with which `rest` begins.
pub(super) fn goes_on(before: impl FnOnce() -> Option<char>, rest: &str) -> bool {
    // Nearly every line begins with a plain letter.
    let near = &rest[..rest.floor_char_boundary(MANY)];
    let after = near.trim_start_matches(|it| " \t\r\n*_~>[`".contains(it)).chars().next();
    after.is_some_and(is_unspaced) && before().is_some_and(is_unspaced)
}

/// The last character that is read of `inlines`: not the mark of a footnote, nor what stands around a link or code. A
/// picture and the end of a line are blanks.
pub(super) fn last_read(inlines: &[Inline<'_>]) -> Option<char> {
    inlines.iter().rev().find_map(|it| match it {
        Inline::Text(words) | Inline::Code(words) => words.trim_end().chars().next_back(),
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strikethrough(content) => last_read(content),
        // One without words has those of what it leads to.
        Inline::Link { content, .. } => last_read(content).or(Some(' ')),
        Inline::Html(tag) if is_tag(tag, "br") => Some(' '),
        Inline::Html(_) | Inline::FootnoteMark { .. } => None,
        Inline::Picture(_) | Inline::SoftBreak | Inline::HardBreak => Some(' '),
    })
}

/// Whether a character stands beside others without a blank: an ideograph, a syllable of Japanese, or a mark that is as
/// wide. Korean has blanks between words, and none before its particles.
fn is_unspaced(character: char) -> bool {
    (is_cjk(character) && character.len_utf8() == 3)
        || matches!(character, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}')
}
