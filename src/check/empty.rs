//! What was begun and never written: an episode without a text, a heading without words.

use crate::diagnostic::{Diagnostic, Report, Rule};
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

/// Tells of headings without words in `text`, of which `prose` is what is no code.
pub(super) fn check_headings(published: PublishedText<'_>, text: &str, prose: &str, report: &mut Report) {
    let empty = published.body.facts().headings.iter().filter(|it| it.text.trim().is_empty()).count();
    if empty == 0 {
        return;
    }
    let mut start = 0;
    let mut found = Vec::new();
    for (line, prose) in text.split_inclusive('\n').zip(prose.split_inclusive('\n')) {
        let marks = line.trim_start_matches(['>', ' ']).trim_end();
        // The parser counts them; a line of marks may stand in a comment as well.
        if is_bare(marks) && prose.contains('#') {
            let from = start + line.len() - line.trim_start_matches(['>', ' ']).len();
            found.push(Span::new(published.path, from..from + marks.len()));
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

/// Whether a line has the marks of a heading and nothing else. Some are closed by marks as well: `## ##`.
fn is_bare(line: &str) -> bool {
    let (open, close) = line.split_once(' ').unwrap_or((line, ""));
    (1..=6).contains(&open.len()) && [open, close.trim_start()].iter().all(|it| it.bytes().all(|it| it == b'#'))
}
