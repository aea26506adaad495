//! Feeds: from the newsletter to a `Channel`, and from that to one format a file.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what all formats say of a feed | `channel`; the text of an item, `body` |
//! | how a format says it | `rss`, `atom`, `json`; what players ask for besides, `podcast`; how XML is written, `xml` |
//! | all feeds in one list | `opml` |
//! | whether a feed has to be written again | `key` |
//! | what readers know from feeds that were published before | `known`, `again` |

mod again;
mod atom;
mod body;
mod channel;
mod json;
mod key;
mod known;
mod opml;
mod podcast;
mod rss;
mod xml;

pub use again::published;
pub use body::body;
pub use key::key;
pub use known::{Known, Published};
pub use opml::{feeds_in, opml};

use crate::manuscript::FeedFormat;
use crate::newsletter::{Feed, FeedPart};
use crate::press::Press;

/// The document `part` of `feed` in `format`.
#[must_use]
pub fn feed(feed: &Feed, part: FeedPart, format: FeedFormat, press: &Press<'_>) -> Vec<u8> {
    let channel = channel::channel(feed, part, format, press);
    match (format, feed) {
        (FeedFormat::Rss, Feed::Podcast) => rss::rss_for_players(&channel, press),
        (FeedFormat::Rss, Feed::Whole | Feed::Letters | Feed::Season(_) | Feed::Start(_) | Feed::Tag(_)) => {
            rss::rss(&channel)
        }
        (FeedFormat::Atom, _) => atom::atom(&channel),
        (FeedFormat::Json, _) => json::json(&channel),
    }
}

/// The feed of letters from `bodies`: places of episodes, newest first, each with its letter in HTML.
#[must_use]
pub fn letters(bodies: Vec<(usize, String)>, press: &Press<'_>) -> Vec<u8> {
    rss::rss(&channel::letters(bodies, press))
}
