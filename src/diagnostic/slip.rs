//! One slip in a text, as whoever reads the text finds it: which file that is part of is known to others, who make a
//! remark of the slip.

use std::ops::Range;

use super::remark::Diagnostic;
use crate::source::{SourcePath, Span};

/// What is wrong in a text, where, and what to type instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What is wrong, in the words of [`Diagnostic::message`].
    pub message: String,
    /// What to type instead, if anybody knows.
    pub help: Option<String>,
}

impl Slip {
    /// A slip at `range`.
    pub fn at(range: Range<usize>, message: impl Into<String>) -> Slip {
        Slip { range, message: message.into(), help: None }
    }

    /// Adds what to type instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Slip {
        self.help = Some(help.into());
        self
    }

    /// The same where the text begins at byte `start` of another.
    #[must_use]
    pub fn moved(self, start: usize) -> Slip {
        Slip { range: self.range.start + start..self.range.end + start, ..self }
    }

    /// The same as a remark about the file at `path`.
    #[must_use]
    pub fn remark(self, path: &SourcePath) -> Diagnostic {
        Diagnostic::at(Span::new(path, self.range), self.message).help_if(self.help)
    }
}
