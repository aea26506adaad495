//! Which sheets there are to load, and where each is published.

use crate::address::Permalink;
use crate::newsletter::{Fixture, Newsletter};

/// A sheet that the search page loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What the browser has to know first.
    Guide,
    /// A part of the words.
    Words(usize),
    /// The cards of a chunk of episodes.
    Cards(usize),
}

/// How many sheets there are to load. It follows from the lengths of the texts, before any of them
/// is read for its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    pub(super) words: usize,
    cards: usize,
}

impl Extent {
    /// So many episodes stand on a sheet of cards.
    pub(super) const CARDS: usize = 32;

    /// So many words of text give a sheet of the index, which is 10 to 30 KB.
    const WORDS: u64 = 9_000;

    /// For `newsletter`.
    #[must_use]
    pub fn of(newsletter: &Newsletter) -> Extent {
        let words: u64 = newsletter.episodes.iter().map(|it| u64::from(it.manuscript.body.facts().words)).sum();
        Extent {
            words: usize::try_from(words.div_ceil(Extent::WORDS)).unwrap_or(usize::MAX).clamp(1, 4096),
            cards: newsletter.episodes.len().div_ceil(Extent::CARDS),
        }
    }

    /// Every sheet and where it is published.
    pub fn parts(self) -> impl Iterator<Item = (Permalink, Part)> {
        let words = (0..self.words).map(|it| (address(&format!("words-{it}.txt")), Part::Words(it)));
        let cards = (0..self.cards).map(|it| (address(&format!("cards-{it}.json")), Part::Cards(it)));
        std::iter::once((address("guide.json"), Part::Guide)).chain(words).chain(cards)
    }
}

pub(super) fn address(name: &str) -> Permalink {
    Fixture::Search.permalink().join(name).expect("a plain name")
}
