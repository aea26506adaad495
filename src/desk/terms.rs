//! What a command says about an edition, besides what its sources say.

use crate::address::BaseUrl;
use crate::newsletter::{Drafts, Future};

/// On what terms an edition is prepared.
#[derive(Debug, Clone, Hash)]
pub struct Terms {
    /// An address to publish at, instead of the masthead's.
    pub base_url: Option<BaseUrl>,
    /// What becomes of drafts.
    pub drafts: Drafts,
    /// What becomes of episodes whose day is yet to come.
    pub future: Future,
}
