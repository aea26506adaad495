//! A press, set up: what everything is printed from, and what is kept until it is printed again.
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

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tera::Value;

use super::contents::Contents;
use super::views::Views;
use super::watch::{Unwatched, Watch};
use crate::diagnostic::Reported;
use crate::markdown::Twice;
use crate::memo::{Key, Memo, Recent};
use crate::newsletter::{Feed, Newsletter};
use crate::picture::Fonts;
use crate::source::Span;
use crate::theme::Theme;
use crate::theme::view::{Common, ContentsEntry, EpisodeCard, FeedLink, Shared, TagLink};

/// A press that is set up for one newsletter in one theme. Many threads print with it at once.
#[derive(Debug)]
pub struct Press<'a> {
    /// What is printed.
    pub newsletter: &'a Newsletter,
    /// What was remembered.
    pub memo: &'a Memo,
    pub(super) theme: &'a Theme,
    pub(super) shared: [(&'static str, Value); 2],
    /// What every sheet is printed from, besides what is its own.
    pub(super) key: Key,
    /// Each episode as it stands in lists, made when it is first listed.
    pub(super) listed: Box<[OnceLock<Shared<EpisodeCard>>]>,
    /// The same for its neighbours, of late.
    pub(super) beside: Recent<Shared<EpisodeCard>>,
    /// The episodes of the seasons that are printed just now, as they stand in their contents.
    pub(super) entries: Recent<Shared<Vec<ContentsEntry>>>,
    /// The contents of each season, printed when a page of it first is.
    pub(super) contents: Box<[OnceLock<Result<Contents, Reported>>]>,
    /// What the pages of episodes outside all seasons show instead.
    pub(super) outside: Contents,
    /// The tags by their names in lower case, made when an episode first bears one.
    pub(super) tags: OnceLock<BTreeMap<String, Shared<TagLink>>>,
    /// The newsletter's own feeds, which the head of every page names.
    pub(super) feeds: Vec<Shared<FeedLink>>,
    /// The texts of episodes that were written for a page or for feeds, and wait to be asked for by the other.
    pub(super) twice: Twice,
    /// The texts of episodes as feeds hold them, as far as they were written of late.
    pub(super) in_feeds: Recent<Arc<str>>,
    /// Of each episode, the key of all that feeds say of it.
    pub(super) keys_in_feeds: Box<[OnceLock<Key>]>,
    pub(super) watch: &'a dyn Watch,
}

/// Threads print a season each. Should there be more of them, or two seasons share a slot, it costs a little time.
const SEASONS: usize = 17;

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
