//! Blocks that the theme prints: what it is handed of one, and which there are in a text.

mod built_in;

use std::fmt;
use std::ops::Range;

pub use built_in::BuiltIn;
pub(super) use built_in::nearly;

use super::call::Call;
use super::tree::{Block, Inline, Picture};
use crate::diagnostic::Diagnostic;
use crate::source::Dimensions;

/// Where a component is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rendering {
    /// On the site.
    Web,
    /// In a feed reader.
    Feed,
    /// In a mail program.
    Letter,
    /// In a terminal, or aloud.
    Text,
}

impl Rendering {
    /// Every one.
    pub const ALL: [Rendering; 4] = [Rendering::Web, Rendering::Feed, Rendering::Letter, Rendering::Text];

    /// What a theme calls it, behind the dot in the name of a component.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Rendering::Web => "web",
            Rendering::Feed => "feed",
            Rendering::Letter => "letter",
            Rendering::Text => "text",
        }
    }
}

/// Whoever knows how components look: the theme.
pub trait Components: fmt::Debug + Sync {
    /// Whose look of the component that `call` asks for is shown to `reader`: it may have none for that one alone.
    fn look(&self, call: &Call, reader: Rendering) -> Option<Rendering>;

    /// The component that `call` asks for, filled with what stands in it, in that look. `None` if there is none: then
    /// what stands in it is shown as it is.
    ///
    /// # Errors
    /// When its template is wrong, or something that it needs is missing.
    fn print(&self, call: &Call, filling: Filling, reader: Rendering) -> Result<Option<String>, Box<Diagnostic>>;
}

/// No component is known: for words that belong to no file.
#[derive(Debug)]
pub(super) struct NoComponents;

impl Components for NoComponents {
    fn look(&self, _: &Call, _: Rendering) -> Option<Rendering> {
        None
    }

    fn print(&self, _: &Call, _: Filling, _: Rendering) -> Result<Option<String>, Box<Diagnostic>> {
        Ok(None)
    }
}

/// What stands in a component, written for one medium. Nothing is lost: the body is all of it, and so are the links,
/// the pictures and the text together.
#[derive(Debug, Clone, Default)]
pub struct Filling {
    /// Everything as it would be written outside of a component.
    pub body: String,
    /// Everything but the lines that hold only links and pictures.
    pub text: String,
    /// The links of those lines.
    pub links: Vec<FilledLink>,
    /// Their pictures.
    pub pictures: Vec<FilledPicture>,
    /// The page that the text stands on, absolute.
    pub page: String,
}

/// A link that stands alone.
#[derive(Debug, Clone)]
pub struct FilledLink {
    /// Where it leads from here; nothing if it leads nowhere.
    pub url: Option<String>,
    /// Its words, without marks.
    pub text: String,
    /// Its title.
    pub title: String,
    /// The note that stands for its address in plain text: ` [3]`.
    pub note: String,
}

/// A picture that stands alone.
#[derive(Debug, Clone)]
pub struct FilledPicture {
    /// Where it lies.
    pub url: Option<String>,
    /// What it shows.
    pub alt: String,
    /// Its title.
    pub caption: String,
    /// Its size, if it is known.
    pub size: Option<Dimensions>,
    /// Where a click on it leads, if the author says so.
    pub link: Option<String>,
    /// The note that stands for that address in plain text.
    pub note: String,
    /// The picture as it would be written outside of a component.
    pub image: String,
}

/// A component that could not be printed.
#[derive(Debug)]
pub struct Misprint {
    /// Where it is called for, in bytes of the file.
    pub range: Range<usize>,
    /// What is wrong, at the place in the template.
    pub remark: Box<Diagnostic>,
}

/// What a line of links and pictures consists of.
pub(super) enum Alone<'t, 'a> {
    /// Destination, title and words of a link.
    Link(&'t str, &'t str, &'t [Inline<'a>]),
    /// A picture, and where a click on it leads.
    Picture(&'t Picture<'a>, Option<&'t str>),
}

/// Whether a line holds links and pictures, and no words.
pub(super) fn stands_alone(content: &[Inline<'_>]) -> bool {
    alone(content).is_some()
}

/// The links and pictures of a block that holds nothing else; `None` if it holds words, or is no line.
pub(super) fn standing_alone<'t, 'a>(block: &'t Block<'a>) -> Option<Vec<Alone<'t, 'a>>> {
    match block {
        Block::Figure { picture, link } => Some(vec![Alone::Picture(picture, link.as_deref())]),
        Block::Paragraph(content) | Block::Plain(content) => alone(content),
        _ => None,
    }
}

/// The same of a line.
fn alone<'t, 'a>(content: &'t [Inline<'a>]) -> Option<Vec<Alone<'t, 'a>>> {
    let mut things = Vec::new();
    for inline in content {
        match inline {
            Inline::Link { destination, title, content } => things.push(match &**content {
                [Inline::Picture(picture)] => Alone::Picture(picture, Some(destination)),
                words => Alone::Link(destination, title, words),
            }),
            Inline::Picture(picture) => things.push(Alone::Picture(picture, None)),
            Inline::SoftBreak | Inline::HardBreak => {}
            Inline::Text(text) if text.trim().is_empty() => {}
            _ => return None,
        }
    }
    Some(things)
}

/// The components in `block`, or the block itself if it is one: what stands in a component is printed with it.
pub(super) fn components<'t, 'a>(block: &'t Block<'a>, found: &mut Vec<&'t Block<'a>>) {
    match block {
        Block::Component { .. } => found.push(block),
        _ => block.blocks().for_each(|it| components(it, found)),
    }
}
