//! The pages whose address is the same in every newsletter.

use crate::address::Permalink;

/// The page of all episodes and its companions. Every newsletter has the archive and the outline of feeds; the others
/// stand where there are tags or pairings, and where readers can search.
#[derive(Debug, Clone, Copy)]
pub enum Fixture {
    /// Every episode.
    Archive,
    /// Every tag.
    Tags,
    /// Every pairing.
    Pairings,
    /// Every feed, as an outline that readers take in (OPML 2.0).
    Feeds,
    /// Where readers search.
    Search,
}

impl Fixture {
    /// Where it stands.
    #[must_use]
    pub fn permalink(self) -> Permalink {
        let address = match self {
            Fixture::Archive => "/archive/",
            Fixture::Tags => "/tags/",
            Fixture::Pairings => "/pairings/",
            Fixture::Feeds => "/feeds.opml",
            Fixture::Search => "/search/",
        };
        Permalink::parse(address).expect("an address of ours is valid")
    }
}
