//! Footnotes in HTML: below the text, and on the site with ways there and back.

use std::fmt::Write as _;

use super::setting::Medium;
use super::writer::Writer;
use crate::markdown::markup::{Flow, Phrasing};
use crate::markdown::notes::{Note, mark_id};
use crate::markdown::tree::Block;

/// Writes the footnotes that the readers of the text are led to, if there are any.
pub(super) fn write(writer: &mut Writer<'_>) {
    let notes = writer.notes.shown();
    if notes.is_empty() {
        return;
    }
    match writer.setting.medium {
        Medium::Web => {
            writer.out.push_str("<section class=\"footnotes\" aria-labelledby=\"footnotes\">");
            writer.out.push_str("<h2 class=\"footnotes-title\" id=\"footnotes\">");
            writer.text(&writer.setting.around.words.footnotes);
            writer.out.push_str("</h2>\n<ol>\n");
        }
        Medium::Feed => writer.out.push_str("<hr>\n<ol>\n"),
    }
    for (index, note) in notes.iter().enumerate() {
        self::note(writer, index + 1, note);
    }
    writer.out.push_str("</ol>\n");
    if writer.setting.medium == Medium::Web {
        writer.out.push_str("</section>\n");
    }
}

/// A footnote, with a way back from the end of its last paragraph to each of its marks.
fn note(writer: &mut Writer<'_>, number: usize, note: &Note<'_>) {
    match writer.setting.medium {
        Medium::Web => {
            let _ = write!(writer.out, "<li id=\"fn-{number}\">");
        }
        Medium::Feed => writer.out.push_str("<li>"),
    }
    let (last, before) = note.blocks.split_last().map_or((None, &[][..]), |(last, before)| (Some(last), before));
    writer.blocks(before);
    if let Some(Block::Paragraph(content) | Block::Plain(content)) = last {
        writer.wrapped("<p>", content, "");
        ways_back(writer, number, &note.marks);
        writer.out.push_str("</p>");
    } else {
        writer.blocks(last.map_or(&[], std::slice::from_ref));
        ways_back(writer, number, &note.marks);
    }
    writer.out.push_str("</li>\n");
}

fn ways_back(writer: &mut Writer<'_>, number: usize, marks: &[usize]) {
    // A feed reader may show many items on one page: an anchor would lead to another's footnote.
    if writer.setting.medium == Medium::Web {
        for mark in marks {
            let _ = write!(writer.out, " <a class=\"back\" href=\"#{}\"", mark_id(number, *mark));
            writer.attribute("aria-label", &writer.setting.around.words.back_to_text);
            writer.out.push_str(">↩</a>");
        }
    }
}
