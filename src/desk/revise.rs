//! The last edition with one text as it is now: what an author sees who saves a word among ten thousand episodes.

use std::sync::Arc;

use super::at_hand::Desk;
use super::components;
use super::prepared::Prepared;
use super::readings::Readings;
use crate::newsletter::Newsletter;
use crate::press::episode_card;
use crate::search::Extent;
use crate::source::Filed;

impl Desk<'_> {
    /// `last` with the text of `filed` as it is now, if nothing else has to be looked at again: the same as a whole new
    /// preparation would give, in the time of one text. `None` if its place, its links or a title that others
    /// say have changed, or there is something to tell.
    pub fn revise(self, readings: &mut Readings, last: &Prepared, filed: &Filed) -> Option<Prepared> {
        readings.read(filed, self.reader(last.newsletter.masthead.typography));
        let revised = readings.flawless_episode(&filed.path)?;
        let newsletter = last.newsletter.revised(revised, readings.episodes())?;
        // A text that has grown may need another part of the index, which is another edition.
        (Extent::of(&newsletter) == Extent::of(&last.newsletter)).then_some(())?;
        components::are_flawless(revised, &newsletter, &last.theme, self).then_some(())?;
        let card = |newsletter: &Newsletter| {
            let episode = newsletter.episodes.iter().find(|it| *it.path() == filed.path)?;
            episode_card(episode, newsletter, last.theme.fonts())
        };
        if card(&newsletter) != card(&last.newsletter) {
            return None;
        }
        Some(Prepared { newsletter, theme: Arc::clone(&last.theme), edition: Arc::new(last.edition.again()) })
    }
}
