//! Which feeds there are, and of each what it holds, what it is called and where it lies. How one is written is left to
//! `feed`.
//!
//! A feed of the newsletter or of a season holds its newest episodes. Those before them stand in archives (RFC 5005
//! §4), counted from the oldest: an archive comes into being when it is full, and its items are never different
//! afterwards. Only a link is added, once: when the next archive comes into being, to that one.

use std::borrow::Cow;

use super::model::{Newsletter, Season, Tag};
use crate::address::Permalink;
use crate::manuscript::{FeedFormat, FeedItems};

/// A feed, by what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feed {
    /// The newsletter.
    Whole,
    /// The newsletter as letters, for services that make mail of a feed.
    Letters,
    /// The episodes that can be heard.
    Podcast,
    /// One season, by its place.
    Season(usize),
    /// One season for those who come late: from its first episode on.
    Start(usize),
    /// One tag, by its name in lower case.
    Tag(String),
}

/// A document of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedPart {
    /// The one that readers subscribe to.
    Current,
    /// One of what came before, from 1 for the oldest.
    Archive(usize),
}

/// The most episodes in the feed of a tag. Tags are many and cross each other: whoever wants all has
/// the page of the tag.
const OF_A_TAG: usize = 20;

/// The most letters in their feed. A service that makes mail of it looks at the newest one only.
const LETTERS: usize = 10;

impl Newsletter {
    /// Every feed that readers subscribe to: of all, of what can be heard, of the seasons, of the tags.
    #[must_use]
    pub fn feeds(&self) -> Vec<Feed> {
        let podcast = self.has_podcast().then_some(Feed::Podcast);
        let seasons = (0..self.seasons.len()).flat_map(|it| [Feed::Season(it), Feed::Start(it)]);
        let tags = self.tags.keys().cloned().map(Feed::Tag);
        std::iter::once(Feed::Whole).chain(podcast).chain(seasons).chain(tags).collect()
    }
}

impl Feed {
    /// The formats that it is published in. Players of podcasts and services for mail know one only.
    #[must_use]
    pub fn formats<'a>(&self, newsletter: &'a Newsletter) -> &'a [FeedFormat] {
        match self {
            Feed::Letters | Feed::Podcast => &[FeedFormat::Rss],
            Feed::Whole | Feed::Season(_) | Feed::Start(_) | Feed::Tag(_) => &newsletter.masthead.feeds.formats,
        }
    }

    /// The document that readers subscribe to, and every archive before it.
    pub fn parts(&self, newsletter: &Newsletter) -> impl Iterator<Item = FeedPart> {
        let archives = self.archives(newsletter);
        std::iter::once(FeedPart::Current).chain((1..=archives).map(FeedPart::Archive))
    }

    /// How many archives are full, of those that hold what the feed itself no longer does.
    #[must_use]
    pub fn archives(&self, newsletter: &Newsletter) -> usize {
        let all = match self {
            Feed::Whole => newsletter.episodes.len(),
            Feed::Season(place) => newsletter.seasons[*place].episodes.len(),
            Feed::Letters | Feed::Podcast | Feed::Start(_) | Feed::Tag(_) => 0,
        };
        match newsletter.masthead.feeds.items {
            FeedItems::All => 0,
            FeedItems::Newest(count) => all.saturating_sub(1) / count,
        }
    }

    /// Where `part` of it lies in `format`.
    #[must_use]
    pub fn permalink(&self, part: FeedPart, format: FeedFormat, newsletter: &Newsletter) -> Permalink {
        let name = match self {
            Feed::Whole | Feed::Season(_) | Feed::Tag(_) => "feed",
            Feed::Letters => "email",
            Feed::Podcast => "podcast",
            Feed::Start(_) => "from-the-start",
        };
        let ending = format.ending();
        let name = match part {
            FeedPart::Current => [name, ending].concat(),
            FeedPart::Archive(number) => format!("{name}-{number}{ending}"),
        };
        self.page(newsletter).join(&name).expect("a plain name")
    }

    /// The page that shows what it holds.
    #[must_use]
    pub fn page(&self, newsletter: &Newsletter) -> Permalink {
        match self {
            Feed::Whole | Feed::Letters | Feed::Podcast => Permalink::home(),
            Feed::Season(place) | Feed::Start(place) => newsletter.seasons[*place].permalink.clone(),
            Feed::Tag(name) => newsletter.tags[name].permalink.clone(),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self, newsletter: &Newsletter) -> String {
        let masthead = &newsletter.masthead;
        let of = |part: &str| [&masthead.title, " – ", part].concat();
        match self {
            Feed::Whole | Feed::Letters => masthead.title.clone(),
            Feed::Podcast => masthead.podcast.title.clone().unwrap_or_else(|| masthead.title.clone()),
            Feed::Season(place) => of(&newsletter.seasons[*place].title),
            Feed::Start(place) => {
                let (season, words) = (&newsletter.seasons[*place].title, masthead.language.words());
                of(&[season, " (", &words.from_the_start, ")"].concat())
            }
            Feed::Tag(name) => of(&newsletter.tags[name].name),
        }
    }

    /// The season that it is of.
    #[must_use]
    pub fn season<'a>(&self, newsletter: &'a Newsletter) -> Option<&'a Season> {
        match self {
            Feed::Season(place) | Feed::Start(place) => Some(&newsletter.seasons[*place]),
            Feed::Whole | Feed::Letters | Feed::Podcast | Feed::Tag(_) => None,
        }
    }

    /// The tag that it is of.
    #[must_use]
    pub fn tag<'a>(&self, newsletter: &'a Newsletter) -> Option<&'a Tag> {
        match self {
            Feed::Tag(name) => Some(&newsletter.tags[name]),
            Feed::Whole | Feed::Letters | Feed::Podcast | Feed::Season(_) | Feed::Start(_) => None,
        }
    }

    /// The places of the episodes that `part` of it holds, in its order: the newest first, except for those
    /// who begin at the start.
    #[must_use]
    pub fn episodes(&self, part: FeedPart, newsletter: &Newsletter) -> Vec<usize> {
        let newest = &newsletter.newest;
        let recorded = |it: &usize| newsletter.episodes[*it].recording.is_some();
        let places: Cow<'_, [usize]> = match self {
            Feed::Whole | Feed::Letters => newest.into(),
            Feed::Podcast => newest.iter().copied().filter(recorded).collect(),
            Feed::Season(place) => newsletter.newest_first(newsletter.seasons[*place].episodes.clone()).into(),
            Feed::Start(place) => newsletter.seasons[*place].episodes.clone().collect(),
            Feed::Tag(name) => newsletter.newest_first(newsletter.tags[name].episodes.iter().copied()).into(),
        };
        let most = match (self, newsletter.masthead.feeds.items) {
            // A story is there from its beginning to its end, and a player shows what it finds.
            (Feed::Start(_) | Feed::Podcast, _) => usize::MAX,
            (Feed::Letters, _) => LETTERS,
            (Feed::Tag(_), FeedItems::All) => OF_A_TAG,
            (Feed::Tag(_), FeedItems::Newest(count)) => count.min(OF_A_TAG),
            (Feed::Whole | Feed::Season(_), FeedItems::All) => usize::MAX,
            (Feed::Whole | Feed::Season(_), FeedItems::Newest(count)) => count,
        };
        match part {
            FeedPart::Current => places[..most.min(places.len())].to_vec(),
            FeedPart::Archive(number) => {
                let end = places.len().saturating_sub((number - 1) * most);
                places[end.saturating_sub(most)..end].to_vec()
            }
        }
    }
}
