//! The search of one state of the newsletter: the index is made when its first part is printed, and kept for the
//! others. A server that nobody searches never makes it, nor does a build that finds nothing new.

use std::sync::OnceLock;

use super::bundle::{Bundle, bundles};
use super::extent::Part;
use super::index::Index;
use super::{card, guide};
use crate::memo::Key;
use crate::press::Press;

/// Everything that can be found.
#[derive(Debug, Default)]
pub struct Catalogue {
    bundles: OnceLock<Vec<Bundle>>,
    cards: OnceLock<Key>,
    key: OnceLock<Key>,
    index: OnceLock<Index>,
}

impl Catalogue {
    /// The key of everything that the parts are printed from: what each episode says, and what stands on its card.
    pub fn key(&self, press: &Press<'_>) -> Key {
        *self.key.get_or_init(|| {
            let words: Vec<Key> = self.bundles(press).iter().map(|it| it.key).collect();
            press.key_of(Key::of_value("what is found", &(words, self.cards(press))))
        })
    }

    /// Prints a part.
    #[must_use]
    pub fn print(&self, part: Part, press: &Press<'_>) -> String {
        let index = || self.index.get_or_init(|| Index::of(self.bundles(press), self.cards(press), press));
        match part {
            Part::Guide => guide::guide(index(), press.newsletter),
            Part::Words(place) => index().part(place),
            Part::Cards(chunk) => card::cards(chunk, press.newsletter),
        }
    }

    /// The key of all cards.
    fn cards(&self, press: &Press<'_>) -> Key {
        *self.cards.get_or_init(|| card::key(press.newsletter))
    }

    fn bundles(&self, press: &Press<'_>) -> &[Bundle] {
        self.bundles.get_or_init(|| bundles(press))
    }
}
