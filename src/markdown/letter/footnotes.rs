//! Footnotes in a letter: below the text, with plain numbers.

use std::fmt::Write as _;

use super::passage::Mark;
use super::writer::Writer;
use crate::markdown::markup::{Flow, Phrasing};
use crate::markdown::tree::Block;

/// Writes the footnotes, if there are any. Many clients open an empty page for an address within the letter, so no
/// number leads anywhere.
pub(super) fn write(writer: &mut Writer<'_>) {
    let notes = writer.notes.shown();
    if notes.is_empty() {
        return;
    }
    let _ = write!(writer.out, "{}<h2 class=\"notes-title\">", Mark::Footnotes);
    writer.text(&writer.around.words.footnotes);
    writer.out.push_str("</h2>\n<ol class=\"notes\">\n");
    for (index, note) in notes.iter().enumerate() {
        let _ = write!(writer.out, "{}<li>", Mark::Footnote(index));
        writer.part(|it| match note.blocks {
            [Block::Paragraph(only)] => it.inlines(only),
            blocks => it.blocks(blocks),
        });
        writer.out.push_str("</li>\n");
    }
    let _ = writeln!(writer.out, "{}</ol>", Mark::FootnotesEnd);
}
