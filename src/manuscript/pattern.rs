//! Texts with places to fill in, such as `Season {season} Episode {episode}` or `/{season_slug}/{slug}/`.

use crate::diagnostic::{Slip, nearest};

/// A text with named places, each of which is known to exist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Part {
    Words(String),
    Place(&'static str),
}

/// What stands in the places of a pattern, by name. A name without a value empties the whole text.
pub type Values<'a> = [(&'a str, Option<String>)];

impl Pattern {
    /// Reads a pattern. What cannot be read is told by its place in `text`.
    pub(super) fn parse(text: &str, places: &'static [&'static str]) -> Result<Pattern, Slip> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let at = text.len() - rest.len() + open;
            let (words, tail) = rest.split_at(open);
            let Some((name, after)) = tail[1..].split_once('}') else {
                return Err(Slip::at(at..text.len(), "this `{` is never closed").help("close it with `}`"));
            };
            let Some(place) = places.iter().find(|it| **it == name) else {
                let known = places.iter().map(|it| format!("`{{{it}}}`")).collect::<Vec<_>>().join(", ");
                let help = nearest(name, places.iter().copied()).map_or_else(
                    || {
                        if places.is_empty() {
                            "nothing is filled in here".to_owned()
                        } else {
                            format!("known are {known}")
                        }
                    },
                    |it| format!("did you mean `{{{it}}}`?"),
                );
                let message = format!("nothing is called `{{{name}}}` here");
                return Err(Slip::at(at..at + name.len() + 2, message).help(help));
            };
            parts.push(Part::Words(words.to_owned()));
            parts.push(Part::Place(place));
            rest = after;
        }
        parts.push(Part::Words(rest.to_owned()));
        Ok(Pattern { parts })
    }

    /// A pattern of ours.
    pub(super) fn ours(text: &str, places: &'static [&'static str]) -> Pattern {
        Pattern::parse(text, places).expect("a pattern of ours names only what exists")
    }

    /// Whether it has a place called `name`.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|it| matches!(it, Part::Place(place) if *place == name))
    }

    /// The text with its places filled in; `None` if a place that it names has no value.
    #[must_use]
    pub fn fill(&self, values: &Values<'_>) -> Option<String> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Place(name) => {
                    text.push_str(values.iter().find(|(it, _)| it == name).and_then(|(_, value)| value.as_deref())?);
                }
            }
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    const PLACES: &[&str] = &["season", "episode"];

    #[test]
    fn places_are_filled_in() {
        let label = Pattern::ours("Season {season} Episode {episode}", PLACES);
        let values = [("season", Some("2".to_owned())), ("episode", Some("29".to_owned()))];
        assert_eq!(label.fill(&values).as_deref(), Some("Season 2 Episode 29"));
        assert_eq!(label.fill(&values[..1]), None, "a bonus has no number, and so no label");
    }

    #[test]
    fn a_place_must_exist() {
        let slip = Pattern::parse("No. {epsiode}", PLACES).expect_err("misspelt");
        assert_eq!((slip.range, &*slip.message), (4..13, "nothing is called `{epsiode}` here"));
        assert_eq!(slip.help.as_deref(), Some("did you mean `{episode}`?"));
    }
}
