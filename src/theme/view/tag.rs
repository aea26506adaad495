//! The page of all tags, and the page of each.

use serde::Serialize;

use super::{EpisodeCard, FeedLink, HeadView, Shared, TagLink};

/// `tags.html`.
#[derive(Debug, Serialize)]
pub struct TagsView {
    /// What `<head>` says.
    pub head: HeadView,
    /// Every tag, in alphabetical order.
    pub tags: Vec<TagLink>,
}

/// `tag.html`.
#[derive(Debug, Serialize)]
pub struct TagView {
    /// What `<head>` says.
    pub head: HeadView,
    /// The tag.
    pub tag: TagLink,
    /// Its own feed.
    pub feed: FeedLink,
    /// Its episodes, newest first.
    pub episodes: Vec<Shared<EpisodeCard>>,
}
