//! What stands within a line of HTML: links, and the marks of footnotes.

use std::fmt::Write as _;

use super::picture;
use super::setting::Medium;
use super::writer::Writer;
use crate::markdown::markup::Phrasing;
use crate::markdown::notes::mark_id;
use crate::markdown::tree::{Inline, Picture};
use crate::markdown::typography::is_wide;

impl Phrasing for Writer<'_> {
    fn out(&mut self) -> &mut String {
        &mut self.out
    }

    fn link(&mut self, destination: &str, title: &str, content: &[Inline<'_>]) {
        let (address, lent) = (self.address(destination), self.setting.around.title(destination, content));
        self.linked(address.as_deref(), title, |it| it.label(lent, content));
    }

    fn inset(&mut self, picture: &Picture<'_>) {
        picture::write(self, picture, &picture.title);
    }

    fn footnote_mark(&mut self, footnote: usize, mark: usize) {
        let Some(number) = self.notes.number(footnote) else { return };
        // A line may end behind any ideograph, and behind its marks: not here.
        if self.out.ends_with(is_wide) {
            self.out.push('\u{2060}');
        }
        let _ = match self.setting.medium {
            Medium::Web => {
                let id = mark_id(number, mark);
                write!(self.out, "<sup class=\"footnote\"><a href=\"#fn-{number}\" id=\"{id}\">{number}</a></sup>")
            }
            Medium::Feed => write!(self.out, "<sup>{number}</sup>"),
        };
    }

    fn html(&mut self, html: &str) {
        match self.setting.medium {
            // Whoever cleans a feed sees it as it was written.
            Medium::Web if html.contains('\0') => self.out.push_str(&html.replace('\0', "\u{fffd}")),
            Medium::Web | Medium::Feed => self.out.push_str(html),
        }
    }
}
