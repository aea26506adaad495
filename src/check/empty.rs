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

/// Tells of headings without words in `text`, of which `prose` is what is no code, and of those that take some of them
/// from elsewhere: contents, anchors and search know a heading by its own.
pub(super) fn check_headings(published: PublishedText<'_>, text: &str, prose: &str, report: &mut Report) {
    let facts = published.body.facts();
    let empty = facts.headings.iter().filter(|it| it.text.trim().is_empty()).count();
    let untitled: Vec<&Range<usize>> =
        facts.links.iter().filter(|it| it.kind == LinkKind::Untitled).map(|it| &it.range).collect();
    if empty == 0 && untitled.is_empty() {
        return;
    }
    let mut start = 0;
    let mut bare = Vec::new();
    for (line, prose) in text.split_inclusive('\n').zip(prose.split_inclusive('\n')) {
        let heading = line.trim_start_matches(['>', ' ']).trim_end();
        let from = start + line.len() - line.trim_start_matches(['>', ' ']).len();
        start += line.len();
        if !heading.starts_with('#') || !prose.contains('#') {
            continue;
        }
        let within = untitled.iter().filter(|it| from <= it.start && it.end <= from + heading.len());
        let mut own = heading.to_owned();
        for link in within.clone() {
            own.replace_range(link.start - from..link.end - from, &" ".repeat(link.len()));
        }
        if is_bare(own.trim_end()) {
            bare.push(Span::new(published.path, from..from + heading.len()));
        } else {
            within.for_each(|it| borrowed(Span::new(published.path, (*it).clone()), report));
        }
    }
    // The parser counts them; a line of marks may stand in a comment as well.
    for span in bare.into_iter().rev().take(empty) {
        report.warn(
            Rule::EmptyText,
            Diagnostic::at(span, "this heading has no words").help("write some, or take it out"),
        );
    }
}

/// Tells of a link among the words of a heading that takes its own from elsewhere.
fn borrowed(link: Span, report: &mut Report) {
    let remark = Diagnostic::at(link, "contents and anchors leave out the title that this link takes");
    report.warn(Rule::LooseLink, remark.help("in a heading, write its words between the brackets"));
}

/// Whether a line has the marks of a heading and nothing else. Some are closed by marks as well: `## ##`.
fn is_bare(line: &str) -> bool {
    let (open, close) = line.split_once(' ').unwrap_or((line, ""));
    (1..=6).contains(&open.len()) && [open, close.trim_start()].iter().all(|it| it.bytes().all(|it| it == b'#'))
}
