//! What part an episode plays.

use serde::{Deserialize, Serialize};

use super::front_matter::Choice;
use crate::language::Words;

/// What part an episode plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A part of the story, with a number.
    Full,
    /// Something beside the story; it needs no number and stands by its date.
    Bonus,
    /// An announcement of the story; it needs no number and stands by its date.
    Trailer,
}

impl Kind {
    /// The word that authors and feeds use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Full => "full",
            Kind::Bonus => "bonus",
            Kind::Trailer => "trailer",
        }
    }

    /// What readers are told of it; nothing of a part of the story.
    #[must_use]
    pub fn label(self, words: &Words) -> Option<&str> {
        match self {
            Kind::Full => None,
            Kind::Bonus => Some(&words.bonus),
            Kind::Trailer => Some(&words.trailer),
        }
    }
}

impl Choice for Kind {
    const EVERY: &'static [Kind] = &[Kind::Full, Kind::Bonus, Kind::Trailer];
    const WHAT: &'static str = "kind of episode";
    const WORDS: &'static str = "an episode is `full`, `bonus` or `trailer`";

    fn word(self) -> &'static str {
        Kind::word(self)
    }
}
