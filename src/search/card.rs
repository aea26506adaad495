//! What a result shows besides the text: enough to draw it before the page itself is asked for its words.

use serde_json::{Value, json};

use super::Extent;
use crate::manuscript::Kind;
use crate::newsletter::{Episode, Newsletter};

/// The cards of a chunk of episodes, as JSON.
pub(super) fn cards(chunk: usize, newsletter: &Newsletter) -> String {
    let episodes = newsletter.episodes.iter().skip(chunk * Extent::CARDS).take(Extent::CARDS);
    episodes.map(|it| card(it, newsletter)).collect::<Value>().to_string()
}

/// Address, title, label, kind, and the day for machines and for people.
pub(super) fn card(episode: &Episode, newsletter: &Newsletter) -> Value {
    let (masthead, it) = (&newsletter.masthead, &episode.manuscript);
    let words = masthead.language.words();
    let kind = match it.kind {
        Kind::Full => "",
        Kind::Bonus => &words.bonus,
        Kind::Trailer => &words.trailer,
    };
    let label = if episode.label == it.title { "" } else { &episode.label };
    let day = it.date.day;
    json!([
        episode.permalink.href(&masthead.base_url),
        it.title,
        label,
        kind,
        day.to_string(),
        masthead.language.date(day)
    ])
}
