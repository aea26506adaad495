//! What is a character short of a heading, a table, a line of HTML or a block with a name.

use std::ops::Range;

use memchr::memchr;

use crate::markdown::component;
use crate::markdown::fault::Fault;

/// The heading that was meant by the `words` at `range` of `text`, if a blank is all that it lacks.
pub(super) fn heading(words: &str, range: &Range<usize>, text: &str) -> Option<Fault> {
    let title = words.trim_start_matches('#');
    let level = words.len() - title.len();
    let before = text[..range.start].trim_end_matches([' ', '>']);
    let begins_a_line = before.is_empty() || before.ends_with('\n');
    if level > 6 || !begins_a_line || !title.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (line, below) = text[range.start..].split_once('\n').unwrap_or((&text[range.start..], ""));
    let line = line.trim_end();
    if level == 1 && !(stands_alone(before, below) && is_like_a_title(&line[1..])) {
        return None;
    }
    let hashes = &words[..level];
    let what = format!("a blank is missing behind `{hashes}`, so this is no heading");
    let help = format!("write `{hashes} {}`", &line[level..]);
    Some(Fault::loose_mark(range.start..range.start + level, what, help))
}

/// Whether empty lines, or none, stand `before` and `below` a line.
fn stands_alone(before: &str, below: &str) -> bool {
    let above = before.trim_end_matches([' ', '>', '\r', '\n']);
    let ends = before[above.len()..].matches('\n').count();
    let next = below.trim_start_matches([' ', '>', '\r']);
    ends != 1 && (next.is_empty() || next.starts_with('\n'))
}

/// Whether what stands behind a single `#` is a title. It may be a tag, or a number.
fn is_like_a_title(line: &str) -> bool {
    let words = line.starts_with(char::is_uppercase) && line.contains(' ') && !line.contains('#');
    words && line.ends_with(char::is_alphanumeric)
}

/// The table that was meant by the paragraph at `range` of `text`.
pub(super) fn table(text: &str, range: &Range<usize>) -> Option<Fault> {
    // Every paragraph is asked, and hardly any has one.
    memchr(b'|', &text.as_bytes()[range.clone()])?;
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut at = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        let row = line.trim_start_matches([' ', '\t', '>']);
        let start = at + line.len() - row.len();
        rows.push(Row { line: row.trim_end(), start });
        at += line.len();
    }
    rows.windows(2).find_map(|rows| {
        let [above, below] = rows else { return None };
        let (columns, others) = (above.columns(), below.columns());
        if below.is_rule() {
            let have = if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
            let what = format!("the row above this line has {have}, and this one {others}");
            let missed = columns != others && above.line.contains('|');
            return missed.then(|| below.fault(what, format!("write `{}`", rule(columns))));
        }
        (above.is_framed() && below.is_framed() && columns == others && columns > 1).then(|| {
            let what = "no line below this row makes it the head of a table";
            above.fault(what, format!("write `{}` between it and the next", rule(columns)))
        })
    })
}

/// The line below the head of a table.
fn rule(columns: usize) -> String {
    format!("|{}", "---|".repeat(columns))
}

/// A line that may be the row of a table.
struct Row<'t> {
    line: &'t str,
    start: usize,
}

impl Row<'_> {
    fn columns(&self) -> usize {
        let line = self.line.strip_prefix('|').unwrap_or(self.line);
        let line = line.strip_suffix('|').filter(|it| !it.ends_with('\\')).unwrap_or(line);
        line.matches('|').count() + 1 - line.matches("\\|").count()
    }

    /// Whether it is a line such as `|---|:-:|`.
    fn is_rule(&self) -> bool {
        self.line.contains('|') && self.line.contains('-') && self.line.chars().all(|it| "|:- \t".contains(it))
    }

    fn is_framed(&self) -> bool {
        self.line.len() > 1 && self.line.starts_with('|') && self.line.ends_with('|')
    }

    fn fault(&self, what: impl Into<String>, help: String) -> Fault {
        Fault::loose_mark(self.start..self.start + self.line.len(), what, help)
    }
}

/// The Markdown in the block of HTML at `range` of `text`, where it stays as it was typed.
pub(super) fn markdown_in_html(text: &str, range: &Range<usize>) -> Option<Fault> {
    const AS_TYPED: [&str; 9] = ["<!", "<?", "<script", "<style", "<pre", "<textarea", "<code", "<svg", "<math"];
    let html = &text[range.clone()];
    // Most blocks need no closer look.
    if !html.contains("](") && !html.contains("**") {
        return None;
    }
    let first = html.lines().next()?.trim();
    let lower = html.to_ascii_lowercase();
    if AS_TYPED.iter().any(|it| lower.contains(it)) {
        return None;
    }
    let mut at = 0;
    let place = html.split('<').find_map(|piece| {
        let words = at + piece.find('>').map_or(0, |it| it + 1);
        let found = mark(&html[words..at + piece.len()]).map(|it| words + it.start..words + it.end);
        at += piece.len() + 1;
        found
    })?;
    let help = if first.starts_with('<') && first.find('>') == Some(first.len() - 1) && !first.starts_with("</") {
        format!("leave an empty line after `{first}`")
    } else {
        "write it as HTML, or on lines of its own between empty ones".to_owned()
    };
    let what = "within HTML this is no Markdown, and is printed as it stands";
    Some(Fault::loose_mark(range.start + place.start..range.start + place.end, what, help))
}

/// The block that was meant by a `line` at byte `start` of its text, which begins nearly as one does.
pub(in crate::markdown) fn block(line: &str, start: usize) -> Option<Fault> {
    let (mark, length) = component::nearly(line)?;
    let help = format!("did you mean `> [!{mark}]`?");
    Some(Fault::loose_mark(start..start + length, "this begins no block, and is printed as words", help))
}

/// Where a link or words between asterisks stand in `words`.
fn mark(words: &str) -> Option<Range<usize>> {
    let link = words.find("](").and_then(|middle| {
        let (start, end) = (words[..middle].rfind('[')?, middle + words[middle..].find(')')?);
        Some(start..end + 1)
    });
    let strong = words.find("**").and_then(|start| {
        let inner = &words[start + 2..];
        let end = inner.find("**").filter(|it| !inner[..*it].contains("\n\n"))?;
        inner.starts_with(|it: char| !it.is_whitespace()).then_some(start..start + end + 4)
    });
    [link, strong].into_iter().flatten().min_by_key(|it| it.start)
}
