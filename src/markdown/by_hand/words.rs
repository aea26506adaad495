//! What can be read of HTML where no tag is understood: in plain text, and by whoever searches.

use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, doc_comments, element};

use super::reading::{
    CELL, FRAME, ITEM, KEPT, KEPT_END, LINE, LINK, LINK_END, MARKS, PARAGRAPH, Piece, QUOTED, QUOTED_END, RAISED,
    RAISED_END, READING, READING_END, Reading, SPARE,
};
use super::{rewritten, tags};
use crate::markdown::typography::{Typography, unbroken};

/// The words of `html` alone.
pub(in crate::markdown) fn spoken(html: &str) -> String {
    let pieces = read(html, str::to_owned, None, ' ').into_iter();
    let said: String = pieces.filter_map(|it| if let Piece::Words(words) = it { Some(words) } else { None }).collect();
    unbroken(&said)
}

/// What can be read of `html`. What a picture shows is said in the words that `picture` makes of it, and `<q>` has the
/// quotation marks of the `typography`. The blanks that `<pre>` keeps are no-break spaces.
pub(in crate::markdown) fn words(html: &str, typography: Typography, picture: impl Fn(&str) -> String) -> Vec<Piece> {
    read(html, picture, Some(typography), '\u{a0}')
}

/// The same with this `blank` for those that are kept, and with no quotation marks where there is no typography.
fn read(html: &str, picture: impl Fn(&str) -> String, typography: Option<Typography>, blank: char) -> Vec<Piece> {
    let marked = marked(&html.replace(MARKS, ""), picture);
    let mut reading = Reading::new(typography, blank);
    let mut rest = marked.as_str();
    while let Some(start) = tags::first(rest) {
        reading.read(&rest[..start]);
        rest = &rest[start + tags::end_of_tag(&rest[start..])..];
    }
    reading.read(rest);
    reading.end()
}

/// What stands on lines of its own.
const LINES: &str = "div, tr, dt, dd, figcaption, caption, summary, option, legend, video, audio, iframe, center";

/// What has space above and below it.
const PARAGRAPHS: &str = "p, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, blockquote, pre, hr, figure, section, article, \
                          details, form, fieldset, address, aside, header, footer, main, nav, hgroup, menu";

/// `html` in which a mark stands for each tag that matters.
fn marked(html: &str, picture: impl Fn(&str) -> String) -> String {
    let around = |it: &mut Element<'_, '_>, before: char, after: char| -> HandlerResult {
        it.before(&before.to_string(), ContentType::Text);
        it.after(&after.to_string(), ContentType::Text);
        Ok(())
    };
    let within = |it: &mut Element<'_, '_>, first: char, last: char| -> HandlerResult {
        it.prepend(&first.to_string(), ContentType::Text);
        it.append(&last.to_string(), ContentType::Text);
        Ok(())
    };
    // The references in an attribute are read with those of the words.
    let quoted = |mark: char, address: &str| format!("{mark}{}{mark}", address.replace('<', "&lt;"));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("style, script, template", |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(LINES, |it| around(it, LINE, LINE)))
        .append_element_content_handler(element!(PARAGRAPHS, |it| around(it, PARAGRAPH, PARAGRAPH)))
        .append_element_content_handler(element!("pre", |it| within(it, KEPT, KEPT_END)))
        .append_element_content_handler(element!("td, th", |it| around(it, CELL, CELL)))
        .append_element_content_handler(element!("li", |it| around(it, ITEM, LINE)))
        .append_element_content_handler(element!("br", |it| around(it, LINE, LINE)))
        .append_element_content_handler(element!("q", |it| within(it, QUOTED, QUOTED_END)))
        .append_element_content_handler(element!("sup", |it| within(it, RAISED, RAISED_END)))
        .append_element_content_handler(element!("rt", |it| within(it, READING, READING_END)))
        .append_element_content_handler(element!("rp", |it| within(it, SPARE, READING_END)))
        .append_element_content_handler(element!("ruby", |it| {
            it.after(&READING_END.to_string(), ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("a[href]", |it| {
            let href = it.get_attribute("href").unwrap_or_default();
            it.prepend(&quoted(LINK, &href), ContentType::Html);
            it.append(&LINK_END.to_string(), ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("img[alt]", |it| {
            let alt = it.get_attribute("alt").unwrap_or_default();
            it.replace(&picture(&alt).replace('<', "&lt;"), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("iframe[src], video[src], audio[src]", |it| {
            let src = it.get_attribute("src").unwrap_or_default();
            it.before(&quoted(FRAME, &src), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(
            "video:not([src]) > source[src]:first-of-type, audio:not([src]) > source[src]:first-of-type",
            |it| {
                let src = it.get_attribute("src").unwrap_or_default();
                it.before(&quoted(FRAME, &src), ContentType::Html);
                Ok(())
            }
        ))
        .append_document_content_handler(doc_comments!(|it| {
            it.remove();
            Ok(())
        }));
    rewritten(html, settings)
}
