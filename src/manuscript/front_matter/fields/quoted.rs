//! Quotation marks that only readers know. YAML takes those that a text stands between for a part of it; TOML reads no
//! such text at all.

use std::ops::Range;

use super::Fields;
use crate::diagnostic::{Diagnostic, Reported, Rule};
use crate::manuscript::front_matter::node::Notation;
use crate::source::Span;

impl Fields<'_> {
    /// Tells of the marks around the value of `name`: a mistake where a program reads it. A title may be a quotation.
    pub(super) fn quoted_value(&mut self, name: &str, text: &str, range: &Range<usize>) -> Result<(), Reported> {
        let Some(inner) = self.within_marks(text, range) else { return Ok(()) };
        let write = |text: &str| format!("`{}`", self.table.notation.pair(name, &self.table.notation.quoted(text)));
        let (bare, kept) = (write(inner), write(text.trim()));
        if READ_BY_PROGRAMS.contains(&name) {
            return Err(self.fault(range.clone(), FOR_READERS, format!("write {bare}")));
        }
        let remark = Diagnostic::at(Span::new(&self.source.path, range.clone()), "readers see these quotation marks");
        self.warn(Rule::LooseMark, remark.help(format!("write {bare}, or {kept} if the text is a quotation")));
        Ok(())
    }

    /// Tells of the marks around a name in a list.
    pub(super) fn quoted_name(&mut self, text: &str, range: &Range<usize>) -> Result<(), Reported> {
        let Some(inner) = self.within_marks(text, range) else { return Ok(()) };
        let help = format!("write `{}`", self.table.notation.quoted(inner));
        Err(self.fault(range.clone(), FOR_READERS, help))
    }

    /// What stands between the marks, where nothing else shows the notation where the text ends.
    fn within_marks<'t>(&self, text: &'t str, range: &Range<usize>) -> Option<&'t str> {
        let inner = text.trim().strip_prefix(MARKS)?.strip_suffix(MARKS)?;
        let is_plain = self.source.text.get(range.clone()).is_some_and(|it| it.starts_with(MARKS));
        let is_whole = !inner.trim().is_empty() && !inner.contains(DOUBLE);
        (self.table.notation == Notation::Yaml && is_plain && is_whole).then_some(inner)
    }
}

/// What is said where they cannot be meant.
const FOR_READERS: &str = "these quotation marks are for readers only";

/// The keys whose values are addresses, names of files and words of a kind.
const READ_BY_PROGRAMS: [&str; 9] =
    ["image", "file", "url", "chapters", "transcript", "type", "duration", "slug", "kind"];

/// Marks that stand around a text.
const MARKS: [char; 9] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚'];

/// Those that are never an apostrophe.
const DOUBLE: [char; 6] = ['“', '”', '„', '‟', '«', '»'];
