//! What is told of a text that cannot be read as what it is meant to be.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// A place that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misread {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to type instead, if anybody knows.
    pub help: Option<String>,
}

impl Misread {
    /// The same in the file `source`.
    pub(super) fn remark(self, source: &Source) -> Diagnostic {
        Diagnostic::at(Span::new(&source.path, self.range), self.message).help_if(self.help)
    }
}
