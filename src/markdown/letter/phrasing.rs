//! What stands within a line of a letter: links, and the marks of footnotes.

use std::fmt::Write as _;

use super::picture;
use super::writer::Writer;
use crate::markdown::markup::Phrasing;
use crate::markdown::tree::{Inline, Picture};

impl Phrasing for Writer<'_> {
    fn out(&mut self) -> &mut String {
        &mut self.out
    }

    fn link(&mut self, destination: &str, _: &str, content: &[Inline<'_>]) {
        let (address, lent) = (self.around.address(destination), self.around.title(destination, content));
        self.linked(address.as_deref(), "", |it| it.label(lent, content));
    }

    fn inset(&mut self, picture: &Picture<'_>) {
        picture::write(self, picture, "inline");
    }

    fn footnote_mark(&mut self, footnote: usize, _: usize) {
        let Some(number) = self.notes.number(footnote) else { return };
        self.marked = self.marked.max(number);
        let _ = write!(self.out, "<sup>{number}</sup>");
    }

    fn html(&mut self, html: &str) {
        self.raw_html = true;
        self.out.push_str(html);
    }
}
