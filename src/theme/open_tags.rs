//! Tags of a template that nothing ends: the engine tells of the next tag, or of the end of the file, and not of which.

use super::places::word;
use super::tags::{Token, tags};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What is to be said of the end of `text`, which stands at `span`, if a tag is still open there.
pub(super) fn at_end(text: &str, span: &Span) -> Option<Diagnostic> {
    let open = open_before(text, span.start)?.pop()?;
    Some(unended(open, span, "the template ends here, and a tag is still open"))
}

/// What is to be said of the tag of `text` that stands at `span`, if it ends one that is not open there, or not yet to
/// be ended.
pub(super) fn at_tag(text: &str, span: &Span) -> Option<Diagnostic> {
    let here = word(text.get(span.start..)?);
    let ended = here.strip_prefix("end").filter(|it| PAIRED.contains(it))?;
    let open = open_before(text, span.start)?;
    // What begins another tag within a block is rather ended by a slip.
    let is_slip = open.last().is_some_and(|it| !matches!(it.text, "block" | "component"));
    if !is_slip && !open.iter().any(|it| it.text == ended) {
        let remark = Diagnostic::at(span.clone(), format!("no `{ended}` is open that `{here}` could end"));
        return Some(remark.help(format!("take it away, or begin with `{{% {ended} … %}}`")));
    }
    Some(unended(*open.last()?, span, &format!("`{here}` does not end what is open here")))
}

/// That the tag with the word `open` must be ended before what stands at `span`.
fn unended(open: Token<'_>, span: &Span, message: &str) -> Diagnostic {
    let Token { text, .. } = open;
    Diagnostic::at(span.clone(), message)
        .help(format!("write `{{% end{text} %}}` first"))
        .note(Span::new(&span.path, open.range()), format!("this `{text}` is open"))
}

/// The words of the tags of `text` that are open before byte `end`, the innermost last.
fn open_before(text: &str, end: usize) -> Option<Vec<Token<'_>>> {
    let mut open: Vec<Token<'_>> = Vec::new();
    for word in tags(text.get(..end)?).filter_map(|it| it.word()) {
        match word.text.strip_prefix("end") {
            Some(ended) if open.last().is_some_and(|it| it.text == ended) => drop(open.pop()),
            None if PAIRED.contains(&word.text) => open.push(word),
            _ => {}
        }
    }
    Some(open)
}

/// The tags that have an end.
const PAIRED: [&str; 5] = ["if", "for", "block", "component", "filter"];
