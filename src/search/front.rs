//! What an episode is found under besides its text.

use std::fmt::Write as _;

use super::filter::write_filter;
use super::weigh::Prominence;
use crate::newsletter::{Episode, Newsletter};

/// How something is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Front {
    /// By its words.
    Words(Prominence),
    /// As it stands.
    Term(Prominence),
}

/// Hands everything that stands around the text of `episode` to `found`.
pub(super) fn front(episode: &Episode, newsletter: &Newsletter, mut found: impl FnMut(Front, &str)) {
    let (it, mut term) = (&episode.manuscript, String::with_capacity(32));
    found(Front::Words(Prominence::Title), &it.title);
    numbers(it.season, it.number, &mut term, &mut |number| found(Front::Term(Prominence::Title), number));
    for tag in newsletter.tags_of(episode) {
        found(Front::Words(Prominence::Tag), &tag.name);
        term.clear();
        write_filter(tag, &mut term);
        found(Front::Term(Prominence::Tag), &term);
    }
    for author in &it.authors {
        found(Front::Words(Prominence::Heading), author);
    }
    if let Some(season) = newsletter.season_of(episode) {
        found(Front::Words(Prominence::Heading), &season.title);
    }
    for pairing in &it.pairings {
        found(Front::Words(Prominence::Text), &pairing.title);
        found(Front::Words(Prominence::Text), pairing.by.as_deref().unwrap_or(""));
    }
    found(Front::Words(Prominence::Text), it.summary.as_deref().unwrap_or(""));
}

/// The numbers of an episode as readers write them: `s2e14`, `s2`, `e14` and `14`.
fn numbers(season: Option<u32>, number: Option<u32>, written: &mut String, found: &mut dyn FnMut(&str)) {
    if let Some(season) = season {
        let _ = write!(written, "s{season}");
        found(written);
    }
    let before = written.len();
    if let Some(number) = number {
        let _ = write!(written, "e{number}");
        found(&written[before..]);
        found(&written[before + 1..]);
        if season.is_some() {
            found(written);
        }
    }
}
