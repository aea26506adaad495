//! What is drawn on the picture that is shown when a page is shared. Where it lies is said in `head`.

use serde::Serialize;

/// `card.svg`, which is drawn 1200 by 630 pixels.
#[derive(Debug, Serialize)]
pub struct CardPageView {
    /// The card.
    pub card: CardView,
}

/// What stands on a social card, besides the newsletter's name.
#[derive(Debug, Serialize)]
pub struct CardView {
    /// `newsletter`, `season` or `episode`.
    pub kind: &'static str,
    /// The title of the episode or the season; the newsletter's tagline.
    pub title: String,
    /// "Season 2 Episode 29", "Season 2", "Bonus"; empty where there is nothing to say.
    pub label: String,
    /// The season of an episode, the newsletter's tagline or its author; empty if there is none of them.
    pub line: String,
}
