//! What a result shows besides the text: enough to draw it before the page itself is asked for its words.

use std::sync::Arc;

use serde::Serialize;

use super::extent::Extent;
use super::threads::on_threads;
use crate::language::Language;
use crate::memo::Key;
use crate::newsletter::{Episode, Newsletter};

/// The cards of a chunk of episodes, as JSON.
pub(super) fn cards(chunk: usize, newsletter: &Newsletter) -> String {
    let episodes = newsletter.episodes.iter().skip(chunk * Extent::CARDS).take(Extent::CARDS);
    let cards: Vec<_> = episodes.map(|it| card(it, newsletter)).collect();
    serde_json::to_string(&cards).expect("a card is plain text")
}

/// The key of the cards of all episodes.
pub(super) fn key(newsletter: &Newsletter) -> Key {
    let key = |episodes: &[Arc<Episode>]| {
        Key::of_value("cards", &episodes.iter().map(|it| card(it, newsletter)).collect::<Vec<_>>())
    };
    let chunks: Vec<&[Arc<Episode>]> = newsletter.episodes.chunks(Extent::CARDS).collect();
    let keys = on_threads(&chunks, || |it| key(it));
    Key::of_parts("all cards", &keys)
}

/// Address, title, label, kind, and the day for machines and for people.
fn card<'a>(episode: &'a Episode, newsletter: &'a Newsletter) -> impl Serialize + use<'a> {
    let (masthead, it) = (&newsletter.masthead, &episode.manuscript);
    let words = masthead.language.words();
    let kind = it.kind.label(words).unwrap_or_default();
    let label: &str = if episode.label == it.title { "" } else { &episode.label };
    let day = it.date.day;
    let address = episode.permalink.href(&masthead.base_url);
    (address, &*it.title, label, kind, Language::iso_date(day), masthead.language.date(day))
}
