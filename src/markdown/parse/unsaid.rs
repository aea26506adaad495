//! What becomes of a link that says nothing: it takes its words from what it leads to, it is for a player, or it is a
//! mistake.

use std::ops::Range;

use crate::diagnostic::Slip;
use crate::markdown::by_hand::shows_something;
use crate::markdown::fault::Fault;
use crate::markdown::link::{Link, LinkKind};
use crate::markdown::tree::{Inline, is_blank};
use crate::source::MediaType;

/// Where a link stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// Among words that are shown with their marks.
    Words,
    /// In the description of a picture, which is plain text.
    Description,
}

/// What the link at `range` to `destination` is that holds `content`, and what is wrong with it.
pub(super) fn kind(
    destination: &str,
    range: &Range<usize>,
    content: &[Inline<'_>],
    around: Around,
) -> (LinkKind, Option<Fault>) {
    let says_something = destination.is_empty() || !is_hollow(content);
    match around {
        _ if says_something => (LinkKind::Link, None),
        // Nobody follows it there, and only the writers of links know titles.
        Around::Description => (LinkKind::Link, Some(unsaid(destination, range, HOLE))),
        Around::Words if is_blank(content) => (LinkKind::Untitled, None),
        Around::Words => (LinkKind::Link, Some(unsaid(destination, range, WORDLESS))),
    }
}

/// What is wrong with those `links` that lead elsewhere. Of what lies within the newsletter, only the newsletter knows
/// whether it has a title.
pub(in crate::markdown) fn wordless_elsewhere(links: &[Link]) -> impl Iterator<Item = Fault> {
    let wordless = links.iter().filter(|it| it.kind == LinkKind::Untitled && it.leads_elsewhere());
    wordless.map(|it| unsaid(&it.destination, &it.range, WORDLESS))
}

/// What is to be said of a `link` that has no words, if nothing lends it any.
#[must_use]
pub fn wordless(link: &Link) -> Slip {
    unsaid(&link.destination, &link.range, WORDLESS).slip
}

fn unsaid(destination: &str, range: &Range<usize>, message: &str) -> Fault {
    Fault::loose_link(range.clone(), message, format!("write them between the brackets: `[…]({destination})`"))
}

const WORDLESS: &str = "this link has no words, so nobody sees it";

const HOLE: &str = "this link has no words, and leaves a hole in what the picture is said to show";

/// Lets those of `links` that stand in `paragraph` be for the component around it, if they lead to a recording: a
/// player needs the file, and words for the first of several alone.
pub(super) fn hand_over(links: &mut [Link], paragraph: &Range<usize>) {
    for link in links.iter_mut().rev().take_while(|it| paragraph.start <= it.range.start) {
        let is_played = MediaType::of_address(&link.destination).is_some_and(MediaType::is_recording);
        if link.kind == LinkKind::Untitled && is_played {
            link.kind = LinkKind::Link;
        }
    }
}

/// Whether nothing of `content` is seen, whatever marks and tags stand in it.
fn is_hollow(content: &[Inline<'_>]) -> bool {
    content.iter().all(|it| match it {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strikethrough(content) => is_hollow(content),
        Inline::Html(tag) => !shows_something(tag),
        Inline::Code(_) | Inline::Link { .. } | Inline::Picture(_) | Inline::FootnoteMark { .. } => false,
    })
}

/// Whether a tag of raw HTML is an `<img>` that names no file: neither `src`, nor `srcset`, nor what
/// a script would read.
pub(super) fn is_empty_picture(tag: &str) -> bool {
    let named = tag.get(..4).is_some_and(|it| it.eq_ignore_ascii_case("<img"));
    let rest = tag.get(4..).unwrap_or_default();
    let ends = rest.starts_with(|it: char| it == '/' || it == '>' || it.is_ascii_whitespace());
    named && ends && !rest.to_ascii_lowercase().contains("src")
}
