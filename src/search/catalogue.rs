//! The search of one state of the newsletter: the index is made when its first part is printed, and kept for the others. A
//! server that nobody searches never makes it, nor does a build that finds nothing new.

use std::fmt::Write as _;
use std::sync::OnceLock;

use super::index::Index;
use super::{Part, card, front, guide};
use crate::markdown::Medium;
use crate::memo::Key;
use crate::newsletter::Newsletter;
use crate::press::Press;

/// Everything that can be found.
#[derive(Debug, Default)]
pub struct Catalogue {
    key: OnceLock<Key>,
    index: OnceLock<Index>,
}

impl Catalogue {
    /// The key of everything that the parts are printed from: what each episode says, and what stands on its card.
    pub fn key(&self, press: &Press<'_>) -> Key {
        *self.key.get_or_init(|| {
            let mut proof = String::new();
            for episode in &press.newsletter.episodes {
                let text = press.text(&episode.manuscript.body, &episode.routes, &episode.permalink, Medium::Web);
                proof.push_str(&text.origin().to_string());
                proof.push_str(&card::card(episode, press.newsletter).to_string());
                front::front(episode, press.newsletter, |it, words| {
                    let _ = writeln!(proof, "{it:?} {words}");
                });
            }
            press.key_of_proof(proof.as_bytes())
        })
    }

    /// Prints a part.
    #[must_use]
    pub fn print(&self, part: Part, newsletter: &Newsletter) -> String {
        let index = || self.index.get_or_init(|| Index::of(newsletter));
        match part {
            Part::Guide => guide::guide(index(), newsletter),
            Part::Words(place) => index().part(place).to_owned(),
            Part::Cards(chunk) => card::cards(chunk, newsletter),
        }
    }
}
