//! A writer of letters: what it has written so far, and what it must know for the rest.

use std::fmt::Write as _;

use super::column::TABLE;
use crate::markdown::by_hand;
use crate::markdown::component::Misprint;
use crate::markdown::notes::Notes;
use crate::markdown::surroundings::Surroundings;

/// What writes one letter; `flow` and `phrasing` are how it does.
pub(in crate::markdown) struct Writer<'a> {
    pub(super) out: String,
    pub(super) around: Surroundings<'a>,
    /// By how many levels headings are lowered.
    pub(super) lowered: u8,
    pub(super) notes: &'a Notes<'a>,
    /// How many footnotes were marked so far.
    pub(super) marked: usize,
    /// Whether HTML of the author's own stands in the part that is being written.
    pub(super) raw_html: bool,
    /// The components that could not be printed.
    pub(in crate::markdown) misprints: Vec<Misprint>,
}

impl<'d> Writer<'d> {
    pub(in crate::markdown) fn new(around: Surroundings<'d>, lowered: u8, notes: &'d Notes<'d>) -> Writer<'d> {
        Writer { out: String::new(), around, lowered, notes, marked: 0, raw_html: false, misprints: Vec::new() }
    }
}

impl Writer<'_> {
    /// What `write` writes, made fit for mail if HTML of the author's own is in it. An element that is never closed
    /// ends with its part, and so does what is taken out.
    pub(super) fn part(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        self.raw_html = false;
        write(self);
        if self.raw_html {
            let html = by_hand::for_a_letter(&self.out[start..], self.around.base, self.around.page);
            self.out.truncate(start);
            // No comment is left, and no `<` in words: what looks like one stands within a tag.
            self.out.push_str(&html.replace("<!--", "&lt;!--"));
        }
    }

    /// A cell of its own: Outlook gives padding and a ground to nothing else.
    pub(super) fn open_box(&mut self, class: &str) {
        let _ = write!(self.out, "<div class=\"set\">{TABLE} width=\"100%\"><tr><td class=\"{class}\">");
    }

    /// The end of such a cell.
    pub(super) fn close_box(&mut self) {
        self.out.push_str("</td></tr></table></div>\n");
    }
}
