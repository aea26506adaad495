//! How remarks are shown to people: drawn under the author's text.

use std::borrow::Cow;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::crowd::{Crowd, Tally};
use super::remark::Diagnostic;
use super::report::Severity;
use super::weighed::Weighed;
use crate::source::{SourcePath, Span};

/// Whether a drawing is for a terminal or for plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// With terminal colours.
    Coloured,
    /// Characters only.
    Plain,
}

/// A line with more bytes than this is long.
const LONG: usize = 4_000;

/// Draws every remark of `report` under the text that it is about, and ends with a line that counts them. `root` leads
/// from where it is read to the newsletter. `text` gives the text of a file; a remark about a file without one is
/// drawn without a line.
pub fn draw<'a>(
    report: &'a Weighed,
    root: &str,
    text: impl Fn(&SourcePath) -> Option<&'a str>,
    drawing: Drawing,
) -> String {
    let renderer = match drawing {
        Drawing::Coloured => Renderer::styled(),
        Drawing::Plain => Renderer::plain(),
    };
    let mut page = String::new();
    let mut tally = Tally::default();
    let remarks = report.remarks();
    for (severity, remark) in &remarks {
        let long_line = || text(&remark.span.path).and_then(|it| long_line(it, &remark.span));
        if tally.admits(*severity, remark, long_line) {
            page.push_str(&renderer.render(&[group(*severity, remark, root, &text)]));
            page.push_str("\n\n");
        }
    }
    for (crowd, more, says) in tally.rest() {
        let file = |path| legible(&below(root, path)).into_owned();
        let _ = match crowd {
            Crowd::Like(rule, gist) => {
                let says = says.or_else(|| gist.lines().next()).unwrap_or_default();
                write!(page, "warning[{}]: {}: {more} more", rule.name(), harmless(says))
            }
            Crowd::Common(message) => write!(page, "error: {}: {}", harmless(message), counted(more, "more file")),
            Crowd::Within(path) => write!(page, "note: {more} more errors are in {}", file(path)),
            Crowd::OnLine(path, start) => {
                let number = line_of(text(path).unwrap_or(""), *start);
                write!(page, "note: {more} more are about line {number} of {}", file(path))
            }
        };
        page.push_str("; `--message-format json` lists all\n\n");
    }
    let errors = remarks.iter().filter(|(it, _)| it.is_error()).count();
    match (errors, remarks.len() - errors) {
        (0, 0) => {}
        (0, warnings) => page.push_str(&counted(warnings, "warning")),
        (errors, 0) => page.push_str(&counted(errors, "error")),
        (errors, warnings) => {
            let _ = write!(page, "{}, {}", counted(errors, "error"), counted(warnings, "warning"));
        }
    }
    if !remarks.is_empty() {
        page.push('\n');
    }
    page
}

fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

fn group<'a>(
    severity: Severity,
    remark: &'a Diagnostic,
    root: &str,
    text: &impl Fn(&SourcePath) -> Option<&'a str>,
) -> Group<'a> {
    let level = match severity {
        Severity::Error | Severity::Raised(_) => Level::ERROR,
        Severity::Warning(_) => Level::WARNING,
    };
    let mut title = level.primary_title(harmless(&remark.message));
    if let Some(rule) = severity.rule() {
        title = title.id(rule.name());
    }
    let file = |span: &Span| legible(&below(root, &span.path)).into_owned();
    let mut group = placed(Group::with_title(title), &remark.span, (file(&remark.span), None), text);
    if let Some((span, label)) = &remark.note {
        group = placed(group, span, (file(span), Some(label)), text);
    }
    if let Some(help) = &remark.help {
        group = group.element(Level::HELP.message(harmless(help)));
    }
    group
}

/// Adds the place that `span` names: with its line, or, of a picture or another file that has none,
/// as its `file` alone.
fn placed<'a>(
    group: Group<'a>,
    span: &'a Span,
    (file, label): (String, Option<&'a str>),
    text: &impl Fn(&SourcePath) -> Option<&'a str>,
) -> Group<'a> {
    match (text(&span.path), label) {
        (Some(text), label) => group.element(snippet(span, label, text).path(file)),
        (None, None) => group.element(Origin::path(file)),
        (None, Some(label)) => group.element(Level::NOTE.message(harmless(label))).element(Origin::path(file)),
    }
}

fn snippet<'a>(
    span: &'a Span,
    label: Option<&'a str>,
    text: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (start, end) = whole_characters(text, span);
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    // The renderer reads all that it is given, for each remark anew: it gets the lines that it shows.
    let first = line_start(text, start);
    let last = text[end..].find('\n').map_or(text.len(), |it| end + it);
    let snippet = Snippet::source(unmoving(&text[first..last])).line_start(line_of(text, first));
    snippet.annotation(kind.span(start - first..end - first).label(label.map(harmless)))
}

/// Where the line begins in which the byte at `offset` of `text` stands.
fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |it| it + 1)
}

/// Where the line of `text` begins in which `span` does, if it is a long one.
fn long_line(text: &str, span: &Span) -> Option<usize> {
    let (start, _) = whole_characters(text, span);
    let (first, last) = (line_start(text, start), text[start..].find('\n').map_or(text.len(), |it| start + it));
    (last - first > LONG).then_some(first)
}

/// The number of the line, counted from 1, in which the byte at `offset` of `text` stands.
fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].bytes().filter(|it| *it == b'\n').count() + 1
}

/// What is said, without anything that moves the cursor of a terminal: it quotes what the author wrote.
fn harmless(said: &str) -> Cow<'_, str> {
    escaped(said, |it| it.is_control() && it != '\n')
}

/// What the author wrote, in as many bytes. The renderer shows the control characters of ASCII, but no others.
fn unmoving(written: &str) -> Cow<'_, str> {
    let moves = |it: char| ('\u{80}'..='\u{9f}').contains(&it);
    if written.contains(moves) { Cow::Owned(written.replace(moves, "\u{b7}")) } else { Cow::Borrowed(written) }
}

/// The file at `path` of a newsletter to which `root` leads.
pub(super) fn below(root: &str, path: &SourcePath) -> String {
    if root.is_empty() { path.to_string() } else { format!("{}/{path}", root.trim_end_matches('/')) }
}

/// A path on one line: a name may hold whatever moves the cursor of a terminal.
#[must_use]
pub fn legible(path: &str) -> Cow<'_, str> {
    escaped(path, char::is_control)
}

fn escaped(text: &str, is_hidden: fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let shown = |it: char| if is_hidden(it) { it.escape_default().to_string() } else { it.to_string() };
    Cow::Owned(text.chars().map(shown).collect())
}

/// A span never points past the text or into a character, whatever a parser reported.
pub(super) fn whole_characters(text: &str, span: &Span) -> (usize, usize) {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
    (start, end)
}
