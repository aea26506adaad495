//! What several templates show: links, days and pictures; seasons, episodes, tags and pairings as they stand in lists.

use serde::Serialize;

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The text.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// A feed as a link.
#[derive(Debug, Clone, Serialize)]
pub struct FeedLink {
    /// What the feed is called.
    pub title: String,
    /// Where it lies.
    pub url: String,
    /// Its media type: `application/rss+xml`.
    pub media_type: &'static str,
}

/// A season as a link.
#[derive(Debug, Clone, Serialize)]
pub struct SeasonLink {
    /// The season's number.
    pub number: u32,
    /// "Season 2".
    pub label: String,
    /// "The Prism"; the label again where the author gave no title.
    pub title: String,
    /// Its index page.
    pub url: String,
    /// How many episodes it has, in words: "8 episodes".
    pub count: String,
}

/// A day, for people and for machines.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// `2026-03-01`, for `<time datetime>` and the `date` filter.
    pub iso: String,
    /// "1 March 2026", in the newsletter's language.
    pub text: String,
}

/// A picture with what a page must say about it.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// Where it lies.
    pub url: String,
    /// The same, absolute.
    pub permalink: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// Width in pixels, if the file says so.
    pub width: Option<u32>,
    /// Height in pixels, if the file says so.
    pub height: Option<u32>,
    /// Its widths for `<img srcset>`, if there are several.
    pub srcset: Option<String>,
    /// The same as WebP, for a `<source>` before the `<img>`, if the picture is none.
    pub webp: Option<String>,
}

/// An episode in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EpisodeCard {
    /// "Season 2 Episode 29"; empty for an episode that has no number.
    pub label: String,
    /// The episode's number within its season.
    pub number: Option<u32>,
    /// The title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// When it was published.
    pub date: DateView,
    /// Reading time in whole minutes, at least 1.
    pub minutes: u16,
    /// Reading time in words: "4 min read".
    pub reading_time: String,
    /// The summary, or the beginning of the text.
    pub excerpt: String,
    /// `full`, `bonus` or `trailer`.
    pub kind: &'static str,
    /// "Bonus" or "Trailer"; nothing for a full episode.
    pub kind_label: Option<String>,
    /// The cover.
    // Boxed, since few episodes have one, and ten thousand cards are held at once.
    pub cover: Option<Box<PictureView>>,
    /// The title of its season.
    pub season: Option<String>,
    /// Whether this is a draft, shown only on request.
    pub draft: bool,
}

/// A season on the home page.
#[derive(Debug, Serialize)]
pub struct SeasonCard {
    /// The season as a link.
    #[serde(flatten)]
    pub link: SeasonLink,
    /// What it is about.
    pub summary: Option<String>,
    /// From when to when it ran: "March – June 2026".
    pub period: String,
}

/// A tag and how often it is used.
#[derive(Debug, Clone, Serialize)]
pub struct TagLink {
    /// The tag as the author writes it.
    pub name: String,
    /// The page of its episodes.
    pub url: String,
    /// How many episodes bear it.
    pub episodes: usize,
    /// The same in words: "8 episodes".
    pub count: String,
}

/// Something to enjoy with an episode.
#[derive(Debug, Clone, Serialize)]
pub struct PairingView {
    /// What it is: "book", "tea".
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub by: Option<String>,
    /// Where to find it.
    pub url: Option<String>,
}
