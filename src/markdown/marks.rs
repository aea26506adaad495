//! Marks of Markdown in lines that are none, where readers see them as they were typed.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

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
