//! What every printed sheet needs: the newsletter, the theme, what was remembered, and the views that pages share.
//!
//! What all pages see is made once, as values that are cheap to hand out: ten thousand pages do not list the seasons ten
//! thousand times.

mod cards;
mod head;
mod social;

use std::sync::OnceLock;

use serde::Serialize;
use tera::Value;

pub use cards::{Cards, extra};
pub use head::{Head, Subject};
pub use social::{
    CARD_SIZE, CardOf, card, episode_card, has_newsletter_card, missing_letters, season_card, shared_cover,
};

use crate::address::Permalink;
use crate::diagnostic::{Report, Reported};
use crate::markdown::{self, Audience, Document, Hanging, Medium, Opening, Routes, Setting};
use crate::memo::Memo;
use crate::newsletter::Newsletter;
use crate::picture::Fonts;
use crate::theme::Theme;
use crate::theme::view::{Common, EpisodeCard, Shared};

/// A press that is set up for one newsletter in one theme. Many threads print with it at once.
#[derive(Debug)]
pub struct Press<'a> {
    /// What is printed.
    pub newsletter: &'a Newsletter,
    /// What was remembered.
    pub memo: &'a Memo,
    theme: &'a Theme,
    shared: [(&'static str, Value); 2],
    /// Each episode as it stands in lists, made when it is first listed.
    listed: Box<[OnceLock<Shared<EpisodeCard>>]>,
}

impl<'a> Press<'a> {
    /// Sets up a press.
    #[must_use]
    pub fn new(newsletter: &'a Newsletter, theme: &'a Theme, memo: &'a Memo) -> Press<'a> {
        let Common { newsletter: shared, words } = Cards::new(newsletter).common();
        let shared = [("newsletter", Value::from_serializable(&shared)), ("words", Value::from_serializable(words))];
        let listed = newsletter.episodes.iter().map(|_| OnceLock::new()).collect();
        Press { newsletter, memo, theme, shared, listed }
    }

    /// Prints a view with a template.
    ///
    /// # Errors
    /// When the template asks for something that the view does not have.
    pub fn page(&self, template: &str, view: &impl Serialize, report: &mut Report) -> Result<String, Reported> {
        self.theme.render(template, &self.shared, view, report)
    }

    /// The text of the page at `page` as HTML.
    #[must_use]
    pub fn html(&self, document: &Document, routes: &Routes, page: &Permalink, medium: Medium) -> String {
        markdown::write(document, self.setting(routes, page, medium))
    }

    /// The same as a letter that someone else gives its look: with what is for letters, without what is for the site.
    #[must_use]
    pub fn pasted(&self, document: &Document, routes: &Routes, page: &Permalink) -> String {
        let setting = self.setting(routes, page, Medium::Feed);
        markdown::write(document, Setting { audience: Audience::Email, ..setting })
    }

    fn setting<'b>(&'b self, routes: &'b Routes, page: &'b Permalink, medium: Medium) -> Setting<'b> {
        let Newsletter { masthead, gallery, .. } = self.newsletter;
        let (ladders, sizes) = (gallery.ladders(), &*masthead.pictures.sizes);
        Setting {
            medium,
            audience: Audience::Web,
            base: &masthead.base_url,
            page,
            routes,
            hanging: Hanging { ladders, sizes, opening: Opening::Text },
            words: masthead.language.words(),
            memo: self.memo,
        }
    }

    /// The text of the page at `page`, which opens with `opening`, as a value that templates print as it is.
    #[must_use]
    pub fn web(&self, document: &Document, routes: &Routes, page: &Permalink, opening: Opening) -> Value {
        let setting = self.setting(routes, page, Medium::Web);
        let hanging = Hanging { opening, ..setting.hanging };
        Value::safe_string(&markdown::write(document, Setting { hanging, ..setting }))
    }

    /// The episode at `place`, as it stands in lists.
    #[must_use]
    pub fn episode(&self, place: usize) -> Shared<EpisodeCard> {
        self.listed[place].get_or_init(|| Shared::new(&self.cards().card(&self.newsletter.episodes[place]))).clone()
    }

    /// The episodes at `places`, as they stand in lists.
    #[must_use]
    pub fn episodes(&self, places: impl IntoIterator<Item = usize>) -> Vec<Shared<EpisodeCard>> {
        places.into_iter().map(|it| self.episode(it)).collect()
    }

    /// What pictures are lettered with.
    #[must_use]
    pub fn fonts(&self) -> &'a Fonts {
        self.theme.fonts()
    }

    /// The views of the newsletter's parts.
    #[must_use]
    pub fn cards(&self) -> Cards<'a> {
        Cards::new(self.newsletter)
    }
}
