//! A whole text as a letter: its passages, each behind its mark, the way to the rest, and the footnotes.

use std::fmt::Write as _;
use std::ops::Range;

use super::footnotes;
use super::passage::{self, Mark};
use super::writer::Writer;
use crate::markdown::document::Document;
use crate::markdown::markup::{Flow, Phrasing};
use crate::markdown::notes::Notes;
use crate::markdown::surroundings::Surroundings;
use crate::markdown::tree::Audience;

/// The text of a letter.
#[derive(Debug)]
pub struct LetterBody {
    /// HTML with a [`Mark`] before each passage and each footnote.
    pub html: String,
    /// What each passage is, in the order of the marks.
    pub passages: Vec<Passage>,
}

/// A part of a letter after which it could end.
#[derive(Debug)]
pub struct Passage {
    /// What it is, in words for the author: "the table “Distance from the candle”".
    pub name: String,
    /// Where it stands in its file, in bytes, if that is known.
    pub range: Option<Range<usize>>,
    /// How many footnotes were marked up to its end.
    pub footnotes: usize,
}

/// The text as a letter.
#[must_use]
pub fn letter(document: &Document, around: Surroundings<'_>) -> LetterBody {
    let file = document.file();
    let tree = document.tree(&file);
    // The letter's own title is its first-level heading.
    let notes = Notes::of(&tree, Audience::Email);
    let mut writer = Writer::new(around, 2_u8.saturating_sub(document.top()), &notes);
    let mut passages = Vec::new();
    for blocks in passage::passages(&tree.blocks) {
        writer.out.push_str(&Mark::Passage(passages.len()).to_string());
        writer.part(|it| it.blocks(blocks));
        let name = passage::Name::of(blocks);
        let range = name.range.clone().map(|it| document.in_file(it));
        passages.push(Passage { name: name.to_string(), range, footnotes: writer.marked });
    }
    rest(&mut writer);
    footnotes::write(&mut writer);
    writer.out.push_str(&Mark::End.to_string());
    LetterBody { html: writer.out, passages }
}

/// The way to the rest, for a letter that is cut.
fn rest(writer: &mut Writer<'_>) {
    let around = writer.around;
    let _ = write!(writer.out, "{}<p class=\"more\">", Mark::Continue);
    let address = around.page_address();
    writer.linked(Some(&address), "", |it| it.text(&around.words.continue_online));
    writer.out.push_str("</p>\n");
}
