//! The page that waits where the next episode will be.

use serde::Serialize;

use super::{EpisodeCard, HeadView, Shared};

/// `next.html`: what stands where the next episode is promised, until it is out.
#[derive(Debug, Serialize)]
pub struct NextView {
    /// What `<head>` says.
    pub head: HeadView,
    /// The newest episode, after which it will come.
    pub episode: Shared<EpisodeCard>,
}
