//! Blocks that the theme prints: what each writer hands over of one, and who prints it.

mod built_in;

use std::fmt;
use std::ops::Range;

pub use built_in::BuiltIn;
pub(super) use built_in::nearly;

use super::call::Call;
use super::tree::{Block, Inline, Picture, words_of};
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
    pub remark: Diagnostic,
}

/// A writer that can write a part by itself.
pub(super) trait Apart {
    /// `blocks` as they are written here: all of them, and those among them that are `words`. None is written twice,
    /// for what stands in one may be written in the same way, and so on to the last.
    fn blocks_apart(&mut self, blocks: &[Block<'_>], words: fn(&Block<'_>) -> bool) -> (String, String);
    /// A picture as it is written here.
    fn picture_apart(&mut self, picture: &Picture<'_>) -> String;
    /// Where a picture lies in the largest size that is shown to anyone.
    fn place_of(&self, picture: &Picture<'_>) -> Option<String>;
    /// The size at which a picture is shown.
    fn size_of(&self, picture: &Picture<'_>) -> Option<Dimensions>;
    /// Where `destination` leads from here.
    fn address_of(&self, destination: &str) -> Option<String>;
    /// What a link to `destination` says that has these words, if it takes others from what it leads to.
    fn title_of(&self, destination: &str, words: &[Inline<'_>]) -> Option<String>;
    /// The note that stands for an address.
    fn note_of(&mut self, address: Option<&str>) -> String;
    /// The page that the text stands on, absolute.
    fn page(&self) -> String;
}

/// What `blocks` are for a component, as `writer` writes them.
pub(super) fn filling(writer: &mut impl Apart, blocks: &[Block<'_>]) -> Filling {
    let (body, text) = writer.blocks_apart(blocks, |it| standing_alone(it).is_none());
    let mut filling = Filling { body, text, page: writer.page(), ..Filling::default() };
    for thing in blocks.iter().filter_map(standing_alone).flatten() {
        match thing {
            Alone::Link(destination, title, content) => {
                let url = writer.address_of(destination);
                let note = writer.note_of(url.as_deref());
                let text = writer.title_of(destination, content).unwrap_or_else(|| {
                    let mut words = String::new();
                    words_of(content, &mut words);
                    words
                });
                filling.links.push(FilledLink { url, text, title: title.to_owned(), note });
            }
            Alone::Picture(picture, link) => {
                let link = link.and_then(|it| writer.address_of(it));
                filling.pictures.push(FilledPicture {
                    url: writer.place_of(picture),
                    alt: picture.alt.clone(),
                    caption: picture.title.to_string(),
                    size: writer.size_of(picture),
                    note: writer.note_of(link.as_deref()),
                    link,
                    image: writer.picture_apart(picture),
                });
            }
        }
    }
    filling
}

/// Appends to `out` the component that `call` asks for, or what stands in it where nothing is known of how it looks.
pub(super) fn printed(
    components: &dyn Components,
    call: &Call,
    filling: Filling,
    rendering: Rendering,
    misprints: &mut Vec<Misprint>,
    out: &mut String,
) {
    let body = filling.body.clone();
    match components.print(call, filling, rendering) {
        Ok(Some(printed)) => out.push_str(&printed),
        Ok(None) => out.push_str(&body),
        // The author is told by `proof`, before anything is published.
        Err(remark) => misprints.push(Misprint { range: call.range.clone(), remark: *remark }),
    }
}

/// What stands in a component, kept apart while the look of another reader's around it is made fit for this one: it is
/// fit already.
pub(super) struct Kept(Vec<String>);

impl Kept {
    /// What stands in `filling`, and the same with marks in its place. `set` sets a mark that is a block.
    pub(super) fn apart(filling: Filling, set: impl Fn(&str) -> String) -> (Kept, Filling) {
        let mut kept = Kept(Vec::new());
        let Filling { body, text, links, pictures, page } = filling;
        let mut block = |written: String| if written.is_empty() { written } else { set(&kept.keep(written)) };
        let (body, text) = (block(body), block(text));
        let pictures = pictures.into_iter().map(|it| FilledPicture { image: kept.keep(it.image), ..it }).collect();
        (kept, Filling { body, text, links, pictures, page })
    }

    fn keep(&mut self, written: String) -> String {
        self.0.push(written);
        format!("{KEPT}{}{KEPT}", self.0.len() - 1)
    }

    /// What a component has `printed` around the marks, with what was kept in their place.
    pub(super) fn back(&self, printed: &str) -> String {
        let parts = printed.split(KEPT).enumerate();
        let whole = parts.map(|(place, part)| match part.parse::<usize>() {
            Ok(number) if place % 2 == 1 => self.0.get(number).map_or("", String::as_str),
            Ok(_) | Err(_) => part,
        });
        whole.collect()
    }
}

/// Stands before and after the number of what was kept. Nobody types it, for it is no character.
const KEPT: char = '\u{fdd0}';

/// What a line of links and pictures consists of.
enum Alone<'t, 'a> {
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
fn standing_alone<'t, 'a>(block: &'t Block<'a>) -> Option<Vec<Alone<'t, 'a>>> {
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

/// The components among `blocks`, outermost ones only: what stands in one is printed with it.
pub(super) fn components<'t, 'a>(blocks: &'t [Block<'a>], found: &mut Vec<&'t Block<'a>>) {
    for block in blocks {
        match block {
            Block::Component { .. } => found.push(block),
            Block::Quote(blocks) | Block::Alert(_, blocks) | Block::Only(_, blocks) | Block::Aside { blocks, .. } => {
                components(blocks, found);
            }
            Block::List { items, .. } => items.iter().for_each(|it| components(&it.blocks, found)),
            Block::Paragraph(_)
            | Block::Plain(_)
            | Block::Heading { .. }
            | Block::Figure { .. }
            | Block::Code { .. }
            | Block::Table { .. }
            | Block::Rule
            | Block::Html(_)
            | Block::More => {}
        }
    }
}
