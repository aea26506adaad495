//! What the browser has to know before it looks for a word: how words are cut and stemmed here, and
//! where each one stands.

use serde_json::json;

use super::endings;
use super::extent::Extent;
use super::index::Index;
use super::letters::{LETTERS, MARKS, spellings};
use super::printed::DIGITS;
use super::weigh::QUIET;
use super::words::LONGEST;
use crate::manuscript::Pattern;
use crate::markdown::CJK;
use crate::newsletter::Newsletter;

/// The guide, as JSON. `search.js` reads it; each key is explained there.
pub(super) fn guide(index: &Index, newsletter: &Newsletter) -> String {
    let masthead = &newsletter.masthead;
    let seasons: Vec<_> =
        newsletter.seasons.iter().map(|it| json!([it.number, it.episodes.start, it.episodes.end])).collect();
    let labels = [&masthead.episode_label, &masthead.lone_episode_label, &masthead.season_label].map(label);
    // "Episode 14", whatever the author calls it.
    let plain = masthead.language.words().lone_episode_label.replace("{episode}", "#e");
    json!({
        "stamp": index.stamp,
        "episodes": newsletter.episodes.len(),
        "cards": Extent::CARDS,
        "firsts": index.firsts().join(" "),
        "letters": LETTERS,
        "marks": class(&MARKS),
        "cjk": class(&CJK),
        "longest": LONGEST,
        "spellings": spellings(masthead.language.primary()),
        "endings": endings::steps(masthead.language.primary()),
        "seasons": seasons,
        "labels": labels.into_iter().chain([plain]).collect::<Vec<_>>(),
        "digits": DIGITS,
        "quiet": QUIET,
    })
    .to_string()
}

/// Characters, from one to the other each, as a regular expression has them between brackets: by their numbers, for
/// some would become others in a file that is normalised on its way.
fn class(ranges: &[(char, char)]) -> String {
    let number = |it: &char| format!("\\u{{{:x}}}", u32::from(*it));
    ranges.iter().map(|(first, last)| number(first) + "-" + &number(last)).collect()
}

/// A label with `#s` and `#e` where its numbers stand.
fn label(pattern: &Pattern) -> String {
    let values = [("season", Some("#s".to_owned())), ("episode", Some("#e".to_owned()))];
    pattern.fill(&values).expect("a label has no other places")
}
