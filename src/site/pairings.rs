//! Everything that goes well with an episode, by kind.

use std::collections::BTreeMap;

use crate::address::{alphabetical, anchor};
use crate::newsletter::Fixture;
use crate::press::{PageHead, Press};
use crate::theme::view::{PairingEntry, PairingGroup, PairingsView};

/// The page of all pairings.
#[must_use]
pub fn pairings(press: &Press<'_>) -> PairingsView {
    let (newsletter, views) = (press.newsletter, press.views());
    let words = newsletter.masthead.language.words();
    let mut kinds: BTreeMap<String, PairingGroup> = BTreeMap::new();
    for (place, episode) in newsletter.episodes.iter().enumerate() {
        for pairing in views.pairings(episode) {
            let kind = pairing.kind.clone();
            let group = kinds.entry(kind.to_lowercase()).or_insert_with(|| PairingGroup {
                id: anchor(&kind),
                kind,
                pairings: Vec::new(),
            });
            group.pairings.push(PairingEntry { pairing, episode: press.episode(place) });
        }
    }
    let mut kinds: Vec<PairingGroup> = kinds.into_values().collect();
    kinds.sort_by_cached_key(|it| alphabetical(&it.kind));
    let head = PageHead::plain(&words.pairings, &words.pairings_intro, &Fixture::Pairings.permalink()).view(press);
    PairingsView { head, kinds }
}
