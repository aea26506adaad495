//! Where templates lie, and what stands where in one. The engine knows them by their names.

use super::embedded::default_template;
use crate::source::{Source, SourcePath};

/// The text of the template at `path`, the author's or ours.
pub(super) fn text_of<'a>(path: &SourcePath, templates: &'a [Source]) -> Option<&'a str> {
    templates.iter().find(|it| it.path == *path).map(|it| &*it.text).or_else(|| default_template(path))
}

/// The byte at which a line and a column, both counted from 1, stand in `text`.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = text.get(start..).unwrap_or("");
    start + rest.char_indices().nth(column - 1).map_or(0, |(at, _)| at)
}

/// Where a template lies: the author's below `templates`, ours below `theme`.
pub(super) fn path_of(name: &str) -> SourcePath {
    let own = SourcePath::parse(&format!("templates/{name}"));
    let ours = SourcePath::parse(name).filter(|it| default_template(it).is_some());
    ours.or(own).unwrap_or_else(|| SourcePath::parse("templates").expect("a plain name"))
}

/// The name that `text` begins with; empty if it begins with none.
pub(super) fn word(text: &str) -> &str {
    text.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or("")
}
