//! How remarks are shown to people: drawn under the author's text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Rule, Severity, Weighed};
use crate::source::{SourcePath, Span};

/// Whether a drawing is for a terminal or for plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// With terminal colours.
    Coloured,
    /// Characters only.
    Plain,
}

/// At most this many warnings of one rule are drawn; the rest are counted. Errors are always drawn.
const LIKE_WARNINGS: usize = 5;

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
    let mut like: BTreeMap<Rule, usize> = BTreeMap::new();
    let remarks = report.remarks();
    for (severity, remark) in &remarks {
        if let Severity::Warning(rule) = severity {
            let count = like.entry(*rule).or_default();
            *count += 1;
            if *count > LIKE_WARNINGS {
                continue;
            }
        }
        page.push_str(&renderer.render(&[group(*severity, remark, root, &text)]));
        page.push_str("\n\n");
    }
    for (rule, count) in like.into_iter().filter(|(_, count)| *count > LIKE_WARNINGS) {
        let more = count - LIKE_WARNINGS;
        let _ = writeln!(page, "warning[{}]: {more} more like these; `--message-format json` lists all\n", rule.name());
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
    let mut title = level.primary_title(&*remark.message);
    if let Some(rule) = severity.rule() {
        title = title.id(rule.name());
    }
    let file = |span: &Span| legible(&below(root, &span.path)).into_owned();
    let mut group = placed(Group::with_title(title), &remark.span, (file(&remark.span), None), text);
    if let Some((span, label)) = &remark.note {
        group = placed(group, span, (file(span), Some(label)), text);
    }
    if let Some(help) = &remark.help {
        group = group.element(Level::HELP.message(&**help));
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
        (None, Some(label)) => group.element(Level::NOTE.message(label)).element(Origin::path(file)),
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
    let first = text[..start].rfind('\n').map_or(0, |it| it + 1);
    let last = text[end..].find('\n').map_or(text.len(), |it| end + it);
    let number = text[..first].bytes().filter(|it| *it == b'\n').count() + 1;
    let snippet = Snippet::source(&text[first..last]).line_start(number);
    snippet.annotation(kind.span(start - first..end - first).label(label))
}

/// The file at `path` of a newsletter to which `root` leads.
pub(super) fn below(root: &str, path: &SourcePath) -> String {
    if root.is_empty() { path.to_string() } else { format!("{}/{path}", root.trim_end_matches('/')) }
}

/// A path on one line: a name may hold whatever moves the cursor of a terminal.
#[must_use]
pub fn legible(path: &str) -> Cow<'_, str> {
    if !path.contains(char::is_control) {
        return Cow::Borrowed(path);
    }
    let shown = |it: char| if it.is_control() { it.escape_default().to_string() } else { it.to_string() };
    Cow::Owned(path.chars().map(shown).collect())
}

/// A span never points past the text or into a character, whatever a parser reported.
pub(super) fn whole_characters(text: &str, span: &Span) -> (usize, usize) {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
    (start, end)
}
