//! From a text's marks to its tree, in one pass over the parser's events.
//!
//! The parser itself is pulldown-cmark. A [`Builder`] takes its events and keeps what is still open on a stack. What
//! needs a memory of its own has a file of its own: anchors, footnotes, quotation marks.

mod allowed;
mod anchors;
mod bare;
mod begun;
mod blocks;
mod builder;
mod footnotes;
mod loose;
mod marked;
mod nearly;
mod numbered;
mod typesetter;
mod underlined;
mod unsaid;
mod unspaced;

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag};

use super::fault::Fault;
use super::link::Link;
use super::tree::Tree;
use super::typography::Typography;
use builder::Builder;
pub(super) use nearly::block as nearly_block;
pub use unsaid::wordless;
pub(super) use unsaid::wordless_elsewhere;

/// A tree, and what was found on the way that the author or the resolver of links must know.
#[derive(Debug, Default)]
pub(super) struct Parsed<'a> {
    pub tree: Tree<'a>,
    /// Every link and picture, in order.
    pub links: Vec<Link>,
    /// Where raw HTML stands, piece by piece.
    pub raw_html: Vec<Range<usize>>,
    pub faults: Vec<Fault>,
}

/// Where code stands in `text`: all of a block, and what is between backticks with them.
#[must_use]
pub fn code(text: &str) -> Vec<Range<usize>> {
    // A text without any of these has none, and need not be parsed.
    if !["`", "~~~", "    ", "\t"].iter().any(|it| text.contains(it)) {
        return Vec::new();
    }
    let is_code = |it: &Event<'_>| matches!(it, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    let events = Parser::new_ext(text, options(Typography::AsTyped)).into_offset_iter();
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

/// `text` with blanks for what is more than words: code, HTML, links, the marks of footnotes and tasks.
pub(super) fn words_alone(text: &str, typography: Typography) -> String {
    let mut words = text.as_bytes().to_vec();
    for (event, range) in Parser::new_ext(text, options(typography)).into_offset_iter() {
        let understood = match event {
            Event::Start(tag) => {
                matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
            }
            Event::Text(_) | Event::End(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => false,
            _ => true,
        };
        if understood {
            words[range].iter_mut().filter(|it| **it != b'\n').for_each(|it| *it = b' ');
        }
    }
    String::from_utf8(words).expect("whole characters have become blanks")
}

fn options(typography: Typography) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES;
    if typography != Typography::AsTyped {
        options |= Options::ENABLE_SMART_PUNCTUATION;
    }
    options
}

pub(super) fn parse(text: &str, typography: Typography) -> Parsed<'_> {
    let (mut unknown, builder) = (Vec::new(), Builder::new(text, typography));
    let mut parsed = match unspaced::loosened(text, typography) {
        None => builder.build(events(text, typography, &mut unknown)),
        Some(copy) => {
            let events = events(&copy, typography, &mut unknown);
            builder.build(events.map(|(event, range)| (unspaced::restored(event, &range, text), range)))
        }
    };
    parsed.faults.extend(unknown);
    parsed
}

/// What the parser finds in `text`, and where. References to nowhere are `unknown`.
fn events<'t>(
    text: &'t str,
    typography: Typography,
    unknown: &mut Vec<Fault>,
) -> impl Iterator<Item = (Event<'t>, Range<usize>)> {
    let note_unknown = |link: BrokenLink<'_>| {
        // A lone `[word]` is how people write; `[word][name]` can only be a link.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            let help = format!("add a line `[{}]: https://…`, or write the address in parentheses", link.reference);
            unknown.push(Fault::error(link.span, format!("no address is written for `[{}]`", link.reference), help));
        }
        None
    };
    Parser::new_with_broken_link_callback(text, options(typography), Some(note_unknown))
        .into_offset_iter()
        .map(|(event, range)| (allowed::allowed(event), range))
}
