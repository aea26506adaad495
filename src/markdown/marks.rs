//! Marks of Markdown in lines that are none, where readers see them as they were typed.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::forbidden;

/// Where the first mark of `text` stands, with what it marks, in bytes.
#[must_use]
pub fn marks(text: &str) -> Option<Range<usize>> {
    if !text.contains(['*', '_', '`', '[']) {
        return None;
    }
    let mut events = Parser::new(text).into_offset_iter();
    events.find_map(|(event, range)| match event {
        Event::Start(Tag::Emphasis | Tag::Strong) | Event::Code(_) => Some(range),
        Event::Start(
            Tag::Link { link_type: LinkType::Inline, .. } | Tag::Image { link_type: LinkType::Inline, .. },
        ) => Some(range),
        _ => None,
    })
}

/// Where the first character of `text` stands that is written as HTML writes it (`&#8217;`, `&amp;`), and that
/// character.
#[must_use]
pub fn reference(text: &str) -> Option<(Range<usize>, String)> {
    text.match_indices('&').find_map(|(start, _)| {
        let length = text[start..].bytes().take(LONGEST_REFERENCE).position(|it| it == b';')? + 1;
        let written = &text[start..start + length];
        let is_name = written[1..length - 1].trim_start_matches('#').bytes().all(|it| it.is_ascii_alphanumeric());
        let read =
            is_name.then(|| Parser::new(written).find_map(|it| if let Event::Text(it) = it { Some(it) } else { None }));
        let character = forbidden::replaced(read??).replace('\u{a0}', " ");
        (character != written && !character.contains(char::is_control)).then(|| (start..start + length, character))
    })
}

/// `text` with each of those characters itself, also where an export has written them so twice: `&amp;#8217;`.
#[must_use]
pub fn without_references(text: &str) -> String {
    let mut typed = text.to_owned();
    // Each is shorter than it was, but one that stands for two characters.
    while let Some((range, character)) = reference(&typed) {
        typed.replace_range(range, &character);
    }
    typed
}

/// The bytes of the longest name that HTML has for a character, with what stands around it:
/// `&CounterClockwiseContourIntegral;`.
const LONGEST_REFERENCE: usize = 33;
