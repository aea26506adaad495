//! A text that begins with its own title, which stands above it already.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::newsletter::PublishedText;
use crate::source::Span;

/// Tells of the title where the `text` of a file repeats it: what other programs export begins with it.
pub(super) fn check(published: PublishedText<'_>, text: &str, report: &mut Report) {
    let Some(heading) = published.body.facts().headings.first() else { return };
    let words = letters(&heading.text);
    if words.is_empty() || words != letters(published.title) {
        return;
    }
    if let Some(range) = opening(text, published.body.start()) {
        let remark = Diagnostic::at(Span::new(published.path, range), "this is printed twice: it is the title");
        report.warn(Rule::DuplicateTitle, remark.help("take it out: the `title` stands above every text"));
    }
}

/// Where the heading stands that is the first block behind byte `start`, if one is.
fn opening(text: &str, start: usize) -> Option<Range<usize>> {
    let body = text[start..].trim_start();
    let start = text.len() - body.len();
    let mut lines = body.lines();
    let first = lines.next()?.trim_end();
    let mut is_underlined = || {
        let below = lines.next().unwrap_or_default().trim_end();
        !below.is_empty() && ['=', '-'].iter().any(|mark| below.trim_start_matches(*mark).is_empty())
    };
    (first.starts_with('#') || is_underlined()).then(|| start..start + first.len())
}

/// What two texts have in common that are the same but for their marks.
fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
