//! A newsletter, a season, an episode, a page: what everyone reads, and what can be asked of them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::destination::Destination;
use super::enclosures::{Enclosure, Gallery};
use super::recording::Recording;
use super::schedule::{Held, Withheld};
use crate::address::Permalink;
use crate::manuscript::{EpisodeManuscript, Kind, Masthead, PageManuscript, Preface};
use crate::markdown::Routes;
use crate::source::SourcePath;

/// A whole newsletter, as far as it is published.
#[derive(Debug, Clone)]
pub struct Newsletter {
    /// What holds for every episode.
    pub masthead: Masthead,
    /// Its seasons in order; empty where it has none.
    pub seasons: Vec<Season>,
    /// Its episodes in reading order, across all seasons.
    pub episodes: Vec<Arc<Episode>>,
    /// Their places by date, the newest first; of two of one day, the later in reading order. A dozen kinds of sheets
    /// and every archive of a feed begin with it.
    pub newest: Vec<usize>,
    /// Its standalone pages, in the order of their files.
    pub pages: Vec<Page>,
    /// Its tags by their names in lower case.
    pub tags: BTreeMap<String, Tag>,
    /// The files that are published beside the texts.
    pub enclosures: Vec<Enclosure>,
    /// The pictures among these and below `static`.
    pub gallery: Arc<Gallery>,
    /// The links of the masthead.
    pub links: Vec<MastheadLink>,
    /// Where the picture of the podcast lies.
    pub podcast_image: Option<Destination>,
    /// The page about its author.
    pub author_page: Option<Destination>,
    /// The page on which readers subscribe.
    pub subscribe_page: Option<Destination>,
    /// How many episodes and pages are not shown.
    pub withheld: Withheld,
    /// Which these are.
    pub held: Vec<Held>,
    /// The seconds of its day, as clocks count them, in which the same is published.
    pub unchanged: Range<i64>,
}

/// Episodes that are read one after another, as one part of the story.
#[derive(Debug, Clone)]
pub struct Season {
    /// Its number. Seasons stand in the order of these.
    pub number: u32,
    /// "Season 2".
    pub label: String,
    /// Its title; the label if the author gave none.
    pub title: String,
    /// Its index.
    pub permalink: Permalink,
    /// Which word of their addresses, counted from the end, tells its episodes apart; `None` if no single one does.
    pub telling_word: Option<usize>,
    /// What the author says of it as a whole.
    pub introduction: Option<Introduction>,
    /// Its episodes, as places in [`Newsletter::episodes`]. Never empty.
    pub episodes: Range<usize>,
}

/// What a season begins with.
#[derive(Debug, Clone)]
pub struct Introduction {
    /// What the author wrote.
    pub preface: Preface,
    /// Where its links lead.
    pub routes: Routes,
}

/// A published episode.
#[derive(Debug, Clone)]
pub struct Episode {
    /// What the author wrote.
    pub manuscript: Arc<EpisodeManuscript>,
    /// "Season 2 Episode 29"; empty for an episode without a number.
    pub label: String,
    /// Its page.
    pub permalink: Permalink,
    /// What feeds know it by. It depends on no address, so that a renamed episode is never a new one.
    pub guid: String,
    /// When it was published. No two episodes came at once, before the last second of the year 9999.
    pub published: DateTime<FixedOffset>,
    /// The summary, or the beginning of the text, in one or two sentences. Empty only if the text says nothing.
    pub excerpt: String,
    /// Where its links lead.
    pub routes: Routes,
    /// Where the picture above it lies.
    pub cover: Option<Destination>,
    /// Where it can be heard.
    pub recording: Option<Recording>,
    /// Where what goes well with it is found, in the order of the manuscript.
    pub pairings: Vec<Option<Destination>>,
}

/// A standalone page.
#[derive(Debug, Clone)]
pub struct Page {
    /// What the author wrote.
    pub manuscript: PageManuscript,
    /// Where it stands.
    pub permalink: Permalink,
    /// Where its links lead.
    pub routes: Routes,
    /// Where the picture that stands for it lies.
    pub cover: Option<Destination>,
}

/// What some episodes have in common, in a word of the author's.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its name, as it was first written.
    pub name: String,
    /// Its page.
    pub permalink: Permalink,
    /// Its episodes in reading order, as places in [`Newsletter::episodes`].
    pub episodes: Vec<usize>,
}

/// A link of the masthead that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MastheadLink {
    /// Its text.
    pub title: String,
    /// Where it leads.
    pub to: Destination,
}

/// What letters add to the address of an episode, to lead to the one after it.
pub const WAY_ON: &str = "next/";

/// The places of the episodes before and after one, across seasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbours {
    /// The one before.
    pub previous: Option<usize>,
    /// The one after.
    pub next: Option<usize>,
}

