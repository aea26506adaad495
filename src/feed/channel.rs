//! A feed as a value: all that its formats say, before one of them says it.

use std::sync::Arc;

use chrono::{DateTime, Datelike as _, FixedOffset, TimeDelta};

use super::body::{body, dated_body};
use super::xml::clean;
use crate::manuscript::{Author, FeedFormat};
use crate::newsletter::{Episode, Feed, FeedPart, Newsletter};
use crate::press::{Press, Views};

/// The year in which feuilleton began to write feeds: none has changed before.
pub(super) const FIRST_YEAR: i32 = 2026;

/// A document of a feed.
pub(super) struct Channel<'p> {
    pub head: FeedHead<'p>,
    /// When its newest episode came. Never the clock's time: the same newsletter gives the same bytes.
    pub updated: Option<DateTime<FixedOffset>>,
    pub items: Vec<Item<'p>>,
}

/// What a document says of itself and of the feed that it belongs to.
pub(super) struct FeedHead<'p> {
    pub title: String,
    pub description: &'p str,
    /// The page that shows the same.
    pub page: String,
    /// Where the document itself lies.
    pub address: String,
    /// What the feed is known by, wherever it lies and in whatever part.
    pub id: String,
    pub language: &'p str,
    pub author: Option<&'p Author>,
    /// The page about the author.
    pub author_page: Option<String>,
    pub hub: Option<&'p str>,
    /// The archive that holds what came before.
    pub previous: Option<String>,
    /// Of an archive: the one that holds what came after, once there is one. JSON Feed has no word for it.
    pub next: Option<String>,
    /// Of an archive: where the feed is that it belongs to.
    pub current: Option<String>,
}

/// An episode in a feed.
pub(super) struct Item<'p> {
    pub episode: &'p Episode,
    pub title: &'p str,
    pub link: String,
    pub published: DateTime<FixedOffset>,
    /// When it was corrected, if it was; nothing where its date is not its own.
    pub updated: Option<DateTime<FixedOffset>>,
    /// In plain text; empty only if the episode has no words at all.
    pub summary: &'p str,
    /// HTML that is [`clean`].
    pub body: Arc<str>,
    /// Those who wrote it, as RSS says in each item. Atom and JSON Feed say in the head that the newsletter's own
    /// author did, and in an item whom the episode names.
    pub authors: Vec<&'p str>,
    /// Its season and its tags.
    pub categories: Vec<&'p str>,
    pub enclosure: Option<Enclosure<'p>>,
}

/// A recording, for a player to fetch.
pub(super) struct Enclosure<'p> {
    pub url: String,
    /// In bytes, if that is known.
    pub length: Option<u64>,
    /// How long it lasts, if that is known.
    pub seconds: Option<u32>,
    pub media_type: &'p str,
}

/// The document `part` of `feed`, as it lies there in `format`.
pub(super) fn channel<'p>(feed: &Feed, part: FeedPart, format: FeedFormat, press: &'p Press<'_>) -> Channel<'p> {
    let newsletter = press.newsletter;
    let starts = matches!(feed, Feed::Start(_));
    let first = |places: &[usize]| places.first().map(|it| newsletter.episodes[*it].published);
    let places = feed.episodes(part, newsletter);
    let begun = first(&places);
    let items = places.iter().enumerate().map(|(nth, place)| {
        let body = if starts { dated_body(*place, press).into() } else { body(*place, press) };
        let published = if starts { begun.map(|it| counted_down(it, nth)) } else { None };
        item(*place, body, published, press)
    });
    Channel::new(head(feed, part, format, newsletter), items.collect())
}

/// The feed of letters from `bodies`: places of episodes, newest first, each with its letter in HTML.
pub(super) fn letters<'p>(bodies: Vec<(usize, String)>, press: &'p Press<'_>) -> Channel<'p> {
    let items = bodies.into_iter().map(|(place, letter)| mailed(item(place, clean(&letter).into(), None, press)));
    Channel::new(head(&Feed::Letters, FeedPart::Current, FeedFormat::Rss, press.newsletter), items.collect())
}

/// What a service that makes mail of a feed takes its subject and its preheader from, in the author's own words.
fn mailed(item: Item<'_>) -> Item<'_> {
    let own = &item.episode.manuscript.mailing;
    Item {
        title: own.subject.as_ref().map_or(item.title, |it| &it.value),
        summary: own.preheader.as_ref().map_or(item.summary, |it| &it.value),
        ..item
    }
}

/// Readers put the newest on top. For those who begin at the start, the first episode keeps its date and every other is
/// dated a minute before the one that it follows: the top is the beginning, and a new episode changes no date.
fn counted_down(first: DateTime<FixedOffset>, nth: usize) -> DateTime<FixedOffset> {
    let minutes = TimeDelta::minutes(i64::try_from(nth).unwrap_or(i64::MAX / 60_000));
    first.checked_sub_signed(minutes).unwrap_or(first)
}

impl<'p> Channel<'p> {
    fn new(head: FeedHead<'p>, items: Vec<Item<'p>>) -> Channel<'p> {
        let updated = items.iter().map(|it| it.updated.unwrap_or(it.published)).max();
        Channel { head, updated, items }
    }

    /// About how many bytes a document of it has.
    pub(super) fn size(&self) -> usize {
        /// What is said of an episode besides its text, and of the feed itself.
        const AROUND: usize = 1024;
        self.items.iter().map(|it| it.body.len() + it.summary.len() + AROUND).sum::<usize>() + AROUND
    }
}

