//! Code in a letter: a table, since Outlook knows no other box, with spaces that do not collapse and lines that end in
//! `<br>`, since Gmail on phones and Outlook disagree about preformatted text.

use std::fmt::Write as _;

use super::column::TABLE;
use super::writer::Writer;
use crate::markdown::fence::Fence;
use crate::markdown::highlight::{self, Token};
use crate::markdown::markup::Phrasing;

/// Writes the code `text` behind `fence`.
pub(super) fn write(writer: &mut Writer<'_>, fence: &Fence<'_>, text: &str) {
    let lines = lines(&highlight::runs(fence.language, text, writer.around.memo), text);
    let plain = fence.numbered_from.is_none() && fence.marked.is_empty();
    let _ = write!(writer.out, "<div class=\"set\">{TABLE} width=\"100%\" class=\"code\">");
    if let Some(title) = fence.title {
        let span = if fence.numbered_from.is_some() { " colspan=\"2\"" } else { "" };
        let _ = write!(writer.out, "<tr><td class=\"code-title\"{span}>");
        writer.text(title);
        writer.out.push_str("</td></tr>");
    }
    if plain {
        writer.out.push_str("<tr><td class=\"code-text\" dir=\"ltr\">");
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                writer.out.push_str("<br>\n");
            }
            self::line(writer, line);
        }
        writer.out.push_str("</td></tr>");
    } else {
        rows(writer, fence, &lines);
    }
    writer.out.push_str("</table></div>\n");
}

/// A row for each line, so that its number stays beside it when it is broken.
fn rows(writer: &mut Writer<'_>, fence: &Fence<'_>, lines: &[Vec<(Token, &str)>]) {
    for (index, line) in lines.iter().enumerate() {
        let marked = if fence.marks(index + 1) { " marked" } else { "" };
        writer.out.push_str("<tr>");
        if let Some(first) = fence.numbered_from {
            let _ = write!(writer.out, "<td class=\"line-number{marked}\">{}</td>", first.saturating_add(index));
        }
        let _ = write!(writer.out, "<td class=\"line{marked}\" dir=\"ltr\">");
        self::line(writer, line);
        if line.is_empty() {
            writer.out.push_str("&nbsp;");
        }
        writer.out.push_str("</td></tr>\n");
    }
}

fn line(writer: &mut Writer<'_>, runs: &[(Token, &str)]) {
    // At the beginning of a line every space counts; elsewhere the first of several may be a place to break.
    let mut keep = true;
    for (token, words) in runs {
        let class = token.class().filter(|_| !words.trim().is_empty());
        if let Some(class) = class {
            let _ = write!(writer.out, "<span class=\"{class}\">");
        }
        for part in words.split_inclusive([' ', '\t']) {
            let word = part.trim_end_matches([' ', '\t']);
            if !word.is_empty() {
                writer.text(word);
                keep = false;
            }
            match part[word.len()..].chars().next() {
                Some(' ') if !keep => writer.out.push(' '),
                Some(' ') => writer.out.push('\u{a0}'),
                Some(_) => writer.out.push_str("\u{a0}\u{a0}\u{a0}\u{a0}"),
                None => {}
            }
            keep |= part.len() > word.len();
        }
        if class.is_some() {
            writer.out.push_str("</span>");
        }
    }
}

/// The runs of each line. Runs of one kind that only a space divides become one: every span costs some fifty bytes.
fn lines<'a>(runs: &[(Token, usize)], text: &'a str) -> Vec<Vec<(Token, &'a str)>> {
    let (mut lines, mut line, mut start) = (Vec::new(), Vec::<(Token, std::ops::Range<usize>)>::new(), 0);
    let take = |line: &mut Vec<(Token, std::ops::Range<usize>)>| {
        line.drain(..).map(|(token, range)| (token, &text[range])).collect::<Vec<_>>()
    };
    for (token, length) in runs {
        let mut at = start;
        start += length;
        for part in text[at..start].split_inclusive('\n') {
            let words = part.trim_end_matches('\n');
            if !words.is_empty() {
                push(&mut line, *token, at..at + words.len(), text);
            }
            at += part.len();
            if part.ends_with('\n') {
                lines.push(take(&mut line));
            }
        }
    }
    if !line.is_empty() {
        lines.push(take(&mut line));
    }
    lines
}

fn push(line: &mut Vec<(Token, std::ops::Range<usize>)>, token: Token, range: std::ops::Range<usize>, text: &str) {
    let blank = |range: &std::ops::Range<usize>| text[range.clone()].trim().is_empty();
    if let [.., (before, first), (_, gap)] = &mut **line
        && *before == token
        && blank(gap)
    {
        first.end = range.end;
        line.pop();
        return;
    }
    match line.last_mut() {
        Some((last, at)) if *last == token => at.end = range.end,
        _ => line.push((token, range)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, lines};

    #[test]
    fn code_falls_into_lines_with_as_few_runs_as_can_be() {
        let runs = [(Token::Keyword, 3), (Token::Plain, 1), (Token::Keyword, 2), (Token::Plain, 2), (Token::Text, 2)];
        let found = lines(&runs, "pub fn\n\"a\n");
        assert_eq!(found, [vec![(Token::Keyword, "pub fn")], vec![(Token::Plain, "\""), (Token::Text, "a")]]);
    }
}
