//! The page that says what has happened in a season so far.

use serde::Serialize;

use super::{EpisodeCard, HeadView, SeasonLink, Shared};

/// `recap.html`: what has happened in a season so far.
#[derive(Debug, Serialize)]
pub struct RecapView {
    /// What `<head>` says.
    pub head: HeadView,
    /// The season.
    pub season: SeasonLink,
    /// What happened in each episode that says it, in order.
    pub entries: Vec<RecapEntry>,
}

/// What happened in one episode.
#[derive(Debug, Serialize)]
pub struct RecapEntry {
    /// The episode.
    pub episode: Shared<EpisodeCard>,
    /// Its `recap`, else its summary.
    pub text: String,
}
