//! Tags of a template that nothing ends: the engine tells of the next tag, or of the end of the file, and not of which.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What is to be said of the tag of `text` that stands at `span`, or of its end, if an earlier tag is still open there.
pub(super) fn remark(text: &str, span: &Span) -> Option<Diagnostic> {
    let rest = text.get(span.start..)?;
    let here = rest.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or("");
    let (name, range) = open_before(text, span.start)?;
    let at_end = rest.trim().len() <= 1 || here.is_empty();
    if !at_end && !here.starts_with("end") {
        return None;
    }
    let end = format!("`{{% end{name} %}}`");
    let remark = if at_end {
        Diagnostic::at(span.clone(), "the template ends here, and a tag is still open")
    } else {
        Diagnostic::at(span.clone(), format!("`{here}` does not end what is open here"))
    };
    Some(remark.help(format!("write {end} first")).note(Span::new(&span.path, range), format!("this `{name}` is open")))
}

/// The tag of `text` that is open before byte `end`, the innermost one, and where its name stands.
fn open_before(text: &str, end: usize) -> Option<(&str, Range<usize>)> {
    let mut open: Vec<(&str, Range<usize>)> = Vec::new();
    for (at, _) in text.get(..end)?.match_indices("{%") {
        let inner = text[at + 2..].trim_start_matches('-');
        let words = inner.trim_start();
        let start = text.len() - words.len();
        let name = words.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or("");
        if start >= end {
            break;
        }
        if let Some(ended) = name.strip_prefix("end") {
            if open.last().is_some_and(|it| it.0 == ended) {
                open.pop();
            }
        } else if PAIRED.contains(&name) {
            open.push((name, start..start + name.len()));
        }
    }
    open.pop()
}

/// The tags that have an end.
const PAIRED: [&str; 5] = ["if", "for", "block", "component", "filter"];
