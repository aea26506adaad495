//! One remark: what is wrong, where, and what to type instead.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// One remark about one place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The place.
    pub span: Span,
    /// What is wrong: about the author's text, in lower case, without a full stop.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
    /// A second place that matters, and why.
    pub note: Option<(Span, String)>,
}

impl Diagnostic {
    /// A remark about `span`.
    pub fn at(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { span, message: message.into(), help: None, note: None }
    }

    /// Adds what to type instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds what to type instead, where something close to it is known.
    #[must_use]
    pub fn help_if(self, help: Option<String>) -> Diagnostic {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Adds a second place.
    #[must_use]
    pub fn note(mut self, span: Span, label: impl Into<String>) -> Diagnostic {
        self.note = Some((span, label.into()));
        self
    }
}
