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
    /// What happened in each episode, in order. A bonus or trailer that does not say is not among them.
    pub entries: Vec<RecapEntry>,
}

/// What happened in one episode.
#[derive(Debug, Serialize)]
pub struct RecapEntry {
    /// The episode.
    pub episode: Shared<EpisodeCard>,
    /// The anchor, without `#`: the pages of later episodes lead there.
    pub id: String,
    /// The anchors that it had at its former addresses: letters that were sent lead there.
    pub former_ids: Vec<String>,
    /// Its `recap`, else its summary, if it has one.
    pub text: Option<String>,
}
