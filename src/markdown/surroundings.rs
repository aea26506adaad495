//! What a text stands among: the page that it is on, what its links lead to, and whoever writes what it
//! does not say itself.

use super::component::Components;
use super::routes::{Route, Routes};
use super::tree::{Inline, is_blank};
use crate::address::{BaseUrl, Permalink};
use crate::language::Words;
use crate::memo::Memo;
use crate::source::Dimensions;

/// All that a text depends on besides itself, whoever reads it.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The address of the newsletter.
    pub base: &'a BaseUrl,
    /// The page that the text stands on.
    pub page: &'a Permalink,
    /// Where the text's own links lead.
    pub routes: &'a Routes,
    /// The interface texts.
    pub words: &'a Words,
    /// Code that was highlighted before.
    pub memo: &'a Memo,
    /// Whoever prints components.
    pub components: &'a dyn Components,
}

impl<'a> Surroundings<'a> {
    /// Where `destination` leads, as an absolute address. `None` if it leads nowhere, or no URL can be made of it.
    pub(super) fn address(&self, destination: &str) -> Option<String> {
        self.absolute(self.routes.get(destination), destination)
    }

    /// Where the picture lies that is shown for `destination`, in the same way.
    pub(super) fn picture(&self, destination: &str) -> Option<String> {
        self.absolute(self.routes.picture(destination), destination)
    }

    fn absolute(&self, route: Option<&Route>, destination: &str) -> Option<String> {
        match route {
            Some(Route::Page(permalink, None) | Route::File(permalink, _)) => Some(permalink.absolute(self.base)),
            Some(Route::Page(permalink, Some(anchor))) => Some(format!("{}#{anchor}", permalink.absolute(self.base))),
            Some(Route::Nowhere) => None,
            None => self.base.resolve(self.page, destination),
        }
    }

    /// The size of that picture.
    pub(super) fn size(&self, destination: &str) -> Option<Dimensions> {
        match self.routes.picture(destination) {
            Some(Route::File(_, size)) => *size,
            Some(Route::Page(..) | Route::Nowhere) | None => None,
        }
    }

    /// What a link to `destination` says that has these words: the title of what it leads to, if it has none and that
    /// has one.
    pub(super) fn title(&self, destination: &str, words: &[Inline<'_>]) -> Option<&'a str> {
        self.routes.title(destination).filter(|_| is_blank(words))
    }

    /// The absolute address of the page that the text stands on.
    pub(super) fn page_address(&self) -> String {
        self.page.absolute(self.base)
    }
}
