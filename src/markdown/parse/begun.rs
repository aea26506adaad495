//! What has begun and not ended. What becomes of it at its end is left to the builder.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Tag};

use super::marked::{QuoteHead, QuoteKind};
use crate::markdown::tree::{Block, Inline, Item};

/// Something that has begun and not ended, with what it holds so far.
pub(super) struct Begun<'a> {
    pub(super) opener: Opener<'a>,
    pub(super) range: Range<usize>,
    pub(super) blocks: Vec<Block<'a>>,
    pub(super) inlines: Vec<Inline<'a>>,
    pub(super) items: Vec<Item<'a>>,
    pub(super) cells: Vec<Vec<Inline<'a>>>,
    pub(super) rows: Vec<Vec<Vec<Inline<'a>>>>,
    /// The state of a task, for an item.
    pub(super) task: Option<bool>,
    /// Raw text, for code and HTML.
    pub(super) raw: Option<Cow<'a, str>>,
}

/// What began it.
pub(super) enum Opener<'a> {
    /// The whole text.
    Text,
    Tag(Tag<'a>),
    /// A quote that begins with `[!WORD]`.
    Marked(QuoteHead),
}

impl<'a> Begun<'a> {
    pub(super) fn new(opener: Opener<'a>, range: Range<usize>) -> Begun<'a> {
        Begun {
            opener,
            range,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            task: None,
            raw: None,
        }
    }

    /// Whether it is a block that the theme prints.
    pub(super) fn is_call(&self) -> bool {
        matches!(self.opener, Opener::Marked(QuoteHead { kind: QuoteKind::Component(_), .. }))
    }

    /// Whether it stands among the words of something else, as emphasis and links do.
    pub(super) fn is_within_a_line(&self) -> bool {
        matches!(
            self.opener,
            Opener::Tag(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        )
    }

    /// Words that stand in a block without a paragraph of their own, as in the items of a tight list.
    pub(super) fn settle(&mut self) {
        if !self.inlines.is_empty() {
            let words = std::mem::take(&mut self.inlines);
            self.blocks.push(Block::Plain(words));
        }
    }

    pub(super) fn push_raw(&mut self, text: CowStr<'a>) {
        match &mut self.raw {
            None => self.raw = Some(text.into()),
            // Line by line, a long block would be copied as often as it has lines.
            Some(before) => before.to_mut().push_str(&text),
        }
    }
}
