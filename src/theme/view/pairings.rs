//! The page of all pairings, by kind. Those of one episode are on its own page.

use serde::Serialize;

use super::{EpisodeCard, HeadView, PairingView, Shared};

/// `pairings.html`.
#[derive(Debug, Serialize)]
pub struct PairingsView {
    /// What `<head>` says.
    pub head: HeadView,
    /// Every pairing, by kind.
    pub kinds: Vec<PairingGroup>,
}

/// All pairings of one kind.
#[derive(Debug, Serialize)]
pub struct PairingGroup {
    /// "book".
    pub kind: String,
    /// An anchor for this group.
    pub id: String,
    /// The pairings in the order of their episodes.
    pub pairings: Vec<PairingEntry>,
}

/// A pairing and the episode that it goes with.
#[derive(Debug, Serialize)]
pub struct PairingEntry {
    /// The pairing.
    #[serde(flatten)]
    pub pairing: PairingView,
    /// The episode.
    pub episode: Shared<EpisodeCard>,
}
