//! The writer of HTML: for the page on the site, and for the item in a feed. What letters have in common with both
//! is left to `markup`.

mod code;
mod component;
mod destination;
mod flow;
mod footnotes;
mod hanging;
mod phrasing;
mod picture;
mod twice;

pub use hanging::{Choice, Hanging, Ladders, Opening, PLAIN, plain};
pub use twice::Twice;

use super::component::{Misprint, NoComponents};
use super::document::Document;
use super::markup::Flow;
use super::notes::Notes;
use super::routes::Routes;
use super::surroundings::Surroundings;
use super::tree::{Audience, Block, Tree};
use super::typography::Typography;
use super::{by_hand, parse};
use crate::address::{BaseUrl, Permalink};
use crate::language::Words;
use crate::memo::Memo;

/// Where HTML is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Medium {
    /// On the site: style sheets apply, and addresses begin at its root.
    Web,
    /// In a feed reader: no style sheet applies, every address is absolute, and only what readers let through is used.
    Feed,
}

/// Everything besides the text that its HTML depends on.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Where it will be read.
    pub medium: Medium,
    /// Whose blocks are in it, where some are for one audience only.
    pub audience: Audience,
    /// What it stands among.
    pub around: Surroundings<'a>,
    /// The pictures that there are.
    pub hanging: Hanging<'a>,
}

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

/// A few words of Markdown that belong to no file, such as those in a template.
#[derive(Debug, Clone, Copy)]
pub struct Loose<'a> {
    /// The words.
    pub text: &'a str,
    /// How they are set.
    pub typography: Typography,
    /// The address of the newsletter.
    pub base: &'a BaseUrl,
    /// The interface texts.
    pub words: &'a Words,
}

impl Loose<'_> {
    /// The words as HTML for a page of the site.
    #[must_use]
    pub fn write(self) -> String {
        let tree = parse::parse(self.text, self.typography).tree;
        let around = Surroundings {
            base: self.base,
            page: &Permalink::home(),
            routes: &Routes::default(),
            words: self.words,
            memo: &Memo::default(),
            components: &NoComponents,
        };
        let hanging = Hanging { ladders: &Ladders::new(), sizes: "", opening: Opening::Text };
        let setting = Setting { medium: Medium::Web, audience: Audience::Web, around, hanging };
        Writer::new(String::new(), setting, 0, &Notes::of(&tree, setting.audience)).whole(&tree.blocks)
    }
}

pub(super) struct Writer<'a> {
    out: String,
    setting: Setting<'a>,
    /// By how many levels headings are lowered.
    lowered: u8,
    notes: &'a Notes<'a>,
    /// How many pictures were written so far.
    pictures: usize,
    /// The components that could not be printed.
    pub(super) misprints: Vec<Misprint>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(out: String, setting: Setting<'s>, lowered: u8, notes: &'s Notes<'s>) -> Writer<'s> {
        Writer { out, setting, lowered, notes, pictures: 0, misprints: Vec::new() }
    }

    fn whole(mut self, blocks: &[Block<'_>]) -> String {
        self.blocks(blocks);
        footnotes::write(&mut self);
        self.out
    }
}
