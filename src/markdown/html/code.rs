//! Code in HTML: highlighted on the site, plain in a feed, where no style sheet applies. Which words are which is
//! left to `highlight`.

use std::fmt::Write as _;

use super::setting::Medium;
use super::writer::Writer;
use crate::markdown::fence::Fence;
use crate::markdown::highlight::{self, Token};
use crate::markdown::markup::Phrasing;

/// Writes the code `text` behind `fence`.
pub(super) fn write(writer: &mut Writer<'_>, fence: &Fence<'_>, text: &str) {
    if writer.setting.medium == Medium::Feed {
        if let Some(title) = fence.title {
            writer.out.push_str("<p><code>");
            writer.text(title);
            writer.out.push_str("</code></p>\n");
        }
        writer.out.push_str("<pre><code>");
        writer.text(text);
        writer.out.push_str("</code></pre>\n");
        return;
    }
    if let Some(title) = fence.title {
        writer.out.push_str("<figure class=\"code\"><figcaption>");
        writer.text(title);
        writer.out.push_str("</figcaption>");
    }
    writer.out.push_str("<pre class=\"code\" tabindex=\"0\"><code");
    if !fence.language.is_empty() {
        writer.out.push_str(" class=\"language-");
        writer.quoted(fence.language);
        writer.out.push('"');
    }
    writer.out.push('>');
    let runs = highlight::runs(fence.language, text, writer.setting.around.memo);
    if fence.numbered_from.is_none() && fence.marked.is_empty() {
        tokens(writer, &runs, text);
    } else {
        lines(writer, fence, &runs, text);
    }
    writer.out.push_str("</code></pre>\n");
    if fence.title.is_some() {
        writer.out.push_str("</figure>\n");
    }
}

fn tokens(writer: &mut Writer<'_>, runs: &[(Token, usize)], text: &str) {
    let mut rest = text;
    for (token, length) in runs {
        let (words, tail) = rest.split_at(*length);
        rest = tail;
        self::token(writer, *token, words);
    }
}

fn token(writer: &mut Writer<'_>, token: Token, words: &str) {
    match token.class().filter(|_| !words.trim().is_empty()) {
        None => writer.text(words),
        Some(class) => {
            writer.out.push_str("<span class=\"");
            writer.out.push_str(class);
            writer.out.push_str("\">");
            writer.text(words);
            writer.out.push_str("</span>");
        }
    }
}

/// Code line by line, for lines that are numbered or marked. A run that spans lines is closed and opened again.
fn lines(writer: &mut Writer<'_>, fence: &Fence<'_>, runs: &[(Token, usize)], text: &str) {
    let (mut runs, mut left) = (runs.iter(), (Token::Plain, 0));
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let class = if fence.marks(index + 1) { "line hl" } else { "line" };
        let _ = write!(writer.out, "<span class=\"{class}\"");
        if let Some(first) = fence.numbered_from {
            let _ = write!(writer.out, " data-line=\"{}\"", first.saturating_add(index));
        }
        writer.out.push('>');
        let mut rest = line;
        while !rest.is_empty() {
            if left.1 == 0 {
                left = *runs.next().unwrap_or(&(Token::Plain, rest.len()));
            }
            let (words, tail) = rest.split_at(left.1.min(rest.len()));
            left.1 -= words.len();
            rest = tail;
            token(writer, left.0, words.trim_end_matches('\n'));
        }
        writer.out.push_str("</span>");
        if line.ends_with('\n') {
            writer.out.push('\n');
        }
    }
}
