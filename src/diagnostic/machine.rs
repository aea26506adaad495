//! How remarks are shown to programs: as one JSON object a line, or as the annotations of a code host.

use std::fmt::Write as _;

use super::draw::{below, whole_characters};
use super::gauge::{Gauges, Position};
use super::report::Severity;
use super::rule::Rule;
use super::weighed::Weighed;
use crate::source::{SourcePath, Span};

/// JSON Lines: one object for each remark, for editors and scripts. Lines and columns count from 1, columns in
/// characters. `root` leads from where they are read to the newsletter.
#[must_use]
pub fn to_json<'a>(report: &Weighed, root: &str, text: impl Fn(&SourcePath) -> Option<&'a str>) -> String {
    let (mut lines, mut gauges) = (String::new(), Gauges::new(text));
    for (severity, remark) in report.remarks() {
        let mut object = place(&remark.span, root, &mut gauges);
        object["severity"] = level(severity).into();
        object["rule"] = severity.rule().map(Rule::name).into();
        object["message"] = remark.message.as_str().into();
        object["help"] = remark.help.as_deref().into();
        object["note"] = remark.note.as_ref().map_or(serde_json::Value::Null, |(span, label)| {
            let mut note = place(span, root, &mut gauges);
            note["message"] = label.as_str().into();
            note
        });
        let _ = writeln!(lines, "{object}");
    }
    lines
}

fn place<'a, F: Fn(&SourcePath) -> Option<&'a str>>(
    span: &Span,
    root: &str,
    gauges: &mut Gauges<'a, F>,
) -> serde_json::Value {
    let gauge = gauges.of(&span.path);
    let (start, end) = whole_characters(gauge.text, span);
    let Position { line, column } = gauge.position(start);
    let Position { line: end_line, column: end_column } = gauge.position(end);
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

/// Workflow commands of GitHub Actions, which become annotations beside the lines of a change. `root` leads from the
/// repository to the newsletter.
#[must_use]
pub fn to_github<'a>(report: &Weighed, root: &str, text: impl Fn(&SourcePath) -> Option<&'a str>) -> String {
    let property = |it: &str| message(it).replace(':', "%3A").replace(',', "%2C");
    let (mut lines, mut gauges) = (String::new(), Gauges::new(text));
    for (severity, remark) in report.remarks() {
        let place = place(&remark.span, root, &mut gauges);
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
