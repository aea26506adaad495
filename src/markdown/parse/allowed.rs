//! What the parser finds, without characters that no page may hold.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use crate::markdown::forbidden::replaced;

/// `event` without them. A tag by hand is left to whoever writes it out, and words to whoever takes some of them from
/// the text as they were typed.
pub(super) fn allowed(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Code(text) => Event::Code(replaced(text)),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(fence))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(replaced(fence))))
        }
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level, id: id.map(replaced), classes, attrs })
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url, title: replaced(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url, title: replaced(title), id })
        }
        other => other,
    }
}
