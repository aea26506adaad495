//! Front matter that goes on into the text, since no fence ends it, or a line that is nearly one.

use super::Place;
use crate::diagnostic::Slip;
use crate::manuscript::front_matter::node::Notation;
use crate::manuscript::front_matter::unfenced;

/// What cannot be read since it stands below the end that was meant. `newsletter.toml` has no fences.
pub(super) fn slip(place: &Place<'_>) -> Option<Slip> {
    let notation = Notation::of(place.text)?;
    let fence = notation.fence();
    let mut start = 0;
    let (mut is_below_blank, mut is_within_text) = (false, false);
    // Where a heading stands that would be a comment.
    let mut heading = None;
    for line in place.text.split_inclusive('\n') {
        let words = line.trim_end();
        if start > place.start || (start > 0 && (words == fence || opens_a_text(words, notation))) {
            return None;
        }
        // A text over several lines may hold anything.
        if start > 0 && !is_within_text {
            if unfenced::is_nearly(words, notation) {
                let help = format!("write `{fence}` on a line of its own in its place");
                return Some(Slip::at(start..start + words.len(), unfenced::unended(notation)).help(help));
            }
            if is_below_blank && begins_a_text(words, notation) {
                let message = format!("no `{fence}` above this text ends the front matter");
                let help = format!("write `{fence}` on a line of its own above this one");
                return Some(Slip::at(heading.unwrap_or(start..start + words.len()), message).help(help));
            }
            if is_below_blank && words.starts_with('#') {
                heading = heading.or(Some(start..start + words.len()));
            } else if !words.is_empty() {
                heading = None;
            }
        }
        let marks = line.matches("\"\"\"").count() + line.matches("'''").count();
        is_within_text ^= notation == Notation::Toml && !marks.is_multiple_of(2);
        is_below_blank = words.is_empty();
        start += line.len();
    }
    None
}

/// Whether a text in TOML begins on this line and does not end on it, which is another slip.
fn opens_a_text(line: &str, notation: Notation) -> bool {
    let value = line.split_once('=').map_or("", |(_, it)| it.trim_start());
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''));
    notation == Notation::Toml && quote.is_some_and(|it| value.matches(it).count() == 1)
}

/// Whether a line is the first of a text for readers, and no key that lacks its `=` or `:`.
fn begins_a_text(line: &str, notation: Notation) -> bool {
    let word = line.split([' ', '=', ':']).next().unwrap_or("");
    let rest = line[word.len()..].trim_start();
    let is_pair = match notation {
        Notation::Toml => line.contains('=') || rest.starts_with(':'),
        Notation::Yaml => rest.starts_with(':') || rest.starts_with('='),
    };
    !is_pair && word.starts_with(|it: char| it.is_uppercase() || it.is_alphabetic() && !it.is_ascii())
}
