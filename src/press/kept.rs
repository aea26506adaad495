//! What is kept on the press: made for the first sheet that shows it, and handed to all the others.

use std::sync::Arc;

use super::contents::Contents;
use super::setup::Press;
use crate::diagnostic::{Report, Reported};
use crate::memo::Key;
use crate::newsletter::{Episode, Feed, Season};
use crate::theme::Commission;
use crate::theme::view::{ContentsEntry, ContentsView, EpisodeCard, FeedLink, Html, Shared, TagLink};

impl Press<'_> {
    /// The text of the episode at `place` as feeds hold it, by `write` if it was not written of late: a text is in half
    /// a dozen feeds, and to write it is most of the work of a feed.
    pub fn in_feeds(&self, place: usize, write: impl FnOnce() -> String) -> Arc<str> {
        self.in_feeds.get_or(place, || write().into())
    }

    /// The key of all that feeds say of the episode at `place`, by `make` if no feed asked before.
    pub fn key_in_feeds(&self, place: usize, make: impl FnOnce() -> Key) -> Key {
        *self.keys_in_feeds[place].get_or_init(make)
    }

    /// The episode at `place` as it stands in lists, for its own page and those of its neighbours.
    #[must_use]
    pub fn episode(&self, place: usize) -> Shared<EpisodeCard> {
        self.beside.get_or(place, || self.listed(place).for_a_while())
    }

    /// The episodes at `places`, as they stand in lists.
    #[must_use]
    pub fn episodes(&self, places: impl IntoIterator<Item = usize>) -> Vec<Shared<EpisodeCard>> {
        places.into_iter().map(|it| self.listed(it)).collect()
    }

    fn listed(&self, place: usize) -> Shared<EpisodeCard> {
        let card = || Shared::new(self.views().card(&self.newsletter.episodes[place])).once();
        self.listed[place].get_or_init(card).clone()
    }

    /// The tags of an episode, in the author's order.
    #[must_use]
    pub fn tags_of(&self, episode: &Episode) -> Vec<Shared<TagLink>> {
        let link = |tag| Shared::new(self.views().tag(tag));
        let tags = self.newsletter.tags.iter();
        let tags = self.tags.get_or_init(|| tags.map(|(name, tag)| (name.clone(), link(tag))).collect());
        let own = episode.manuscript.tags.iter();
        own.filter_map(|it| tags.get(&it.value.to_lowercase()).cloned()).collect()
    }

    /// Feeds as links, each in all of its formats.
    pub fn feeds(&self, feeds: impl IntoIterator<Item = Feed>) -> Vec<Shared<FeedLink>> {
        feeds.into_iter().flat_map(|it| self.views().feeds(&it)).map(Shared::new).collect()
    }

    /// The episodes that stand in `contents`, which are those of `season`, for the page of one of them.
    #[must_use]
    pub fn entries(&self, season: Option<&Season>, contents: &Contents) -> Shared<Vec<ContentsEntry>> {
        let Some(season) = season else { return contents.entries.clone() };
        self.entries.get_or(season.episodes.start, || contents.entries.for_a_while())
    }

    /// The contents of `season`; of an episode outside all seasons, there are none.
    ///
    /// # Errors
    /// When the template asks for something that its view does not have.
    pub fn contents(&self, season: Option<&Season>, report: &mut Report) -> Result<&Contents, Reported> {
        let Some(season) = season else { return Ok(&self.outside) };
        let place = self.newsletter.seasons.partition_point(|it| it.number < season.number);
        let print = || {
            let episodes = &self.newsletter.episodes[season.episodes.clone()];
            let entries = Shared::new(episodes.iter().map(|it| self.views().contents_entry(it)).collect()).once();
            let link = Shared::new(self.views().season_link(season));
            let view = ContentsView { season: link.clone(), episodes: entries.clone() };
            let page = season.permalink.output_path();
            let html = self.part(&view, Commission::Page(&page, season.text().map(|it| it.path)), report)?;
            Ok(Contents {
                season: Some(link),
                feeds: self.feeds([Feed::Season(place)]),
                recap: self.views().recap(season),
                entries,
                html: Shared::new(Html::printed(&html)),
            })
        };
        self.contents[place].get_or_init(print).as_ref().map_err(|it| *it)
    }
}
