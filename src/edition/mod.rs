//! The table of contents of everything that is published: for each output path, the sheet that is printed there.
//!
//! Planning is cheap and finds two claims to one path before a byte is written. Printing a sheet is a pure function, so
//! a build prints all of them in parallel, and a server only the one that a browser asks for: the bytes are the same.

mod addresses;
mod claim;
mod print_order;
mod plan;
mod print;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::{OutputPath, Permalink};
use crate::manuscript::FeedFormat;
use crate::memo::Key;
use crate::newsletter::{Feed, FeedPart, Newsletter, PublishedText};
use crate::picture::Recipe;
use crate::press::CardOf;
use crate::search::{self, Catalogue};
use crate::source::SourcePath;

/// A finished edition, not yet printed.
#[derive(Debug)]
pub struct Edition {
    sheets: Arc<BTreeMap<OutputPath, Sheet>>,
    catalogue: Catalogue,
}

/// Something that can be printed. A place is an index into the newsletter's own lists.
#[derive(Debug, Clone)]
pub enum Sheet {
    /// The home page.
    Home,
    /// The index of a season.
    Season(usize),
    /// What has happened in a season so far.
    Recap(usize),
    /// An episode.
    Episode(usize),
    /// Where the episode after one is, or will be.
    WayOn(usize),
    /// A standalone page.
    Page(usize),
    /// All episodes.
    Archive,
    /// All tags.
    Tags,
    /// One tag, by its name in lower case.
    Tag(String),
    /// All pairings.
    Pairings,
    /// What is shown where there is nothing.
    NotFound,
    /// The list of pages for search engines.
    Sitemap,
    /// What robots are told.
    Robots,
    /// An old address, and what is now at another.
    Redirect {
        /// The new address.
        target: Permalink,
        /// The title of what stands there.
        title: String,
    },
    /// Where readers search.
    SearchPage,
    /// A part of what is found there.
    Search(search::Part),
    /// A document of a feed, in one format.
    Feed(Feed, FeedPart, FeedFormat),
    /// The feed whose items are letters.
    LetterFeed,
    /// The outline of all feeds.
    Feeds,
    /// A file of the author's, as it is.
    File(SourcePath),
    /// Something that is made of a picture of the author's.
    Picture(SourcePath, Recipe),
    /// A picture to share a page with.
    Card(CardOf),
    /// A file of the default theme, as it is.
    Theme(&'static [u8]),
}

impl Sheet {
    /// The text of `newsletter` that stands on it, if it is the page of one.
    #[must_use]
    pub fn text<'a>(&self, newsletter: &'a Newsletter) -> Option<PublishedText<'a>> {
        match self {
            Sheet::Episode(place) => Some(newsletter.episodes[*place].text()),
            Sheet::Page(place) => Some(newsletter.pages[*place].text()),
            Sheet::Season(place) => newsletter.seasons[*place].text(),
            Sheet::Home | Sheet::Archive | Sheet::Tags | Sheet::Tag(_) | Sheet::Pairings | Sheet::NotFound => None,
            Sheet::Recap(_) | Sheet::WayOn(_) | Sheet::Redirect { .. } | Sheet::SearchPage | Sheet::Search(_) => None,
            Sheet::Feed(..) | Sheet::LetterFeed | Sheet::Feeds | Sheet::Sitemap | Sheet::Robots => None,
            Sheet::File(_) | Sheet::Picture(..) | Sheet::Card(_) | Sheet::Theme(_) => None,
        }
    }

    /// The place of the episode that it is the page of, if it is that of one.
    #[must_use]
    pub fn episode(&self) -> Option<usize> {
        match self {
            Sheet::Episode(place) => Some(*place),
            Sheet::Home | Sheet::Season(_) | Sheet::Recap(_) | Sheet::WayOn(_) | Sheet::Page(_) => None,
            Sheet::Archive | Sheet::Tags | Sheet::Tag(_) | Sheet::Pairings | Sheet::NotFound => None,
            Sheet::Redirect { .. } | Sheet::SearchPage | Sheet::Search(_) | Sheet::Sitemap | Sheet::Robots => None,
            Sheet::Feed(..) | Sheet::LetterFeed | Sheet::Feeds => None,
            Sheet::File(_) | Sheet::Picture(..) | Sheet::Card(_) | Sheet::Theme(_) => None,
        }
    }

    /// Where it leads on to, if that is all that it does.
    #[must_use]
    pub fn leads_on(&self) -> Option<&Permalink> {
        match self {
            Sheet::Redirect { target, title: _ } => Some(target),
            Sheet::Home | Sheet::Season(_) | Sheet::Recap(_) | Sheet::Episode(_) | Sheet::WayOn(_) => None,
            Sheet::Page(_) | Sheet::Archive | Sheet::Tags | Sheet::Tag(_) | Sheet::Pairings => None,
            Sheet::NotFound | Sheet::SearchPage | Sheet::Search(_) | Sheet::Sitemap | Sheet::Robots => None,
            Sheet::Feed(..) | Sheet::LetterFeed | Sheet::Feeds => None,
            Sheet::File(_) | Sheet::Picture(..) | Sheet::Card(_) | Sheet::Theme(_) => None,
        }
    }

    /// The format that it is written in, if it is a feed.
    #[must_use]
    pub fn feed_format(&self) -> Option<FeedFormat> {
        match self {
            Sheet::Feed(_, _, format) => Some(*format),
            Sheet::LetterFeed => Some(FeedFormat::Rss),
            Sheet::Home | Sheet::Season(_) | Sheet::Recap(_) | Sheet::Episode(_) | Sheet::WayOn(_) => None,
            Sheet::Page(_) | Sheet::Archive | Sheet::Tags | Sheet::Tag(_) | Sheet::Pairings => None,
            Sheet::NotFound | Sheet::Redirect { .. } | Sheet::SearchPage | Sheet::Search(_) => None,
            Sheet::Feeds | Sheet::Sitemap | Sheet::Robots => None,
            Sheet::File(_) | Sheet::Picture(..) | Sheet::Card(_) | Sheet::Theme(_) => None,
        }
    }

    /// The picture of the author's that it is made of, and how, if it is made of one.
    #[must_use]
    pub fn picture(&self) -> Option<(&SourcePath, Recipe)> {
        match self {
            Sheet::Picture(path, recipe) => Some((path, *recipe)),
            Sheet::Home | Sheet::Season(_) | Sheet::Recap(_) | Sheet::Episode(_) | Sheet::WayOn(_) => None,
            Sheet::Page(_) | Sheet::Archive | Sheet::Tags | Sheet::Tag(_) | Sheet::Pairings => None,
            Sheet::NotFound | Sheet::Redirect { .. } | Sheet::SearchPage | Sheet::Search(_) => None,
            Sheet::Feed(..) | Sheet::LetterFeed | Sheet::Feeds | Sheet::Sitemap | Sheet::Robots => None,
            Sheet::File(_) | Sheet::Card(_) | Sheet::Theme(_) => None,
        }
    }
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
