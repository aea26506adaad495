//! In which order sheets are printed. Any order gives the same bytes, but sheets that show the same episodes share work,
//! which nothing has to keep for long if they are printed one after the other.

use super::{Edition, Sheet};
use crate::address::OutputPath;
use crate::newsletter::Newsletter;

impl Edition {
    /// Every path with its sheet, along the story: the page of an episode beside the feeds that hold its text. What is made of all texts
    /// together comes last, when nobody needs the rest any more.
    #[must_use]
    pub fn along_the_story(&self, newsletter: &Newsletter) -> Vec<(&OutputPath, &Sheet)> {
        let mut sheets: Vec<_> = self.sheets().collect();
        sheets.sort_by_cached_key(|(_, sheet)| place(sheet, newsletter));
        sheets
    }
}

/// The last episode that a sheet shows the text of: the pages of episodes come before the feeds that hold them, so that
/// many hands write the texts, and a feed finds them written.
fn place(sheet: &Sheet, newsletter: &Newsletter) -> usize {
    match sheet {
        Sheet::Episode(place) | Sheet::WayOn(place) => *place,
        Sheet::Season(season) | Sheet::Recap(season) => newsletter.seasons[*season].episodes.end.saturating_sub(1),
        Sheet::Feed(feed, part, _) => feed.episodes(*part, newsletter).into_iter().max().unwrap_or(0),
        Sheet::Search(_) => usize::MAX,
        Sheet::Home
        | Sheet::Page(_)
        | Sheet::Archive
        | Sheet::Tags
        | Sheet::Tag(_)
        | Sheet::Pairings
        | Sheet::NotFound
        | Sheet::Sitemap
        | Sheet::Robots
        | Sheet::Redirect { .. }
        | Sheet::SearchPage
        | Sheet::LetterFeed
        | Sheet::Feeds
        | Sheet::File(_)
        | Sheet::Picture(..)
        | Sheet::Card(_)
        | Sheet::Theme(_) => 0,
    }
}
