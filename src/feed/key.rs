//! What a feed is written from, without writing it: two feeds with one key are the same.
//!
//! An episode is in half a dozen feeds and each of those in a few formats, so what they say of it
//! is keyed once for all.

use chrono::{DateTime, Datelike as _, FixedOffset};
use serde::Serialize;

use super::channel::{Enclosure, FeedHead, Item, head, item};
use crate::manuscript::FeedFormat;
use crate::markdown::Medium;
use crate::memo::Key;
use crate::newsletter::{Feed, FeedPart};
use crate::press::Press;
use crate::theme::view::{PairingView, PictureView, Prose};

/// The key of everything that is in the document `part` of `feed` in `format`, besides what the whole
/// press has in common.
#[must_use]
pub fn key(feed: &Feed, part: FeedPart, format: FeedFormat, press: &Press<'_>) -> Key {
    // The language, the author and what the podcast says of itself are the masthead's, which is part of the press.
    let FeedHead {
        title,
        description,
        page,
        address,
        id,
        language: _,
        author: _,
        author_page: _,
        hub,
        previous,
        next,
        current,
    } = head(feed, part, format, press.newsletter);
    let image = press.newsletter.podcast_image.as_ref().map(|it| press.views().absolute(it));
    let entries: Vec<Key> = feed
        .episodes(part, press.newsletter)
        .into_iter()
        .map(|place| press.key_in_feeds(place, || entry(place, press)))
        .collect();
    Key::of_parts(
        "a feed",
        &(title, description, page, address, id, (hub, previous, next, current, image, format.name()), entries),
    )
}

/// All that any format says of an episode, for machines.
#[derive(Serialize)]
struct Entry<'p> {
    guid: &'p str,
    title: &'p str,
    label: &'p str,
    link: String,
    /// In seconds since 1970, and from Greenwich.
    published: (i64, i32),
    /// The same of its correction.
    updated: Option<(i64, i32)>,
    /// Counted from the first of the year 1.
    day: i32,
    summary: &'p str,
    text: Prose<'p>,
    cover: Option<PictureView>,
    pairings: Vec<PairingView>,
    authors: &'p [String],
    categories: Vec<&'p str>,
    recording: Option<Key>,
    kind: &'static str,
    number: Option<u32>,
    season: Option<u32>,
}

/// The key of all that feeds say of the episode at `place`.
fn entry(place: usize, press: &Press<'_>) -> Key {
    let Item { episode, title, link, published, updated, summary, body: _, authors: _, categories, enclosure } =
        item(place, "".into(), None, press);
    let it = &episode.manuscript;
    let views = press.views();
    let heard = |Enclosure { url, length, seconds, media_type }: Enclosure<'_>| {
        Key::of_parts("a recording", &(url, length, seconds, media_type, &episode.recording, &it.audio))
    };
    let seconds = |it: DateTime<FixedOffset>| (it.timestamp(), it.offset().local_minus_utc());
    let entry = Entry {
        guid: &episode.guid,
        title,
        label: &episode.label,
        link,
        published: seconds(published),
        updated: updated.map(seconds),
        day: it.date.day.num_days_from_ce(),
        summary,
        text: press.story(place, Medium::Feed),
        cover: views.cover(episode),
        pairings: views.absolute_pairings(episode),
        authors: &it.authors,
        categories,
        recording: enclosure.map(heard),
        kind: it.kind.word(),
        number: it.number,
        season: it.season,
    };
    Key::of_value("an episode in feeds", &entry)
}
