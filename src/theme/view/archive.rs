//! The page that lists every episode.

use serde::Serialize;

use super::{EpisodeCard, HeadView, Shared};

/// `archive.html`.
#[derive(Debug, Serialize)]
pub struct ArchiveView {
    /// What `<head>` says.
    pub head: HeadView,
    /// What the page holds, and in which order.
    pub intro: String,
    /// Every episode: by season, or by year where there are no seasons. The newest group stands first.
    pub groups: Vec<ArchiveGroup>,
}

/// One season, or one year, of the archive.
#[derive(Debug, Serialize)]
pub struct ArchiveGroup {
    /// "Season 2", or nothing for a year.
    pub label: Option<String>,
    /// "The Prism" or "2026".
    pub title: String,
    /// The season's page.
    pub url: Option<String>,
    /// An anchor for this group.
    pub id: String,
    /// Its episodes in order.
    pub episodes: Vec<Shared<EpisodeCard>>,
}
