//! In which order sheets are printed. Any order gives the same bytes. But sheets that show the same episodes share
//! work, and if they are printed one after the other, the results need not be kept for long.

use std::collections::{HashMap, HashSet};

use super::{Edition, Sheet};
use crate::address::OutputPath;
use crate::newsletter::Newsletter;

impl Edition {
    /// Every path with its sheet, in the order of printing: the page of an episode beside the feeds that hold its text.
    /// The search index, which is made of all texts, comes last; and first of all what meets a language of code.
    #[must_use]
    pub fn in_print_order(&self, newsletter: &Newsletter) -> Vec<(&OutputPath, &Sheet)> {
        let pioneers = pioneers(newsletter);
        let is_pioneer = |sheet: &Sheet| matches!(sheet, Sheet::Episode(place) if pioneers.contains(place));
        let mut sheets: Vec<_> = self.sheets().collect();
        sheets.sort_by_cached_key(|(_, sheet)| (!is_pioneer(sheet), place(sheet, newsletter)));
        sheets
    }
}

/// The places of the episodes that are the first with code in some language.
///
/// The first code in a language makes Oniguruma compile its grammar, and only one thread of a process can compile at a
/// time. Where two threads meet a language each, half of the time is spent on waiting; so one goes ahead and meets
/// most of them, while the others print what has no code. That is a fifteenth of a build of thirty episodes.
fn pioneers(newsletter: &Newsletter) -> HashSet<usize> {
    let mut first = HashMap::<&str, usize>::new();
    for (place, episode) in newsletter.episodes.iter().enumerate() {
        for language in &episode.manuscript.body.facts().languages {
            first.entry(language).or_insert(place);
        }
    }
    first.into_values().collect()
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
