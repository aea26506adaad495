//! Everything that is published in words, whether it is an episode, a page or what a season begins with.

use std::sync::Arc;

use super::model::{Episode, Introduction, Newsletter, Page, Season};
use crate::address::Permalink;
use crate::manuscript::{EpisodeManuscript, PageManuscript, Placed, Preface};
use crate::markdown::{Document, Routes};
use crate::source::SourcePath;

/// A text that readers see.
#[derive(Debug, Clone, Copy)]
pub struct PublishedText<'a> {
    /// The file that it was read from.
    pub path: &'a SourcePath,
    /// The title that stands above it.
    pub title: &'a str,
    /// What it says.
    pub body: &'a Document,
    /// Where its links lead.
    pub routes: &'a Routes,
    /// The page that it stands on.
    pub permalink: &'a Permalink,
    /// Where that stood before, in the author's words.
    pub aliases: &'a [Placed<Permalink>],
}

impl Newsletter {
    /// Every text: of the episodes in reading order, of the pages, and of the seasons.
    pub fn texts(&self) -> impl Iterator<Item = PublishedText<'_>> {
        texts(&self.episodes, &self.pages, &self.seasons)
    }
}

/// Every text of these.
pub(super) fn texts<'a>(
    episodes: &'a [Arc<Episode>],
    pages: &'a [Page],
    seasons: &'a [Season],
) -> impl Iterator<Item = PublishedText<'a>> {
    let (episodes, pages) = (episodes.iter().map(|it| it.text()), pages.iter().map(Page::text));
    episodes.chain(pages).chain(seasons.iter().filter_map(Season::text))
}

impl Episode {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> PublishedText<'_> {
        let Episode { manuscript, routes, permalink, .. } = self;
        let EpisodeManuscript { path, title, body, aliases, .. } = &**manuscript;
        PublishedText { path, title, body, routes, permalink, aliases }
    }
}

impl Page {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> PublishedText<'_> {
        let Page { manuscript: PageManuscript { path, title, body, aliases, .. }, routes, permalink, .. } = self;
        PublishedText { path, title, body, routes, permalink, aliases }
    }
}

impl Season {
    /// What the author says of it as a whole, if that is anything.
    #[must_use]
    pub fn text(&self) -> Option<PublishedText<'_>> {
        let Introduction { preface: Preface { path, title, body, aliases, .. }, routes } =
            self.introduction.as_ref()?;
        Some(PublishedText { path, title, body, routes, permalink: &self.permalink, aliases })
    }
}
