//! What every printed sheet needs: the newsletter, the theme, what was remembered, and the views that pages share.
//!
//! What all pages see is made once, as values that are cheap to hand out: ten thousand pages do not list the seasons
//! ten thousand times. What is kept, for whom, and how long:
//!
//! | what | for | until |
//! |---|---|---|
//! | `shared`, `feeds`, `tags` | every page | the end |
//! | `listed`: an episode in a list | archive, tags, its own page and two others | the end; its template value goes at once |
//! | `beside`: the same with its value | the pages of three neighbours | another of the same slot comes |
//! | `contents`: a season's contents, printed | the pages of the season | the end |
//! | `entries`: the values behind them | the same, while they are printed | another season comes |
//! | `twice`: a text for page and feeds, written at once | whoever of the two comes second | that one has it |
//! | `in_feeds`: a text as feeds hold it | the feeds of newsletter, season and tags | another of the same slot comes |
//! | `keys_in_feeds`: the key of all that feeds say of an episode | the same feeds | the end |
//!
//! A view is serialised for two readers. Tera asks for what people read, and gets a text typeset; [`Key::of_value`]
//! asks for what machines read, and gets what the text would be typeset from. So the key of a page is known before
//! any of it is written.

pub mod beside;
mod views;
mod head;
mod opening;
mod social;
mod texts;
mod watch;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tera::Value;

pub use head::{Head, Subject};
pub use social::{CardOf, card, episode_card, has_newsletter_card, missing_letters, season_card, shared_cover};
pub use views::{Views, extra};
pub use watch::{Deadline, Unwatched, Watch};

use crate::diagnostic::{Report, Reported};
use crate::markdown::Twice;
use crate::memo::{Key, Memo, Recent};
use crate::newsletter::{Episode, Feed, Newsletter, Season};
use crate::picture::Fonts;
use crate::source::Span;
use crate::theme::view::{
    Common, ContentsEntry, ContentsView, EpisodeCard, FeedLink, Html, LinkView, SeasonLink, Shared, TagLink, View,
};
use crate::theme::{Commission, Theme};

