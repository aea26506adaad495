//! What a link says that has no words of its own: the title of what it leads to, which it follows when that changes.

use percent_encoding::percent_decode_str;

use super::directory::Directory;
use super::follow::Followed;
use crate::markdown::{Document, Link, LinkKind, Route};
use crate::newsletter::aim::Aim;
use crate::source::SourcePath;

/// The words that a link is lent.
pub(super) enum Lent<'a> {
    /// The title of a text, or the words of a heading.
    Title(&'a str),
    /// What it leads to has no title, and nobody sees the link.
    Nothing,
    /// It has words of its own, or what is told of where it leads comes first: once that is mended, it may have some.
    Unasked,
}

impl Directory<'_> {
    /// The words of `link`, which was `followed` from `document` at `path`.
    pub(super) fn lent<'t>(
        &'t self,
        path: &SourcePath,
        document: &'t Document,
        link: &Link,
        followed: &Followed,
    ) -> Lent<'t> {
        match (link.kind, followed) {
            (LinkKind::Link | LinkKind::Picture | LinkKind::Recording, _) => return Lent::Unasked,
            (
                LinkKind::Untitled,
                Followed::Unread | Followed::Other(..) | Followed::Broken(..) | Followed::Loose(..),
            ) => return Lent::Unasked,
            (LinkKind::Untitled, Followed::To(Route::File(..) | Route::Nowhere) | Followed::Unseen(..)) => {
                return Lent::Nothing;
            }
            (LinkKind::Untitled, Followed::To(Route::Page(..)) | Followed::Unchecked) => {}
        }
        self.title(path, document, &link.destination).map_or(Lent::Nothing, Lent::Title)
    }

    fn title<'t>(&'t self, path: &SourcePath, document: &'t Document, written: &str) -> Option<&'t str> {
        if let Some(anchor) = written.strip_prefix('#') {
            return words_at(document, anchor);
        }
        let (aim, anchor) = Aim::of(path, written);
        let text = match aim {
            Aim::Episode(season, number) => self.texts.get(self.numbers.get(&(season, number))?)?,
            Aim::File(goal) => self.texts.get(self.named(&goal))?,
            Aim::Address | Aim::Outside => return None,
        };
        anchor.map_or(Some(text.title), |it| words_at(text.body, it))
    }
}

/// The words of the heading of `document` that has this anchor. One in HTML by hand is known to nobody.
fn words_at<'t>(document: &'t Document, anchor: &str) -> Option<&'t str> {
    let decoded = percent_decode_str(anchor).decode_utf8_lossy();
    let heading = document.facts().headings.iter().find(|it| *it.anchor == *decoded)?;
    Some(heading.text.trim()).filter(|it| !it.is_empty())
}
