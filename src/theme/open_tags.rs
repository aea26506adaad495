//! Tags of a template that nothing ends: the engine tells of the next tag, or of the end of the file, and not of which.

use std::ops::Range;

use super::places::word;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What is to be said of the end of `text`, which stands at `span`, if a tag is still open there.
pub(super) fn at_end(text: &str, span: &Span) -> Option<Diagnostic> {
    let (name, range) = open_before(text, span.start)?.pop()?;
    let remark = Diagnostic::at(span.clone(), "the template ends here, and a tag is still open");
    Some(
        remark
            .help(format!("write `{{% end{name} %}}` first"))
            .note(Span::new(&span.path, range), format!("this `{name}` is open")),
    )
}

/// What is to be said of the tag of `text` that stands at `span`, if it ends one that is not open there, or not yet to
/// be ended.
pub(super) fn at_tag(text: &str, span: &Span) -> Option<Diagnostic> {
    let here = word(text.get(span.start..)?);
    let ended = here.strip_prefix("end").filter(|it| PAIRED.contains(it))?;
    let open = open_before(text, span.start)?;
    // What begins another tag within a block is rather ended by a slip.
    let is_slip = open.last().is_some_and(|it| !matches!(it.0, "block" | "component"));
    if !is_slip && !open.iter().any(|it| it.0 == ended) {
        let remark = Diagnostic::at(span.clone(), format!("no `{ended}` is open that `{here}` could end"));
        return Some(remark.help(format!("take it away, or begin with `{{% {ended} … %}}`")));
    }
    let (name, range) = open.last()?.clone();
    let remark = Diagnostic::at(span.clone(), format!("`{here}` does not end what is open here"));
    Some(
        remark
            .help(format!("write `{{% end{name} %}}` first"))
            .note(Span::new(&span.path, range), format!("this `{name}` is open")),
    )
}

/// The tags of `text` that are open before byte `end`, the innermost last, and where the name of each stands.
fn open_before(text: &str, end: usize) -> Option<Vec<(&str, Range<usize>)>> {
    let mut open: Vec<(&str, Range<usize>)> = Vec::new();
    for (at, _) in text.get(..end)?.match_indices("{%") {
        let inner = text[at + 2..].trim_start_matches('-');
        let words = inner.trim_start();
        let start = text.len() - words.len();
        let name = word(words);
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
    Some(open)
}

/// The tags that have an end.
const PAIRED: [&str; 5] = ["if", "for", "block", "component", "filter"];
