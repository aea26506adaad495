//! How remarks are shown to programs: as one JSON object a line, or as the annotations of a code host.

use std::fmt::Write as _;

use super::draw::{below, line_of, whole_characters};
use super::report::Severity;
use super::rule::Rule;
use super::weighed::Weighed;
use crate::source::{SourcePath, Span};

/// JSON Lines: one object for each remark, for editors and scripts. Lines and columns count from 1, columns in
/// characters. `root` leads from where they are read to the newsletter.
#[must_use]
pub fn to_json<'a>(report: &Weighed, root: &str, text: impl Fn(&SourcePath) -> Option<&'a str>) -> String {
    let mut lines = String::new();
    for (severity, remark) in report.remarks() {
        let mut object = place(&remark.span, root, &text);
        object["severity"] = level(severity).into();
        object["rule"] = severity.rule().map(Rule::name).into();
        object["message"] = remark.message.as_str().into();
        object["help"] = remark.help.as_deref().into();
        object["note"] = remark.note.as_ref().map_or(serde_json::Value::Null, |(span, label)| {
            let mut note = place(span, root, &text);
            note["message"] = label.as_str().into();
            note
        });
        let _ = writeln!(lines, "{object}");
    }
    lines
}

fn place<'a>(span: &Span, root: &str, text: &impl Fn(&SourcePath) -> Option<&'a str>) -> serde_json::Value {
    let text = text(&span.path).unwrap_or("");
    let (start, end) = whole_characters(text, span);
    let position = |offset: usize| {
        let line_start = text[..offset].rfind('\n').map_or(0, |it| it + 1);
        (line_of(text, offset), text[line_start..offset].chars().count() + 1)
    };
    let ((line, column), (end_line, end_column)) = (position(start), position(end));
    serde_json::json!({
        "path": below(root, &span.path), "line": line, "column": column, "end_line": end_line, "end_column": end_column,
    })
}

/// The same for what was refused, which is at no place.
#[must_use]
pub fn refusal_to_json(message: &str, help: Option<&str>) -> String {
    let nothing = serde_json::Value::Null;
    let object = serde_json::json!({
        "path": nothing, "line": nothing, "column": nothing, "end_line": nothing, "end_column": nothing,
        "severity": "error", "rule": nothing, "message": message, "help": help, "note": nothing,
    });
    object.to_string()
}

/// The characters that end a message of a workflow command stand for themselves only in disguise.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The message of an annotation.
fn annotation(text: &str, help: Option<&str>) -> String {
    let help = help.map_or_else(String::new, |it| format!("\nhelp: {it}"));
    message(&format!("{text}{help}"))
}

/// The same as [`refusal_to_json`], as an annotation.
#[must_use]
pub fn refusal_to_github(message: &str, help: Option<&str>) -> String {
    format!("::error::{}", annotation(message, help))
}

/// Workflow commands of GitHub Actions, which become annotations beside the lines of a change. `root` leads from where
/// the command runs, which is the repository, to the newsletter.
#[must_use]
pub fn to_github<'a>(report: &Weighed, root: &str, text: impl Fn(&SourcePath) -> Option<&'a str>) -> String {
    let property = |it: &str| message(it).replace(':', "%3A").replace(',', "%2C");
    let mut lines = String::new();
    for (severity, remark) in report.remarks() {
        let place = place(&remark.span, root, &text);
        let title = severity.rule().map_or_else(String::new, |it| format!(",title={}", it.name()));
        let _ = writeln!(
            lines,
            "::{} file={},line={},col={},endLine={},endColumn={}{title}::{}",
            level(severity),
            property(&below(root, &remark.span.path)),
            place["line"],
            place["column"],
            place["end_line"],
            place["end_column"],
            annotation(&remark.message, remark.help.as_deref()),
        );
    }
    lines
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error | Severity::Raised(_) => "error",
        Severity::Warning(_) => "warning",
    }
}
