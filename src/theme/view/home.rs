//! The home page, and the page that is shown where there is none: both offer the same ways in.

use serde::Serialize;

use super::{EpisodeCard, HeadView, SeasonCard, Shared};

/// `home.html`, and `404.html`.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// What `<head>` says.
    pub head: HeadView,
    /// The newest episode.
    pub latest: Option<Shared<EpisodeCard>>,
    /// The episodes before it, newest first, at most five.
    pub recent: Vec<Shared<EpisodeCard>>,
    /// Where to begin.
    pub first: Option<Shared<EpisodeCard>>,
    /// Every season in order.
    pub seasons: Vec<SeasonCard>,
}

/// `404.html`: the same ways in as on the home page.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct NotFoundView(pub HomeView);
