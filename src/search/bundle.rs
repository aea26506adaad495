//! Neighbours, whose words are gathered together and remembered: after an edit, those of all other bundles are known.

use std::ops::Range;
use std::sync::Arc;

use super::front::{Front, front};
use super::gather::Gatherer;
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

/// The words of a bundle in order, each with its postings, which count from the bundle's first episode.
pub(super) type Words<'a> = Vec<(&'a str, &'a [u8])>;

/// Every episode of `newsletter` in a bundle. Where one ends follows from what its last episode says: an episode that is added
/// or taken away changes the bundle that it is in, and no other.
pub(super) fn bundles(newsletter: &Newsletter) -> Vec<Bundle> {
    let keys = |episodes: &[Arc<Episode>]| episodes.iter().map(|it| key(it, newsletter)).collect::<Vec<_>>();
    let keys = on_threads(&newsletter.episodes, keys).concat();
    let mut bundles = Vec::new();
    let mut start = 0;
    for (place, key) in keys.iter().enumerate() {
        let end = place + 1;
        if key.as_bytes()[0] & ENDS == 0 || end - start == MOST || end == keys.len() {
            let key =
                Key::of_parts("the words of neighbours", &(newsletter.masthead.language.primary(), &keys[start..end]));
            bundles.push(Bundle { places: start..end, key });
            start = end;
        }
    }
    bundles
}

impl Bundle {
    /// What the episodes say, remembered or gathered now.
    pub(super) fn gathered(&self, gatherer: &mut Gatherer<'_>, press: &Press<'_>) -> Arc<[u8]> {
        let mut gather =
            || postcard::to_allocvec(&gatherer.gather(self.places.clone())).expect("words are plain values");
        let gathered = press.memo.remember_always(self.key, &mut gather);
        // A memo that was damaged on its disk costs time, and nothing else.
        if words(&gathered).is_some() { gathered } else { press.memo.learn(self.key, gather()) }
    }
}

/// What was gathered; `None` if this is something else.
pub(super) fn words(gathered: &[u8]) -> Option<Words<'_>> {
    postcard::from_bytes(gathered).ok()
}

/// The key of all that an episode says.
fn key(episode: &Episode, newsletter: &Newsletter) -> Key {
    let mut around = Vec::new();
    front(episode, newsletter, |it, words| {
        let (how, standing) = match it {
            Front::Words(standing) => (0, standing),
            Front::Term(standing) => (1, standing),
        };
        around.push((how, standing, words.to_owned()));
    });
    Key::of_parts("the words of an episode", &(episode.manuscript.body.origin(), around))
}

/// One in sixty-four episodes ends a bundle.
const ENDS: u8 = 0x3f;

/// So many episodes are in no bundle.
const MOST: usize = 64;
