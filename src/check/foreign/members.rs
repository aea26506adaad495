//! What not everyone was to read, where everyone reads all.

use crate::check::prose;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{SourcePath, Span};

/// Tells of the marks in `text`, whose front matter ends at byte `start`, behind which Ghost and its like show it to
/// members alone.
pub(super) fn check(path: &SourcePath, text: &str, start: usize, report: &mut Report) {
    if !MARKS.iter().any(|it| text.contains(it)) {
        return;
    }
    let seen = prose::without_code(text, start);
    for (start, _) in seen.match_indices("<!--") {
        let inner = &seen[start + 4..];
        let Some(length) = inner.find("-->") else { return };
        if MARKS.contains(&inner[..length].trim()) {
            let span = Span::new(path, start..start + 4 + length + 3);
            let remark = Diagnostic::at(span, "what follows is published to everybody: nobody here is a member");
            report.warn(Rule::LooseMark, remark.help("take out what not everyone may read, and this mark"));
        }
    }
}

const MARKS: [&str; 3] = ["members-only", "paywall", "kg-paywall"];
