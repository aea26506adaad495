//! What can be printed, by what it is for: pages are for readers, feeds for what they read them with, signposts for
//! other programs, and files for whatever shows them. Most questions are asked of one of these only.

use crate::address::Permalink;
use crate::manuscript::FeedFormat;
use crate::newsletter::{Feed, FeedPart, Newsletter, PublishedText};
use crate::picture::Recipe;
use crate::press::CardOf;
use crate::search::Part;
use crate::source::SourcePath;

/// Something that can be printed. A place is an index into the newsletter's own lists.
#[derive(Debug, Clone)]
pub enum Sheet {
    /// A page of the site.
    Page(Page),
    /// An old address, and what is now at another.
    Redirect {
        /// The new address.
        target: Permalink,
        /// The title of what stands there.
        title: String,
    },
    /// A document of a feed, in one format.
    Feed(Feed, FeedPart, FeedFormat),
    /// A part of what the search page finds.
    Search(Part),
    /// What shows programs the way.
    Signpost(Signpost),
    /// What is no text of ours: what pages show, and whatever else lies beside them.
    File(File),
}

/// A page of the site, which a template lays out and a reader reads.
#[derive(Debug, Clone)]
pub enum Page {
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
    /// A page outside the story.
    Standalone(usize),
    /// All episodes.
    Archive,
    /// All tags.
    Tags,
    /// One tag, by its name in lower case.
    Tag(String),
    /// All pairings.
    Pairings,
    /// Where readers search.
    Search,
    /// What is shown where there is nothing.
    NotFound,
}

/// What shows programs the way.
#[derive(Debug, Clone, Copy)]
pub enum Signpost {
    /// The list of pages for search engines.
    Sitemap,
    /// What robots are told.
    Robots,
    /// The outline of all feeds.
    Feeds,
}

/// What is handed on or drawn, and not written.
#[derive(Debug, Clone)]
pub enum File {
    /// A file of the author's, as it is.
    Own(SourcePath),
    /// Something that is made of a picture of the author's.
    Picture(SourcePath, Recipe),
    /// A picture to share a page with.
    Card(CardOf),
    /// A file of the default theme, as it is.
    Theme(&'static [u8]),
}

impl Sheet {
    /// The page, if it is one.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        match self {
            Sheet::Page(page) => Some(page),
            Sheet::Redirect { .. } | Sheet::Feed(..) | Sheet::Search(_) | Sheet::Signpost(_) | Sheet::File(_) => None,
        }
    }

    /// The text of `newsletter` that stands on it, if it is the page of one.
    #[must_use]
    pub fn text<'a>(&self, newsletter: &'a Newsletter) -> Option<PublishedText<'a>> {
        match self.page()? {
            Page::Episode(place) => Some(newsletter.episodes[*place].text()),
            Page::Standalone(place) => Some(newsletter.pages[*place].text()),
            Page::Season(place) => newsletter.seasons[*place].text(),
            Page::Home | Page::Recap(_) | Page::WayOn(_) | Page::Archive | Page::Tags | Page::Tag(_) => None,
            Page::Pairings | Page::Search | Page::NotFound => None,
        }
    }

    /// The place of the episode that it is the page of, if it is that of one.
    #[must_use]
    pub fn episode(&self) -> Option<usize> {
        match self.page()? {
            Page::Episode(place) => Some(*place),
            Page::Home | Page::Season(_) | Page::Recap(_) | Page::WayOn(_) | Page::Standalone(_) => None,
            Page::Archive | Page::Tags | Page::Tag(_) | Page::Pairings | Page::Search | Page::NotFound => None,
        }
    }

    /// Where it leads on to, if that is all that it does.
    #[must_use]
    pub fn leads_on(&self) -> Option<&Permalink> {
        match self {
            Sheet::Redirect { target, title: _ } => Some(target),
            Sheet::Page(_) | Sheet::Feed(..) | Sheet::Search(_) | Sheet::Signpost(_) | Sheet::File(_) => None,
        }
    }

    /// The format that it is written in, if it is a feed.
    #[must_use]
    pub fn feed_format(&self) -> Option<FeedFormat> {
        match self {
            Sheet::Feed(_, _, format) => Some(*format),
            Sheet::Page(_) | Sheet::Redirect { .. } | Sheet::Search(_) | Sheet::Signpost(_) | Sheet::File(_) => None,
        }
    }

    /// The picture of the author's that it is made of, and how, if it is made of one.
    #[must_use]
    pub fn picture(&self) -> Option<(&SourcePath, Recipe)> {
        match self {
            Sheet::File(File::Picture(path, recipe)) => Some((path, *recipe)),
            Sheet::File(File::Own(_) | File::Card(_) | File::Theme(_)) => None,
            Sheet::Page(_) | Sheet::Redirect { .. } | Sheet::Feed(..) | Sheet::Search(_) | Sheet::Signpost(_) => None,
        }
    }
}

impl From<Page> for Sheet {
    fn from(page: Page) -> Sheet {
        Sheet::Page(page)
    }
}

impl From<Signpost> for Sheet {
    fn from(signpost: Signpost) -> Sheet {
        Sheet::Signpost(signpost)
    }
}

impl From<File> for Sheet {
    fn from(file: File) -> Sheet {
        Sheet::File(file)
    }
}
