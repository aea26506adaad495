//! The text of an episode: what it consists of, what can be said about it, and how each medium writes it.
//!
//! A [`Document`] keeps the facts that one parse found, and knows where its text lies; the text is read and its tree
//! built again while a sheet is printed, and both are dropped then, so ten thousand documents fit in memory. Where
//! links lead is decided by `newsletter` and handed back as [`Routes`].
//!
//! The way of a text:
//!
//! 1. `parse` makes a `tree` of its marks, with a `call` for each block that the theme prints, and `typography` sets
//!    its words. What was slipped in the marks is told by `slips`.
//! 2. `document` goes through the tree once and keeps what everyone asks for: headings, links, its `length`, its
//!    beginning.
//! 3. Three writers go through it again, each for its readers: `html`, `letter` and `text`. What HTML they have in
//!    common is in `markup`, what the theme prints in `component`, code in `highlight`, and HTML of the author's own in
//!    `by_hand`; what all three ask about the page that the text stands on, in `surroundings`.
//! 4. `runs` hands its words to whoever searches, and `proof` sees whether the theme can print its components.
//!
//! Three types say for whom something is written, and each answers one question:
//!
//! |                                          | page  | feed   | letter to paste | letter   | plain text |
//! |------------------------------------------|-------|--------|-----------------|----------|------------|
//! | [`Medium`]: what HTML takes for granted  | `Web` | `Feed` | `Feed`          |          |            |
//! | [`Audience`]: whose blocks are among all | `Web` | `Web`  | `Email`         | `Email`  | `Email`    |
//! | [`Rendering`]: how components look       | `Web` | `Feed` | `Feed`          | `Letter` | `Text`     |

mod by_hand;
mod call;
mod component;
mod document;
mod excerpt;
mod fence;
mod highlight;
mod html;
mod length;
mod letter;
mod markup;
mod notes;
mod parse;
mod proof;
mod routes;
mod runs;
mod slips;
mod surroundings;
mod text;
mod tree;
mod typography;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use by_hand::candidates;
pub use call::{Attribute, Call};
pub use component::{BuiltIn, Components, FilledLink, FilledPicture, Filling, Misprint, Rendering};
pub use document::{Document, Found, Heading, Incipit};
pub use excerpt::cut;
pub use fence::{closes_code, opens_code};
pub use html::{Choice, Hanging, Ladders, Loose, Medium, Opening, PLAIN, Setting, Twice, plain, write};
pub use length::is_cjk;
pub use letter::{COLUMN, LetterBody, Mark, Passage, letter, within_column};
pub use proof::proof;
pub use routes::Routes;
pub use runs::{Run, runs};
pub use slips::{marks, wordless};
pub use surroundings::Surroundings;
pub use text::{TextBody, TextPassage, text};
pub use tree::{Alert, Audience};
pub use typography::{Typography, WIDTH, may_end_between, typeset, unbroken, width, wrap};

use crate::address::Permalink;
use crate::memo::Memo;
use crate::source::Dimensions;

/// How texts are read.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// How they are set.
    pub typography: Typography,
    /// What was found in them before.
    pub memo: &'a Memo,
}

/// A link or a picture, as the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What stands between the parentheses.
    pub destination: Box<str>,
    /// Where in its file the whole link stands, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: LinkKind,
}

/// What points to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// A link that a reader follows.
    Link,
    /// The same without words, `[](S1E02)`: where it leads to a text of the newsletter or a heading in one, it takes
    /// the title of that. Nobody but who writes it out knows these words: they are not counted, not searched, and in
    /// no anchor and no excerpt.
    Untitled,
    /// A picture that a reader sees.
    Picture,
    /// A recording that a reader hears.
    Recording,
}

impl LinkKind {
    /// Whether it leads readers on.
    #[must_use]
    pub fn is_followed(self) -> bool {
        match self {
            LinkKind::Link | LinkKind::Untitled => true,
            LinkKind::Picture | LinkKind::Recording => false,
        }
    }
}

impl Link {
    /// Whether it leads out of the newsletter: to a site, or to someone's mail.
    #[must_use]
    pub fn leads_elsewhere(&self) -> bool {
        self.destination.starts_with("//") || scheme(&self.destination).is_some()
    }

    fn found(destination: &str, range: Range<usize>, kind: LinkKind) -> Link {
        Link { destination: destination.into(), range, kind }
    }
}

/// Whether an address would run a script, or open a file of the reader's.
#[must_use]
pub fn runs_script(address: &str) -> bool {
    scheme(address.trim())
        .is_some_and(|it| ["javascript", "vbscript", "data", "file"].contains(&it.to_ascii_lowercase().as_str()))
}

/// The scheme of an address (RFC 3986 §3.1), if it has one.
fn scheme(destination: &str) -> Option<&str> {
    let (scheme, _) = destination.split_once(':')?;
    let plain = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it));
    plain.then_some(scheme)
}

/// What a link within the newsletter leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// A page, and perhaps an anchor on it.
    Page(Permalink, Option<String>),
    /// Nothing. The words are printed without a link.
    Nowhere,
    /// A file that is published as it is, and its size if it is a picture.
    File(Permalink, Option<Dimensions>),
}
