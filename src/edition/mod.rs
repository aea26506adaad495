//! The table of contents of everything that is published: for each output path, the sheet that is printed there.
//!
//! Planning is cheap and finds two claims to one path before a byte is written. Printing a sheet is a pure function, so
//! a build prints all of them in parallel, and a server only the one that a browser asks for: the bytes are the same.

mod addresses;
mod claim;
mod claims;
mod print_order;
mod plan;
mod print;
mod sheet;

pub use sheet::{File, Page, Sheet, Signpost};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::OutputPath;
use crate::memo::Key;
use crate::picture::Recipe;
use crate::search::Catalogue;
use crate::source::SourcePath;

/// A finished edition, not yet printed.
#[derive(Debug)]
pub struct Edition {
    sheets: Arc<BTreeMap<OutputPath, Sheet>>,
    catalogue: Catalogue,
}

/// What a sheet turns out to be.
#[derive(Debug)]
pub enum Content {
    /// Bytes that were printed.
    Printed(Vec<u8>),
    /// Bytes of the default theme.
    Theme(&'static [u8]),
    /// A file of the author's, to be copied.
    File(SourcePath),
    /// A drawing, to be made into a PNG: a social card.
    Card(String),
    /// A picture of the author's, to be made into another.
    Picture(SourcePath, Recipe),
}

/// What became of a sheet that was sent to the press.
#[derive(Debug)]
pub enum Impression {
    /// It would be printed from the same as before, so it would be the same, and is not printed.
    Unchanged,
    /// It is printed, from what the key says. Without a key, nobody can tell whether it would be the same again.
    Fresh(Content, Option<Key>),
}

impl Edition {
    /// The same sheets, to be printed from another state of the newsletter.
    #[must_use]
    pub fn again(&self) -> Edition {
        Edition { sheets: Arc::clone(&self.sheets), catalogue: Catalogue::default() }
    }

    /// Every path with its sheet, in the order of the paths.
    pub fn sheets(&self) -> impl Iterator<Item = (&OutputPath, &Sheet)> {
        self.sheets.iter()
    }

    /// The sheet at `path`, if there is one.
    #[must_use]
    pub fn sheet(&self, path: &OutputPath) -> Option<&Sheet> {
        self.sheets.get(path)
    }

    /// How many sheets there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sheets.len()
    }

    /// Whether there is none, which never happens: every newsletter has a home page.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sheets.is_empty()
    }
}