/// The head of the document `part` of `feed`, as it lies there in `format`.
pub(super) fn head<'p>(feed: &Feed, part: FeedPart, format: FeedFormat, newsletter: &'p Newsletter) -> FeedHead<'p> {
    let masthead = &newsletter.masthead;
    let base = &masthead.base_url;
    let at = |part| feed.permalink(part, format, newsletter).absolute(base);
    let archives = feed.archives(newsletter);
    let (before, after) = match part {
        FeedPart::Current => (archives, None),
        FeedPart::Archive(number) => (number - 1, Some(number + 1).filter(|it| *it <= archives)),
    };
    let of_season = feed.season(newsletter).and_then(|it| it.preface()).and_then(|it| it.summary.as_deref());
    let of_podcast = masthead.podcast.description.as_deref().filter(|_| *feed == Feed::Podcast);
    let of_all = masthead.description.as_deref().or(masthead.tagline.as_deref());
    FeedHead {
        title: feed.title(newsletter),
        description: of_season.or(of_podcast).or(of_all).unwrap_or(&masthead.title),
        page: feed.page(newsletter).absolute(base),
        address: at(part),
        id: id(feed, newsletter),
        language: masthead.language.tag(),
        author: masthead.author.as_ref(),
        author_page: newsletter.author_page.as_ref().map(|it| Views::new(newsletter).absolute(it)),
        hub: masthead.feeds.hub.as_deref().filter(|_| part == FeedPart::Current),
        previous: (before > 0).then(|| at(FeedPart::Archive(before))),
        next: after.map(|it| at(FeedPart::Archive(it))),
        current: (part != FeedPart::Current).then(|| at(FeedPart::Current)),
    }
}

/// A tag URI (RFC 4151) of the newsletter's id and the year in which it began, like the names of its episodes; of
/// the year in which feeds like these began, if the newsletter is younger. So it is known before the first
/// episode comes, and stays.
fn id(feed: &Feed, newsletter: &Newsletter) -> String {
    let began = newsletter.newest.last().map(|it| newsletter.episodes[*it].published.year());
    let year = began.map_or(FIRST_YEAR, |it| it.min(FIRST_YEAR));
    let specific = match feed {
        Feed::Whole => "feed".to_owned(),
        Feed::Letters => "letters".to_owned(),
        Feed::Podcast => "podcast".to_owned(),
        Feed::Season(place) => format!("s{:02}", newsletter.seasons[*place].number),
        Feed::Start(place) => format!("s{:02}-from-the-start", newsletter.seasons[*place].number),
        Feed::Tag(name) => newsletter.tags[name].permalink.encoded().trim_matches('/').to_owned(),
    };
    format!("tag:{},{year:04}:{specific}", newsletter.masthead.id)
}

/// The episode at `place` in a feed, with the date of `published` if that is not its own.
pub(super) fn item<'p>(
    place: usize,
    body: Arc<str>,
    published: Option<DateTime<FixedOffset>>,
    press: &'p Press<'_>,
) -> Item<'p> {
    let newsletter = press.newsletter;
    let episode = &newsletter.episodes[place];
    let it = &episode.manuscript;
    let season = newsletter.season_of(episode).map(|it| it.title.as_str());
    Item {
        episode,
        title: &it.title,
        link: episode.permalink.absolute(&newsletter.masthead.base_url),
        published: published.unwrap_or(episode.published),
        updated: newsletter.masthead.updated(episode).filter(|_| published.is_none()),
        summary: [&episode.excerpt, &episode.label, &it.title]
            .into_iter()
            .find(|it| !it.is_empty())
            .map_or("", |it| it),
        body,
        authors: newsletter.authors_of(episode).collect(),
        categories: season.into_iter().chain(newsletter.tags_of(episode).map(|it| it.name.as_str())).collect(),
        enclosure: enclosure(episode, press),
    }
}

fn enclosure<'p>(episode: &'p Episode, press: &Press<'_>) -> Option<Enclosure<'p>> {
    let (recording, audio) = episode.recording.as_ref().zip(episode.manuscript.audio.as_ref())?;
    Some(Enclosure {
        url: press.views().absolute(&recording.at),
        length: recording.length,
        seconds: recording.duration.map(|it| it.seconds),
        media_type: &audio.media_type,
    })
}
