//! How remarks are shown to programs: as one JSON object a line, or as the annotations of a code host.

use std::fmt::Write as _;

use super::draw::whole_characters;
use super::{Rule, Severity, Weighed};
use crate::source::{SourcePath, Span};

/// JSON Lines: one object for each remark, for editors and scripts. Lines and columns count from 1, columns in characters.
#[must_use]
pub fn to_json<'a>(report: &Weighed, text: impl Fn(&SourcePath) -> Option<&'a str>) -> String {
    let mut lines = String::new();
    for (severity, remark) in report.remarks() {
        let mut object = place(&remark.span, &text);
        object["severity"] = level(severity).into();
        object["rule"] = severity.rule().map(Rule::name).into();
        object["message"] = remark.message.as_str().into();
        object["help"] = remark.help.as_deref().into();
        object["note"] = remark.note.as_ref().map_or(serde_json::Value::Null, |(span, label)| {
            let mut note = place(span, &text);
            note["message"] = label.as_str().into();
            note
        });
        let _ = writeln!(lines, "{object}");
    }
    lines
}

fn place<'a>(span: &Span, text: &impl Fn(&SourcePath) -> Option<&'a str>) -> serde_json::Value {
    let text = text(&span.path).unwrap_or("");
    let (start, end) = whole_characters(text, span);
    let position = |offset: usize| {
        let line_start = text[..offset].rfind('\n').map_or(0, |it| it + 1);
        (text[..offset].matches('\n').count() + 1, text[line_start..offset].chars().count() + 1)
    };
    let ((line, column), (end_line, end_column)) = (position(start), position(end));
    serde_json::json!({
        "path": span.path.as_str(), "line": line, "column": column, "end_line": end_line, "end_column": end_column,
    })
}

/// Workflow commands of GitHub Actions, which become annotations beside the lines of a change.
#[must_use]
pub fn to_github<'a>(report: &Weighed, text: impl Fn(&SourcePath) -> Option<&'a str>) -> String {
    // The characters that end a message or a property stand for themselves only in disguise.
    let message = |it: &str| it.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |it: &str| message(it).replace(':', "%3A").replace(',', "%2C");
    let mut lines = String::new();
    for (severity, remark) in report.remarks() {
        let place = place(&remark.span, &text);
        let title = severity.rule().map_or_else(String::new, |it| format!(",title={}", it.name()));
        let help = remark.help.as_ref().map_or_else(String::new, |it| format!("\nhelp: {it}"));
        let _ = writeln!(
            lines,
            "::{} file={},line={},col={},endLine={},endColumn={}{title}::{}",
            level(severity),
            property(remark.span.path.as_str()),
            place["line"],
            place["column"],
            place["end_line"],
            place["end_column"],
            message(&format!("{}{help}", remark.message)),
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
