//! What everyone asks of a text: its headings, its links, its length, its beginning.

use serde::{Deserialize, Serialize};

use super::call::Call;
use super::link::Link;
use super::notes::may_be_anchor;
use crate::memo::Key;

/// What one parse found in a text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Its headings in order.
    pub headings: Vec<Heading>,
    /// Its links and pictures in order, into the newsletter and out of it. Their ranges count from
    /// the start of the file.
    pub links: Vec<Link>,
    /// The components that it calls for, in order. Their ranges count from the start of the file as well.
    pub calls: Vec<Call>,
    /// The languages of its code that is highlighted, each once, as they are written.
    pub languages: Vec<Box<str>>,
    /// How many words it has. Two CJK characters count as one.
    pub words: u32,
    /// What stands before `<!-- more -->`, if that is there.
    pub introduction: Option<Box<str>>,
    /// How its first passages of prose begin, from which an excerpt is chosen.
    pub incipits: Vec<Incipit>,
    /// Whether it begins with a paragraph of a line or two, or one that does not begin with a letter: no initial will
    /// do.
    pub opens_short: bool,
    /// How many footnotes it has that a mark leads to.
    pub footnotes: u32,
    /// Whether it holds raw HTML, whose addresses must be looked at when it is printed elsewhere.
    pub raw_html: bool,
    /// Whether nothing is written.
    pub is_empty: bool,
}

impl Facts {
    /// Whether the page of the text may have this anchor for its footnotes.
    #[must_use]
    pub fn is_at_footnotes(&self, anchor: &str) -> bool {
        may_be_anchor(anchor, self.footnotes as usize)
    }
}

/// The first words of a passage of prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incipit {
    /// Two passages with one key begin alike.
    pub key: Key,
    /// How it begins; nothing where the author tells what the text is about, for then nobody asks.
    pub words: Option<Box<str>>,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its words without marks.
    pub text: Box<str>,
    /// Its anchor, unique in the text.
    pub anchor: Box<str>,
}
