//! What is said to the author about the author's own text.
//!
//! A stage that finds a mistake tells the [`Report`] and goes on to find more. To give up, it must show that it has
//! told: only a report makes a [`Reported`]. How much remarks weigh is the author's matter: what is told is a
//! [`Weighed`]. How they look is decided in `draw` and nowhere else.

mod draw;
mod each;
mod levels;
mod machine;
mod nearest;
mod rule;
mod weighed;

use std::collections::BTreeSet;

pub use draw::{Drawing, draw, legible};
pub use levels::{Level, Levels};
pub use machine::{refusal_to_github, refusal_to_json, to_github, to_json};
pub use nearest::{did_you_mean, nearest};
pub use rule::Rule;
pub use weighed::Weighed;

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

/// How much a remark weighs. A run with an error publishes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The author must mend it.
    Error,
    /// The author should know, and has asked for this rule to be an error.
    Raised(Rule),
    /// The author should know.
    Warning(Rule),
}

impl Severity {
    /// Whether a run with it has failed.
    #[must_use]
    pub fn is_error(self) -> bool {
        match self {
            Severity::Error | Severity::Raised(_) => true,
            Severity::Warning(_) => false,
        }
    }

    /// The rule behind it, if it is one that can be weighed.
    #[must_use]
    pub fn rule(self) -> Option<Rule> {
        match self {
            Severity::Error => None,
            Severity::Raised(rule) | Severity::Warning(rule) => Some(rule),
        }
    }
}

/// The proof that the author was told of an error. Only a [`Report`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported(());

/// Everything that was said in one run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Report {
    remarks: Vec<(Severity, Diagnostic)>,
}

impl Report {
    /// Tells of a mistake, and gives the proof that lets a stage give up.
    pub fn error(&mut self, remark: Diagnostic) -> Reported {
        self.remarks.push((Severity::Error, remark));
        Reported(())
    }

    /// Tells of something that does not keep the newsletter from being published.
    pub fn warn(&mut self, rule: Rule, remark: Diagnostic) {
        self.remarks.push((Severity::Warning(rule), remark));
    }

    /// Takes over what was said elsewhere, such as in another thread.
    pub fn absorb(&mut self, other: Report) {
        self.remarks.extend(other.remarks);
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.remarks.is_empty()
    }

    /// How much was said.
    #[must_use]
    pub fn len(&self) -> usize {
        self.remarks.len()
    }

    /// How many errors were told so far. Compared before and after a stage, it says whether the stage found any.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.remarks.iter().filter(|(severity, _)| severity.is_error()).count()
    }

    /// `value` if no error has been told, and the proof of one otherwise: the end of a stage that
    /// went on after a mistake.
    ///
    /// # Errors
    /// When an error was told, by this stage or an earlier one.
    pub fn unless_told<T>(&self, value: T) -> Result<T, Reported> {
        if self.errors() == 0 { Ok(value) } else { Err(Reported(())) }
    }

    /// All remarks in the order of the files and of the places in them, each once: a mistake in a template is made on
    /// every page, but told once.
    #[must_use]
    pub fn remarks(&self) -> Vec<(Severity, &Diagnostic)> {
        let mut seen = BTreeSet::new();
        let mut remarks: Vec<_> = self
            .remarks
            .iter()
            .filter(|(severity, it)| seen.insert((*severity, &it.span, &it.message)))
            .map(|(severity, it)| (*severity, it))
            .collect();
        remarks.sort_by(|(_, a), (_, b)| a.span.cmp(&b.span));
        remarks
    }
}
