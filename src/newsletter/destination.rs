//! Where something leads that is not written in Markdown.

use crate::address::Permalink;
use crate::source::Dimensions;

/// Where something leads that is not written in Markdown: a link of the masthead, a cover, a pairing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Destination {
    /// Into the newsletter, with the size of a picture if it is one.
    Here(Permalink, Option<Dimensions>),
    /// To a heading of a page of the newsletter, by its anchor.
    Heading(Permalink, String),
    /// Somewhere below the newsletter's root, as written from there: `/search/?q=rain`.
    FromRoot(String),
    /// Anywhere, as written.
    Elsewhere(String),
}

impl Destination {
    /// Its address in the newsletter, if it is a whole page or a file of that.
    #[must_use]
    pub fn here(&self) -> Option<&Permalink> {
        match self {
            Destination::Here(permalink, _) => Some(permalink),
            Destination::Heading(..) | Destination::FromRoot(_) | Destination::Elsewhere(_) => None,
        }
    }
}