impl Newsletter {
    /// Where the letter of `episode` leads for the one after it. Only letters lead there: the site of a newsletter that
    /// sends none has no such page, and a letter that is printed all the same does not promise one.
    #[must_use]
    pub fn promised(&self, episode: &Episode) -> Option<Permalink> {
        self.masthead.sends_letters().then(|| episode.way_on())
    }

    /// The episodes before and after the one at `place`.
    #[must_use]
    pub fn neighbours(&self, place: usize) -> Neighbours {
        Neighbours { previous: place.checked_sub(1), next: Some(place + 1).filter(|it| *it < self.episodes.len()) }
    }

    /// The places of a few `episodes`, in the order of [`Newsletter::newest`].
    #[must_use]
    pub fn newest_first(&self, episodes: impl IntoIterator<Item = usize>) -> Vec<usize> {
        newest_first(&self.episodes, episodes)
    }

    /// The place where a new reader begins: the first numbered episode, or the first of all.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        let first = self.episodes.iter().position(|it| it.manuscript.kind == Kind::Full);
        first.or((!self.episodes.is_empty()).then_some(0))
    }

    /// The season of an episode.
    #[must_use]
    pub fn season_of(&self, episode: &Episode) -> Option<&Season> {
        let number = episode.manuscript.season?;
        self.seasons.binary_search_by_key(&number, |it| it.number).ok().map(|it| &self.seasons[it])
    }

    /// Whether there is a page on what has happened in a season so far: where more than one episode says it, and no
    /// text of the author's is at that address. Readers may know it there since before there was more than one.
    #[must_use]
    pub fn has_recap(&self, season: &Season) -> bool {
        let episodes = &self.episodes[season.episodes.clone()];
        if episodes.iter().filter(|it| it.recap().is_some()).nth(1).is_none() {
            return false;
        }
        let recap = season.recap();
        // Another season's episode at that address is a mistake, which is told.
        episodes.iter().all(|it| it.permalink != recap) && self.pages.iter().all(|it| it.permalink != recap)
    }

    /// The last episode before the one at `place` of which the story so far tells, in the same season.
    #[must_use]
    pub fn retold_before(&self, place: usize) -> Option<&Episode> {
        let (before, from) = self.episodes.split_at(place);
        let season = from[0].manuscript.season;
        let before = before.iter().rev().take_while(|it| it.manuscript.season == season);
        before.map(|it| &**it).find(|it| it.is_retold())
    }

    /// Whether any episode can be heard.
    #[must_use]
    pub fn has_podcast(&self) -> bool {
        self.episodes.iter().any(|it| it.recording.is_some())
    }

    /// Whether anything goes well with any episode.
    #[must_use]
    pub fn has_pairings(&self) -> bool {
        self.episodes.iter().any(|it| !it.manuscript.pairings.is_empty())
    }
}

/// The `places` of episodes among `all`, the newest first.
pub(super) fn newest_first(all: &[Arc<Episode>], places: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.into_iter().collect();
    places.sort_by_key(|it| std::cmp::Reverse((all[*it].published, *it)));
    places
}

impl Season {
    /// What its address is followed by in that of its story so far.
    pub const SO_FAR: &str = "so-far/";

    /// What the author wrote of it as a whole.
    #[must_use]
    pub fn preface(&self) -> Option<&Preface> {
        self.introduction.as_ref().map(|it| &it.preface)
    }

    /// What has happened in it so far.
    #[must_use]
    pub fn recap(&self) -> Permalink {
        self.permalink.join(Season::SO_FAR).expect("a plain name")
    }
}

impl Episode {
    /// The file that it was read from.
    #[must_use]
    pub fn path(&self) -> &SourcePath {
        &self.manuscript.path
    }

    /// What happened in it, in a sentence or two of the author's.
    #[must_use]
    pub fn recap(&self) -> Option<&str> {
        self.manuscript.recap.as_deref().or(self.manuscript.summary.as_deref())
    }

    /// Whether it stands in the story so far. A number that is left out would look like an episode that is missing.
    #[must_use]
    pub fn is_retold(&self) -> bool {
        self.recap().is_some() || self.manuscript.number.is_some()
    }

    /// Where the next episode will be found, from the day of this one: letters lead there, and are never changed again.
    #[must_use]
    pub fn way_on(&self) -> Permalink {
        self.permalink.join(WAY_ON).expect("a plain name")
    }

    /// Reading time in whole minutes, at least 1, at 220 words a minute.
    #[must_use]
    pub fn minutes(&self) -> u16 {
        u16::try_from(self.manuscript.body.facts().words.div_ceil(220)).unwrap_or(u16::MAX).max(1)
    }
}