/// A press that is set up for one newsletter in one theme. Many threads print with it at once.
#[derive(Debug)]
pub struct Press<'a> {
    /// What is printed.
    pub newsletter: &'a Newsletter,
    /// What was remembered.
    pub memo: &'a Memo,
    theme: &'a Theme,
    shared: [(&'static str, Value); 2],
    /// What every sheet is printed from, besides what is its own.
    key: Key,
    /// Each episode as it stands in lists, made when it is first listed.
    listed: Box<[OnceLock<Shared<EpisodeCard>>]>,
    /// The same for its neighbours, of late.
    beside: Recent<Shared<EpisodeCard>>,
    /// The episodes of the seasons that are printed just now, as they stand in their contents.
    entries: Recent<Shared<Vec<ContentsEntry>>>,
    /// The contents of each season, printed when a page of it first is.
    contents: Box<[OnceLock<Result<Contents, Reported>>]>,
    /// What the pages of episodes outside all seasons show instead.
    outside: Contents,
    /// The tags by their names in lower case, made when an episode first bears one.
    tags: OnceLock<BTreeMap<String, Shared<TagLink>>>,
    /// The newsletter's own feeds, which the head of every page names.
    feeds: Vec<Shared<FeedLink>>,
    /// The texts of episodes that were written for a page or for feeds, and wait to be asked for by the other.
    twice: Twice,
    /// The texts of episodes as feeds hold them, as far as they were written of late.
    in_feeds: Recent<Arc<str>>,
    /// Of each episode, the key of all that feeds say of it.
    keys_in_feeds: Box<[OnceLock<Key>]>,
    watch: &'a dyn Watch,
}

/// Threads print a season each. Should there be more of them, or two seasons share a slot, it costs a little time.
const SEASONS: usize = 17;

/// The contents of a season, and what else all pages of its episodes show.
#[derive(Debug, Default)]
pub struct Contents {
    /// The season.
    pub season: Option<Shared<SeasonLink>>,
    /// Its feed.
    pub feeds: Vec<Shared<FeedLink>>,
    /// What has happened in it so far, where the episodes say it.
    pub recap: Option<Shared<LinkView>>,
    /// Its episodes in order.
    pub entries: Shared<Vec<ContentsEntry>>,
    /// The same as they are printed.
    pub html: Shared<Html>,
}

impl<'a> Press<'a> {
    /// Sets up a press.
    #[must_use]
    pub fn new(newsletter: &'a Newsletter, theme: &'a Theme, memo: &'a Memo) -> Press<'a> {
        let common = Views::new(newsletter).common();
        let key = key(newsletter, theme, &common);
        let Common { newsletter: shared, words } = common;
        let shared = [("newsletter", Value::from_serializable(&shared)), ("words", Value::from_serializable(words))];
        let listed = newsletter.episodes.iter().map(|_| OnceLock::new()).collect();
        let contents = newsletter.seasons.iter().map(|_| OnceLock::new()).collect();
        let keys_in_feeds = newsletter.episodes.iter().map(|_| OnceLock::new()).collect();
        let feeds = Views::new(newsletter).feeds(&Feed::Whole).into_iter().map(Shared::new).collect();
        let (outside, tags) = (Contents::default(), OnceLock::new());
        Press {
            newsletter,
            memo,
            theme,
            shared,
            key,
            listed,
            beside: Recent::default(),
            entries: Recent::with_slots(SEASONS),
            contents,
            outside,
            tags,
            feeds,
            twice: Twice::default(),
            in_feeds: Recent::default(),
            keys_in_feeds,
            watch: &Unwatched,
        }
    }

    /// The same under `watch`, which minds how long each template takes.
    #[must_use]
    pub fn watched(self, watch: &'a dyn Watch) -> Press<'a> {
        Press { watch, ..self }
    }

    /// Prints a view for `commission` with its template, in UTF-8.
    ///
    /// # Errors
    /// When the template asks for something that the view does not have.
    pub fn page<V: View>(
        &self,
        view: &V,
        commission: Commission<'_>,
        report: &mut Report,
    ) -> Result<Vec<u8>, Reported> {
        let culprit = self.theme.culprit(V::TEMPLATE, commission);
        let deadline = Deadline::of(culprit, self.newsletter.masthead.limits.time);
        watch::in_time(self.watch, deadline, || self.theme.render(V::TEMPLATE, &self.shared, view, commission, report))
    }

    /// The same as a text, where more is done with it.
    ///
    /// # Errors
    /// When the template asks for something that the view does not have.
    pub fn part<V: View>(&self, view: &V, commission: Commission<'_>, report: &mut Report) -> Result<String, Reported> {
        self.page(view, commission, report)
            .map(|it| String::from_utf8(it).expect("templates and their values are UTF-8"))
    }

    /// The key of everything that [`Press::page`] would print `view` from. Where it has not changed, neither has the
    /// page: a template sees nothing but the theme's files, what all of them see, and the view.
    #[must_use]
    pub fn key_of_page<V: View>(&self, view: &V) -> Key {
        Key::of("a page", &[self.key.as_bytes(), V::TEMPLATE.as_bytes(), Key::of_value("a view", view).as_bytes()])
    }

    /// The key of a sheet without a template, of which `key` is that of what stands in it.
    #[must_use]
    pub fn key_of(&self, key: Key) -> Key {
        Key::of("a sheet without a template", &[self.key.as_bytes(), key.as_bytes()])
    }

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
                recap: self.views().recap(season).map(Shared::new),
                entries,
                html: Shared::new(Html::printed(&html)),
            })
        };
        self.contents[place].get_or_init(print).as_ref().map_err(|it| *it)
    }

    /// Where the block `name` of the author's own `template` begins; its file, if it does not stand there.
    #[must_use]
    pub fn block(&self, template: &str, name: &str) -> Span {
        self.theme.block(template, name)
    }

    /// What pictures are lettered with.
    #[must_use]
    pub fn fonts(&self) -> &'a Fonts {
        self.theme.fonts()
    }

    /// The views of the newsletter's parts.
    #[must_use]
    pub fn views(&self) -> Views<'a> {
        Views::new(self.newsletter)
    }
}

/// The key of what all sheets are printed from: the theme, the masthead, and what every template sees.
fn key(newsletter: &Newsletter, theme: &Theme, common: &Common<'_>) -> Key {
    let common = Key::of_value("what every template sees", common);
    Key::of_parts("a press", &(theme.key(), &newsletter.masthead, common))
}
