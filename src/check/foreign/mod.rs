//! Marks of other programs, which are words here.
//!
//! | marks | are found in |
//! |-------|--------------|
//! | anywhere in a line | `within`; `emoji`, `notes` |
//! | that are a line, or stand at its beginning or its end | `lines` |
//! | around what nobody was to read | `hidden` |
//! | around a formula | `formula` |
//! | of MDX, on several lines too | `mdx` |
//! | between `{{<` and `>}}`, and their like | `shortcode` |
//! | between `[[` and `]]` | `wiki` |
//! | that are a link around a picture, on several lines | `linked` |
//! | behind which not everyone was to read on | `members` |

mod emoji;
mod formula;
mod hidden;
mod lines;
mod linked;
mod mdx;
mod members;
mod notes;
mod shortcode;
mod wiki;
mod within;

use std::ops::Range;

pub(super) use mdx::is_attribute;
use notes::Notes;
pub(super) use within::{is_name, knows};

use crate::check::prose::blanked;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::newsletter::PublishedText;
use crate::source::{SourcePath, Span};

/// Where a mark stands in its line, and what to type instead.
type Found = (Range<usize>, String);

/// Tells of the marks of wikis, of other site generators and of their extensions in `prose`, which was made of a file's
/// `text`, and gives it without those that stand around something. Front matter has marks of its own.
pub(super) fn check(published: PublishedText<'_>, text: &str, prose: String, report: &mut Report) -> String {
    let (path, mut start) = (published.path, published.body.start());
    members::check(path, text, start, report);
    for (range, help) in linked::pictures(&prose) {
        report.warn(Rule::LooseMark, Diagnostic::at(Span::new(path, range), PRINTED).help(help));
    }
    let prose = across(path, prose, start, report);
    let (mut above, mut term, mut notes) = ("", "", Notes::of(&prose));
    for line in prose[start..].split_inclusive('\n') {
        let mut told: Vec<Range<usize>> = Vec::new();
        let words = line.trim_end();
        let found = lines::marks(above, term, words).into_iter().chain(within::marks(words));
        let found = found.chain(emoji::names(words)).chain(notes.inline(words)).chain(notes.cited(words));
        for (range, help) in found {
            // What is part of another mark is told with it.
            if told.iter().any(|it| it.start < range.end && range.start < it.end) {
                continue;
            }
            let span = Span::new(path, start + range.start..start + range.end);
            report.warn(Rule::LooseMark, Diagnostic::at(span, PRINTED).help(help));
            told.push(range);
        }
        // What is defined stands above the first of its definitions.
        term = if lines::is_definition(line) { term } else { line };
        (start, above) = (start + line.len(), line);
    }
    prose
}

/// Tells of the marks that may enclose several lines from byte `start` of `prose` on, and gives the prose without them:
/// what stands in one is told with it.
fn across(path: &SourcePath, mut prose: String, start: usize, report: &mut Report) -> String {
    for find in [hidden::comments, formula::blocks, mdx::marks] {
        let found = find(&prose, start);
        if found.is_empty() {
            continue;
        }
        prose = blanked(prose, found.iter().map(|(range, _)| range.clone()));
        for (range, help) in found {
            report.warn(Rule::LooseMark, Diagnostic::at(Span::new(path, range), PRINTED).help(help));
        }
    }
    prose
}

const PRINTED: &str = "another program would understand this; here it is printed as words";

/// A picture, as it is written here.
fn picture(alt: &str, file: &str, caption: Option<&str>) -> String {
    let caption = caption.map(|it| format!(" \"{}\"", it.replace('"', "\\\""))).unwrap_or_default();
    let alt = if alt.is_empty() { "what it shows" } else { alt };
    format!("write `![{alt}]({}{caption})`", place(file))
}

/// The place of a file in a link. Blanks would end it.
fn place(file: &str) -> String {
    if file.contains(' ') { format!("<{file}>") } else { file.to_owned() }
}
