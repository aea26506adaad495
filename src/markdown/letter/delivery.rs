//! What a letter depends on besides its text: where its links lead, and how wide it is.

use crate::address::{BaseUrl, Permalink};
use crate::language::Words;
use crate::markdown::{Components, Route, Routes};
use crate::memo::Memo;
use crate::source::Dimensions;

/// Everything besides the text that its letter depends on.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
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

/// The width of the column in pixels: what is left of 600 beside the margins.
pub const COLUMN: u32 = 536;

/// A picture that is narrower than this fits on every phone.
pub(in crate::markdown) const NARROW: u32 = 280;

/// How every table begins that only puts things in their places.
pub(in crate::markdown) const TABLE: &str =
    "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

impl Delivery<'_> {
    /// Where `destination` leads, as an absolute address. `None` if it leads nowhere, or no URL can be made of it.
    pub(in crate::markdown) fn address(&self, destination: &str) -> Option<String> {
        self.absolute(self.routes.get(destination), destination)
    }

    /// Where the picture lies that is shown for `destination`, in the same way.
    pub(in crate::markdown) fn picture(&self, destination: &str) -> Option<String> {
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
    pub(in crate::markdown) fn size(&self, destination: &str) -> Option<Dimensions> {
        match self.routes.picture(destination) {
            Some(Route::File(_, size)) => *size,
            Some(Route::Page(..) | Route::Nowhere) | None => None,
        }
    }
}

/// The size at which a picture is shown: Outlook knows no largest width, so the attributes must say it.
#[must_use]
pub fn within_column(size: Dimensions) -> Dimensions {
    if size.width <= COLUMN {
        return size;
    }
    let height = (u64::from(size.height) * u64::from(COLUMN) + u64::from(size.width) / 2) / u64::from(size.width);
    Dimensions { width: COLUMN, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
}
