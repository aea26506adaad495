//! A feed that was published before, read again.

use super::known::Published;
use super::{atom, json, rss};
use crate::manuscript::FeedFormat;

/// Reads a document that was written here, in `format`; `None` if it is something else.
#[must_use]
pub fn published(text: &str, format: FeedFormat) -> Option<Published> {
    match format {
        FeedFormat::Rss => rss::published(text),
        FeedFormat::Atom => atom::published(text),
        FeedFormat::Json => json::published(text),
    }
}
