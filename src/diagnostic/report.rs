//! Everything that is said in one run, and the proof that it was.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::remark::Diagnostic;
use super::rule::Rule;

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
    pub(super) remarks: Vec<(Severity, Diagnostic)>,
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
