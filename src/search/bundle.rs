//! Neighbours, whose words are gathered together and remembered: after an edit, those of all other bundles are known.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::front::{Front, front};
use super::gather::Gatherer;
use super::gathered::Gathered;
use super::threads::on_threads;
use crate::memo::Key;
use crate::newsletter::{Episode, Newsletter};
use crate::press::Press;

/// A row of episodes.
#[derive(Debug)]
pub(super) struct Bundle {
    /// Their places.
    pub places: Range<usize>,
    /// The key of all that they say.
    pub key: Key,
}

/// Every episode of the newsletter in a bundle. Where one ends follows from what its last episode says: an episode that
/// is added or taken away changes the bundle that it is in, and no other.
pub(super) fn bundles(press: &Press<'_>) -> Vec<Bundle> {
    let newsletter = press.newsletter;
    // Another program may cut and stem words in another way.
    let (program, language) = (press.memo.program(), newsletter.masthead.language.primary());
    let keys = on_threads(&newsletter.episodes, || |it| key(it, newsletter));
    let most = most(keys.len());
    let mut bundles = Vec::new();
    let mut start = 0;
    for (place, key) in keys.iter().enumerate() {
        let end = place + 1;
        if key.as_bytes()[0].is_multiple_of(most) || end - start == usize::from(most) || end == keys.len() {
            let key = Key::of_parts("the words of neighbours, in rows", &(program, language, &keys[start..end]));
            bundles.push(Bundle { places: start..end, key });
            start = end;
        }
    }
    bundles
}

impl Bundle {
    /// What the episodes say, remembered or gathered now.
    pub(super) fn gathered(&self, gatherer: &mut Gatherer<'_>, press: &Press<'_>) -> Gathered {
        let mut gather = || Gathered::layout(&gatherer.gather(self.places.clone()));
        let gathered = press.memo.remember_always(self.key, &mut gather);
        // A memo that was damaged on its disk costs time, and nothing else.
        let again = || Gathered::read(press.memo.learn(self.key, gather()));
        Gathered::read(gathered).or_else(again).expect("what was laid out now is whole")
    }
}

/// The key of all that an episode says.
fn key(episode: &Episode, newsletter: &Newsletter) -> Key {
    Key::of_parts("the words of an episode", &(episode.manuscript.body.origin(), Around { episode, newsletter }))
}

/// What stands around the text of an episode.
struct Around<'a> {
    episode: &'a Episode,
    newsletter: &'a Newsletter,
}

impl Hash for Around<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        front(self.episode, self.newsletter, |it, words| {
            let (how, prominence) = match it {
                Front::Words(prominence) => (0_u8, prominence),
                Front::Term(prominence) => (1, prominence),
            };
            (how, prominence.rank(), words).hash(state);
        });
    }
}

/// The most episodes of a bundle, a power of two, where there are so many `episodes`: one in as many ends one. The
/// longer bundles are, the more is read again after an edit; the shorter, the more often a word is remembered, which
/// counts where there are many. A few episodes are still bundles for several threads.
fn most(episodes: usize) -> u8 {
    match episodes {
        0..250 => 8,
        250..4_000 => 32,
        _ => 64,
    }
}
