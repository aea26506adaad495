//! Footnotes in HTML: below the text, and on the site with ways there and back.

use std::fmt::Write as _;

use super::{Medium, Writer};
use crate::markdown::markup::{Flow, Phrasing};
use crate::markdown::tree::{Block, Footnote};

/// Writes the footnotes of the text, if it has any.
pub(super) fn write(writer: &mut Writer<'_>) {
    let footnotes = &writer.tree.footnotes;
    if footnotes.is_empty() {
        return;
    }
    match writer.setting.medium {
        Medium::Web => {
            writer.out.push_str("<section class=\"footnotes\" aria-labelledby=\"footnotes\">");
            writer.out.push_str("<h2 class=\"footnotes-title\" id=\"footnotes\">");
            writer.text(&writer.setting.words.footnotes);
            writer.out.push_str("</h2>\n<ol>\n");
        }
        Medium::Feed => writer.out.push_str("<hr>\n<ol>\n"),
    }
    for (index, footnote) in footnotes.iter().enumerate() {
        self::footnote(writer, index, footnote);
    }
    writer.out.push_str("</ol>\n");
    if writer.setting.medium == Medium::Web {
        writer.out.push_str("</section>\n");
    }
}

/// A footnote, with a way back from the end of its last paragraph to each of its marks.
fn footnote(writer: &mut Writer<'_>, index: usize, footnote: &Footnote<'_>) {
    match writer.setting.medium {
        Medium::Web => {
            let _ = write!(writer.out, "<li id=\"fn-{}\">", index + 1);
        }
        Medium::Feed => writer.out.push_str("<li>"),
    }
    let (last, before) = footnote.blocks.split_last().map_or((None, &[][..]), |(last, before)| (Some(last), before));
    writer.blocks(before);
    if let Some(Block::Paragraph(content) | Block::Plain(content)) = last {
        writer.wrapped("<p>", content, "");
        ways_back(writer, index, footnote.marks);
        writer.out.push_str("</p>");
    } else {
        writer.blocks(last.map_or(&[], std::slice::from_ref));
        ways_back(writer, index, footnote.marks);
    }
    writer.out.push_str("</li>\n");
}

fn ways_back(writer: &mut Writer<'_>, index: usize, marks: usize) {
    // A feed reader may show many items on one page: an anchor would lead to another's footnote.
    if writer.setting.medium == Medium::Web {
        for mark in 0..marks {
            let _ = write!(writer.out, " <a class=\"back\" href=\"#{}\"", mark_id(index, mark));
            writer.attribute("aria-label", &writer.setting.words.back_to_text);
            writer.out.push_str(">↩</a>");
        }
    }
}

/// Every anchor that `footnotes` have on the site: of their title, of each of them, and of its marks.
pub(in crate::markdown) fn anchors(footnotes: &[Footnote<'_>]) -> impl Iterator<Item = String> {
    let own = (1..=footnotes.len()).map(|number| format!("fn-{number}"));
    let marks = footnotes.iter().enumerate();
    let marks = marks.flat_map(|(index, footnote)| (0..footnote.marks).map(move |mark| mark_id(index, mark)));
    own.chain(marks).chain(["footnotes".to_owned()])
}

/// The anchor of a footnote's mark, to come back to.
pub(super) fn mark_id(footnote: usize, mark: usize) -> String {
    match mark {
        0 => format!("fnref-{}", footnote + 1),
        _ => format!("fnref-{}-{}", footnote + 1, mark + 1),
    }
}
