//! In which order sheets are printed. Any order gives the same bytes. But sheets that show the same episodes share
//! work, and if they are printed one after the other, the results need not be kept for long.

use std::collections::{HashMap, HashSet};

use super::Edition;
use super::sheet::{Page, Sheet};
use crate::address::OutputPath;
use crate::newsletter::{Feed, Newsletter};

impl Edition {
    /// Every path with its sheet, in the order of printing: the page of an episode beside the feeds that hold its text.
    /// The search index, which is made of all texts, comes last; and first of all what meets a language of code.
    #[must_use]
    pub fn in_print_order(&self, newsletter: &Newsletter) -> Vec<(&OutputPath, &Sheet)> {
        let pioneers = pioneers(newsletter);
        let is_pioneer = |sheet: &Sheet| sheet.episode().is_some_and(|it| pioneers.contains(&it));
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
        Sheet::Page(Page::Episode(place) | Page::WayOn(place)) => *place,
        Sheet::Page(Page::Season(it) | Page::Recap(it)) => newsletter.seasons[*it].episodes.end.saturating_sub(1),
        // Ten letters take long, and nothing that an episode leaves behind is of use to them.
        Sheet::Feed(Feed::Letters, ..) => 0,
        Sheet::Feed(feed, part, _) => feed.episodes(*part, newsletter).into_iter().max().unwrap_or(0),
        Sheet::Search(_) => usize::MAX,
        Sheet::Page(Page::Home | Page::Standalone(_) | Page::Archive | Page::Tags | Page::Tag(_)) => 0,
        Sheet::Page(Page::Pairings | Page::Search | Page::NotFound) => 0,
        Sheet::Redirect { .. } | Sheet::Signpost(_) | Sheet::File(_) => 0,
    }
}
