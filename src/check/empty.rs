//! What was begun and never written: an episode without a text, a heading without words.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::markdown::LinkKind;
use crate::newsletter::{Episode, PublishedText};
use crate::source::Span;

/// Tells of an episode that nothing is written in. One that is heard or looked at needs no words.
pub(super) fn check(episode: &Episode, report: &mut Report) {
    let manuscript = &episode.manuscript;
    if manuscript.body.is_empty() && manuscript.audio.is_none() && manuscript.cover.is_none() {
        let remark = Diagnostic::at(manuscript.span.clone(), "this episode has no text");
        report.warn(Rule::EmptyText, remark.help("write it below the front matter, or let it be a `draft` until then"));
    }
}

/// Tells of headings without words in `text`, of which `prose` is what is no code. The title that a link takes from
/// elsewhere is none of a heading's words: contents, anchors and search do not know it.
pub(super) fn check_headings(published: PublishedText<'_>, text: &str, prose: &str, report: &mut Report) {
    let empty = published.body.facts().headings.iter().filter(|it| it.text.trim().is_empty()).count();
    if empty == 0 {
        return;
    }
    let mut start = 0;
    let mut found = Vec::new();
    for (line, prose) in text.split_inclusive('\n').zip(prose.split_inclusive('\n')) {
        let heading = line.trim_start_matches(['>', ' ']).trim_end();
        let from = start + line.len() - line.trim_start_matches(['>', ' ']).len();
        // The parser counts them; a line of marks may stand in a comment as well.
        if heading.starts_with('#') && prose.contains('#') && is_bare(&own_words(heading, from, published)) {
            found.push(Span::new(published.path, from..from + heading.len()));
        }
        start += line.len();
    }
    for span in found.into_iter().rev().take(empty) {
        report.warn(
            Rule::EmptyText,
            Diagnostic::at(span, "this heading has no words").help("write some, or take it out"),
        );
    }
}

/// The `heading` that stands at byte `from`, without the links that take their words from elsewhere.
fn own_words(heading: &str, from: usize, published: PublishedText<'_>) -> String {
    let mut own = heading.to_owned();
    let untitled = published.body.facts().links.iter().filter(|it| it.kind == LinkKind::Untitled);
    let within = untitled.filter(|it| from <= it.range.start && it.range.end <= from + heading.len());
    for Range { start, end } in within.map(|it| it.range.clone()) {
        own.replace_range(start - from..end - from, &" ".repeat(end - start));
    }
    own.trim_end().to_owned()
}

/// Whether a line has the marks of a heading and nothing else. Some are closed by marks as well: `## ##`.
fn is_bare(line: &str) -> bool {
    let (open, close) = line.split_once(' ').unwrap_or((line, ""));
    (1..=6).contains(&open.len()) && [open, close.trim_start()].iter().all(|it| it.bytes().all(|it| it == b'#'))
}
