//! A season's own page. How it stands in lists is among the `parts`.

use serde::Serialize;

use super::{EpisodeCard, FeedLink, HeadView, LinkView, Prose, SeasonCard, SeasonLink, Shared};

/// `season.html`.
#[derive(Debug, Serialize)]
pub struct SeasonPageView<'a> {
    /// What `<head>` says.
    pub head: HeadView,
    /// The season.
    pub season: SeasonView<'a>,
}

/// A season on its own page.
#[derive(Debug, Serialize)]
pub struct SeasonView<'a> {
    /// The season as on the home page.
    #[serde(flatten)]
    pub card: SeasonCard,
    /// The text of season.md as HTML.
    pub introduction: Option<Prose<'a>>,
    /// Its episodes in order.
    pub episodes: Vec<Shared<EpisodeCard>>,
    /// The season before.
    pub previous: Option<SeasonLink>,
    /// The season after.
    pub next: Option<SeasonLink>,
    /// What has happened in it so far, where the episodes say it.
    pub recap: Option<LinkView>,
    /// The season's own feed.
    pub feed: FeedLink,
    /// The same for those who come late: from the first episode on.
    pub from_the_start: FeedLink,
    /// Whatever stands under `[extra]` in season.md.
    pub extra: tera::Value,
}
