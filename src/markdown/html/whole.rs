//! A whole text as HTML: its blocks, and its footnotes below them.

use super::footnotes;
use super::setting::{Medium, Setting};
use super::writer::Writer;
use crate::markdown::by_hand;
use crate::markdown::document::Document;
use crate::markdown::markup::Flow;
use crate::markdown::notes::Notes;
use crate::markdown::tree::{Block, Tree};

/// The text as HTML.
#[must_use]
pub fn write(document: &Document, setting: Setting<'_>) -> String {
    Writing::of(document, &document.file()).write(setting)
}

/// A text that was read, to be written out.
pub(super) struct Writing<'a> {
    document: &'a Document,
    file: &'a str,
    tree: Tree<'a>,
}

impl<'a> Writing<'a> {
    /// `document`, read from its `file`.
    pub(super) fn of(document: &'a Document, file: &'a str) -> Writing<'a> {
        Writing { document, file, tree: document.tree(file) }
    }

    pub(super) fn write(&self, setting: Setting<'_>) -> String {
        let Writing { document, file, tree } = self;
        let notes = Notes::of(tree, setting.audience);
        // HTML is half as long again as its Markdown; code takes more.
        let out = String::with_capacity(file.len() * 2);
        // The page's own title is its first-level heading.
        let html = Writer::new(out, setting, 2_u8.saturating_sub(document.top()), &notes).whole(&tree.blocks);
        match setting.medium {
            _ if !document.facts().raw_html => html,
            Medium::Web => by_hand::for_the_site(html, setting.around.base),
            Medium::Feed => by_hand::for_a_feed(&html, setting.around.base, setting.around.page),
        }
    }
}

impl Writer<'_> {
    /// What is written once `blocks` and the footnotes are.
    pub(super) fn whole(mut self, blocks: &[Block<'_>]) -> String {
        self.blocks(blocks);
        footnotes::write(&mut self);
        self.out
    }
}
