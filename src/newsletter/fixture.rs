//! What has the same address in every newsletter.

use crate::address::Permalink;

/// The page of all episodes and its companions. Tags, pairings and the search are only where there are some, and where
/// readers can search.
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
    /// Every page, for search engines.
    Sitemap,
    /// Where readers search.
    Search,
    /// What a server answers with where there is nothing.
    NotFound,
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
            Fixture::Sitemap => "/sitemap.xml",
            Fixture::Search => "/search/",
            Fixture::NotFound => "/404.html",
        };
        Permalink::parse(address).expect("an address of ours is valid")
    }
}
