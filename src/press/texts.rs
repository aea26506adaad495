//! A text on its way to readers: with all that it depends on besides itself, for the site, for feeds and for letters.

use super::setup::Press;
use super::watch::Timed;
use crate::address::Permalink;
use crate::markdown::{self, Audience, Document, Hanging, Medium, Misprint, Opening, Routes, Setting, Surroundings};
use crate::newsletter::{Newsletter, PublishedText};
use crate::theme::view::{Prose, Twin};

impl<'a> Press<'a> {
    /// The text of the episode at `place`, to be written out as HTML for `medium`.
    #[must_use]
    pub fn story(&'a self, place: usize, medium: Medium) -> Prose<'a> {
        let episode = &self.newsletter.episodes[place];
        let setting = |medium| {
            let setting = self.setting(&episode.routes, &episode.permalink, medium);
            let opening = if episode.cover.is_some() { Opening::Picture } else { Opening::Text };
            match medium {
                Medium::Web => Setting { hanging: Hanging { opening, ..setting.hanging }, ..setting },
                Medium::Feed => setting,
            }
        };
        let other = setting(match medium {
            Medium::Web => Medium::Feed,
            Medium::Feed => Medium::Web,
        });
        let twin = Twin { twice: &self.twice, place, setting: other };
        Prose::new(&episode.manuscript.body, setting(medium)).beside(twin)
    }

    /// The text of the page at `page` on the site.
    #[must_use]
    pub fn prose(&self, document: &'a Document, routes: &'a Routes, page: &'a Permalink) -> Prose<'a> {
        Prose::new(document, self.setting(routes, page, Medium::Web))
    }

    /// The text of the page at `page` as a letter that someone else gives its look: with what is for letters, without
    /// what is for the site.
    #[must_use]
    pub fn pasted(&self, document: &Document, routes: &Routes, page: &Permalink) -> String {
        let setting = self.setting(routes, page, Medium::Feed);
        Prose::new(document, Setting { audience: Audience::Email, ..setting }).html()
    }

    fn setting<'b>(&self, routes: &'b Routes, page: &'b Permalink, medium: Medium) -> Setting<'b>
    where
        'a: 'b,
    {
        let Newsletter { masthead, gallery, .. } = self.newsletter;
        let (ladders, sizes) = (gallery.ladders(), &*masthead.pictures.sizes);
        let around = self.surroundings(routes, page);
        Setting { medium, audience: Audience::Web, around, hanging: Hanging { ladders, sizes, opening: Opening::Text } }
    }

    /// What the text of the page at `page` stands among, whoever reads it.
    #[must_use]
    pub fn surroundings<'b>(&self, routes: &'b Routes, page: &'b Permalink) -> Surroundings<'b>
    where
        'a: 'b,
    {
        let masthead = &self.newsletter.masthead;
        Surroundings {
            base: &masthead.base_url,
            page,
            routes,
            words: masthead.language.words(),
            memo: self.memo,
            components: self.theme,
        }
    }

    /// The components in `text` that cannot be printed for every reader.
    #[must_use]
    pub fn misprints(&self, text: PublishedText<'_>) -> Vec<Misprint> {
        let PublishedText { body, routes, permalink: page, .. } = text;
        let limit = self.newsletter.masthead.limits.time;
        let components = &Timed { theme: self.theme, text, watch: self.watch, limit };
        let setting = self.setting(routes, page, Medium::Web);
        markdown::proof(body, Setting { around: Surroundings { components, ..setting.around }, ..setting })
    }
}
