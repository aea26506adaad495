//! The anchors of the story so far: a word of the address of each episode. Letters that were sent lead there, so an
//! episode that was renamed is also found where it stood before.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::model::{Episode, Season};
use crate::address::Permalink;

/// Which word of their addresses is another for each of these `episodes`, counted from the end. For most newsletters
/// that is the last; where all addresses end alike, as in `/one/rain/read/`, one before it.
pub(super) fn telling_word(episodes: &[Arc<Episode>]) -> Option<usize> {
    let fewest = episodes.iter().map(|it| words(&it.permalink).count()).min()?;
    let tells = |place: &usize| {
        let mut seen = HashSet::with_capacity(episodes.len());
        episodes.iter().all(|it| seen.insert(words(&it.permalink).nth(*place)))
    };
    (0..fewest).find(tells)
}

impl Season {
    /// The anchor of one of its episodes.
    #[must_use]
    pub fn retold_at<'e>(&self, episode: &'e Episode) -> Cow<'e, str> {
        self.anchor(&episode.permalink).unwrap_or_default()
    }

    /// The anchors that an episode had at its former addresses, as far as they are none of those in `taken`.
    #[must_use]
    pub fn formerly_retold_at(&self, episode: &Episode, taken: &mut HashSet<String>) -> Vec<String> {
        let former = episode.manuscript.aliases.iter().filter_map(|it| self.anchor(&it.value));
        former.map(Cow::into_owned).filter(|it| !it.is_empty() && taken.insert(it.clone())).collect()
    }

    fn anchor<'a>(&self, address: &'a Permalink) -> Option<Cow<'a, str>> {
        match self.telling_word {
            Some(place) => words(address).nth(place).map(Cow::Borrowed),
            None => Some(address.as_str().trim_matches('/').replace('/', "-").into()),
        }
    }
}

/// The words of an address, the last one first.
fn words(address: &Permalink) -> impl Iterator<Item = &str> {
    address.as_str().rsplit('/').filter(|it| !it.is_empty())
}
