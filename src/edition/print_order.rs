//! In which order sheets are printed. Any order gives the same bytes. But sheets that show the same episodes share
//! work, and if they are printed one after the other, the results need not be kept for long.

use super::{Edition, Sheet};
use crate::address::OutputPath;
use crate::newsletter::Newsletter;

impl Edition {
    /// Every path with its sheet, in the order of printing: the page of an episode beside the feeds that hold its text.
    /// The search index, which is made of all texts, comes last.
    #[must_use]
    pub fn in_print_order(&self, newsletter: &Newsletter) -> Vec<(&OutputPath, &Sheet)> {
        let mut sheets: Vec<_> = self.sheets().collect();
        sheets.sort_by_cached_key(|(_, sheet)| place(sheet, newsletter));
        sheets
    }
}

/// The last episode whose text a sheet shows. So the pages of episodes come before the feeds that hold them: the texts
/// are written by many threads, and a feed finds them written.
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
