//! What readers know of a newsletter: a feed that was published before, read again. What follows from
//! it is left to `check`.

use chrono::NaiveDate;

use super::{atom, json, rss};
use crate::manuscript::FeedFormat;

/// A document of a feed, as it was published before.
#[derive(Debug)]
pub struct Published {
    /// The page that it leads to.
    pub page: String,
    /// Its items.
    pub items: Vec<Known>,
}

/// An item of a published feed.
#[derive(Debug)]
pub struct Known {
    /// The page that it leads to.
    pub link: String,
    /// What it is known by.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The day that it bears.
    pub day: Option<NaiveDate>,
}

impl Published {
    /// Reads a document that was written here, in `format`; `None` if it is something else.
    #[must_use]
    pub fn read(text: &str, format: FeedFormat) -> Option<Published> {
        match format {
            FeedFormat::Rss => rss::published(text),
            FeedFormat::Atom => atom::published(text),
            FeedFormat::Json => json::published(text),
        }
    }
}
