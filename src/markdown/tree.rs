//! What a text consists of, once its marks are understood: the tree that every medium's writer walks.
//!
//! It borrows from the text, lives while one sheet is printed, and leaves HTML as it was written.

use pulldown_cmark::{Alignment, CowStr};

use super::by_hand::{Ruby, is_tag};
use super::call::Call;
use super::typography::raise;
use crate::language::Words;

/// A whole text.
#[derive(Debug, Default)]
pub struct Tree<'a> {
    /// The text itself.
    pub blocks: Vec<Block<'a>>,
    /// Its footnotes. One that is never marked is not here.
    pub footnotes: Vec<Footnote<'a>>,
}

/// A footnote. Which number it has is decided for those who read it, for not everyone is led to all of them.
#[derive(Debug)]
pub struct Footnote<'a> {
    /// What it says.
    pub blocks: Vec<Block<'a>>,
}

/// Something that stands on lines of its own.
#[derive(Debug)]
pub enum Block<'a> {
    /// A paragraph.
    Paragraph(Vec<Inline<'a>>),
    /// The text of an item in a tight list: a paragraph without the space around it.
    Plain(Vec<Inline<'a>>),
    /// A heading.
    Heading {
        /// 1 to 6, as written.
        level: u8,
        /// The anchor, unique in the text.
        anchor: String,
        /// The words.
        content: Vec<Inline<'a>>,
    },
    /// A picture alone in its paragraph.
    Figure {
        /// The picture; its title is the caption.
        picture: Picture<'a>,
        /// Where a click on it leads.
        link: Option<CowStr<'a>>,
    },
    /// Code.
    Code {
        /// What stands behind the opening fence; empty for indented code.
        fence: CowStr<'a>,
        /// The code.
        text: CowStr<'a>,
        /// Where in the text the whole block stands, in bytes.
        range: std::ops::Range<usize>,
    },
    /// A quotation.
    Quote(Vec<Block<'a>>),
    /// A remark that must not be overlooked.
    Alert(Alert, Vec<Block<'a>>),
    /// Something beside the story.
    Aside {
        /// What stands behind `[!ASIDE]`.
        title: Vec<Inline<'a>>,
        /// The text.
        blocks: Vec<Block<'a>>,
    },
    /// Something that the theme prints.
    Component {
        /// The head of the block.
        call: Call,
        /// What stands in it.
        blocks: Vec<Block<'a>>,
    },
    /// Something for one medium only.
    Only(Audience, Vec<Block<'a>>),
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<Item<'a>>,
    },
    /// A table.
    Table {
        /// How each column is set.
        alignments: Vec<Alignment>,
        /// The first row.
        head: Row<'a>,
        /// The others.
        rows: Vec<Row<'a>>,
    },
    /// A rule between two parts.
    Rule,
    /// Raw HTML.
    Html(CowStr<'a>),
    /// `<!-- more -->`: what stands before it is the excerpt.
    More,
}

/// A row of a table: what stands in each cell.
pub type Row<'a> = Vec<Vec<Inline<'a>>>;

/// An item of a list.
#[derive(Debug)]
pub struct Item<'a> {
    /// Whether it is a task, and done.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block<'a>>,
}

/// The kinds of alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// Useful to know.
    Note,
    /// Makes something easier.
    Tip,
    /// Needed to succeed.
    Important,
    /// Needs attention at once.
    Warning,
    /// Warns of what may go wrong.
    Caution,
}

impl Alert {
    /// What stands above it.
    #[must_use]
    pub fn title(self, words: &Words) -> &str {
        match self {
            Alert::Note => &words.note,
            Alert::Tip => &words.tip,
            Alert::Important => &words.important,
            Alert::Warning => &words.warning,
            Alert::Caution => &words.caution,
        }
    }
}

/// Who a block is for, if not for everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// `[!EMAIL]`: those who read the letter.
    Email,
    /// `[!WEB]`: those who read the page.
    Web,
}

/// Something within a line.
#[derive(Debug)]
pub enum Inline<'a> {
    /// Words.
    Text(CowStr<'a>),
    /// Code.
    Code(CowStr<'a>),
    /// Stressed.
    Emphasis(Vec<Inline<'a>>),
    /// Stressed more.
    Strong(Vec<Inline<'a>>),
    /// Taken back.
    Strikethrough(Vec<Inline<'a>>),
    /// A link.
    Link {
        /// Where it leads, as written.
        destination: CowStr<'a>,
        /// Its title.
        title: CowStr<'a>,
        /// Its text. Where that is blank, writers take the title of what it leads to.
        content: Vec<Inline<'a>>,
    },
    /// A picture among words.
    Picture(Picture<'a>),
    /// The mark of a footnote.
    FootnoteMark {
        /// Its place in [`Tree::footnotes`].
        footnote: usize,
        /// Which of the footnote's marks this is, from 0.
        mark: usize,
    },
    /// Raw HTML.
    Html(CowStr<'a>),
    /// The end of a line in the source.
    SoftBreak,
    /// The end of a line on the page.
    HardBreak,
}

/// A picture.
#[derive(Debug)]
pub struct Picture<'a> {
    /// Where it lies, as written.
    pub destination: CowStr<'a>,
    /// What it shows.
    pub alt: String,
    /// Its title, or caption.
    pub title: CowStr<'a>,
}

impl<'a> Block<'a> {
    /// The blocks that stand in it.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Block<'a>> {
        let (blocks, items): (&[Block<'a>], &[Item<'a>]) = match self {
            Block::Quote(blocks)
            | Block::Alert(_, blocks)
            | Block::Only(_, blocks)
            | Block::Aside { blocks, .. }
            | Block::Component { blocks, .. } => (blocks, &[]),
            Block::List { items, .. } => (&[], items),
            Block::Paragraph(_)
            | Block::Plain(_)
            | Block::Heading { .. }
            | Block::Figure { .. }
            | Block::Code { .. }
            | Block::Table { .. }
            | Block::Rule
            | Block::Html(_)
            | Block::More => (&[], &[]),
        };
        blocks.iter().chain(items.iter().flat_map(|it| &it.blocks))
    }

    /// Its own lines: a paragraph or a title is one, and so is each cell of a table.
    pub(super) fn lines(&self) -> impl Iterator<Item = &[Inline<'a>]> {
        let (line, head, rows): (Option<&[Inline<'a>]>, Option<&Row<'a>>, &[Row<'a>]) = match self {
            Block::Paragraph(line)
            | Block::Plain(line)
            | Block::Heading { content: line, .. }
            | Block::Aside { title: line, .. } => (Some(line), None, &[]),
            Block::Table { head, rows, .. } => (None, Some(head), rows),
            Block::Figure { .. }
            | Block::Code { .. }
            | Block::Quote(_)
            | Block::Alert(..)
            | Block::Component { .. }
            | Block::Only(..)
            | Block::List { .. }
            | Block::Rule
            | Block::Html(_)
            | Block::More => (None, None, &[]),
        };
        line.into_iter().chain(head.into_iter().chain(rows).flatten().map(Vec::as_slice))
    }
}

impl<'a> Inline<'a> {
    /// What stands within its marks.
    pub(super) fn content(&self) -> &[Inline<'a>] {
        match self {
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => content,
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Picture(_)
            | Inline::FootnoteMark { .. }
            | Inline::Html(_)
            | Inline::SoftBreak
            | Inline::HardBreak => &[],
        }
    }
}

/// Whether nothing of `inlines` is seen.
pub(super) fn is_blank(inlines: &[Inline<'_>]) -> bool {
    inlines.iter().all(|it| match it {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Code(_)
        | Inline::Emphasis(_)
        | Inline::Strong(_)
        | Inline::Strikethrough(_)
        | Inline::Link { .. }
        | Inline::Picture(_)
        | Inline::FootnoteMark { .. }
        | Inline::Html(_) => false,
    })
}

/// The words of `inlines`, without any marks. A link that takes its words from elsewhere has none here.
pub(super) fn words_of(inlines: &[Inline<'_>]) -> String {
    let mut words = String::new();
    append_words(inlines, &mut words);
    words
}

/// Appends the same to `words`.
pub(super) fn append_words(inlines: &[Inline<'_>], words: &mut String) {
    words_with(inlines, &mut Ruby::default(), words);
}

/// Appends the words of `inlines`, and of their readings what `ruby` makes of them.
pub(super) fn words_with(inlines: &[Inline<'_>], ruby: &mut Ruby, words: &mut String) {
    let mut raised = None;
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => words_with(content, ruby, words),
            Inline::Picture(picture) => words.push_str(&picture.alt),
            Inline::SoftBreak | Inline::HardBreak => words.push(' '),
            Inline::Html(tag) if is_tag(tag, "br") => words.push(' '),
            Inline::Html(tag) if is_tag(tag, "sup") => raised = Some(words.len()),
            Inline::Html(tag) if is_tag(tag, "/sup") => raised.take().into_iter().for_each(|it| raise(words, it)),
            Inline::Html(tag) => ruby.tag(tag, words),
            Inline::FootnoteMark { .. } => {}
        }
    }
}
