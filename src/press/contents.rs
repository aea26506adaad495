//! The contents of a season, as the pages of its episodes show them.

use crate::theme::view::{ContentsEntry, FeedLink, Html, LinkView, SeasonLink, Shared};

/// The contents of a season, and what else all pages of its episodes show.
#[derive(Debug, Default)]
pub struct Contents {
    /// The season.
    pub season: Option<Shared<SeasonLink>>,
    /// Its feed.
    pub feeds: Vec<Shared<FeedLink>>,
    /// What has happened in it so far, where the episodes say it.
    pub recap: Option<LinkView>,
    /// Its episodes in order.
    pub entries: Shared<Vec<ContentsEntry>>,
    /// The same as they are printed.
    pub html: Shared<Html>,
}
