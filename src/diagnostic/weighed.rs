//! What was said, as the author wants it told: every rule weighs what the masthead makes it weigh.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::levels::{Level, Levels};
use super::remark::Diagnostic;
use super::report::{Report, Severity};
use crate::source::SourcePath;

/// What is told to the author. Only [`Report::weighed`] makes it, so nothing is told that was not weighed, and
/// nothing is weighed twice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed(Report);

impl Report {
    /// The same remarks, each as heavy as the author wants its rule to be.
    #[must_use]
    pub fn weighed(self, levels: &Levels) -> Weighed {
        let weigh = |(severity, remark): (Severity, Diagnostic)| match severity {
            Severity::Error => Some((severity, remark)),
            Severity::Raised(rule) | Severity::Warning(rule) => {
                let severity = match levels.of(rule, &remark.span.path) {
                    Level::Error => Severity::Raised(rule),
                    Level::Warn => Severity::Warning(rule),
                    Level::Off => return None,
                };
                Some((severity, remark))
            }
        };
        Weighed(Report { remarks: self.remarks.into_iter().filter_map(weigh).collect() })
    }
}

impl Weighed {
    /// Takes over what was weighed elsewhere.
    pub fn absorb(&mut self, other: Weighed) {
        self.0.absorb(other.0);
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.0.errors()
    }

    /// All remarks, as [`Report::remarks`] gives them.
    #[must_use]
    pub fn remarks(&self) -> Vec<(Severity, &Diagnostic)> {
        self.0.remarks()
    }

    /// The texts of all files that it is about, as far as `text` gives them.
    #[must_use]
    pub fn texts(&self, text: impl Fn(&SourcePath) -> Option<Arc<str>>) -> BTreeMap<&SourcePath, Arc<str>> {
        let remarks = || self.0.remarks.iter().map(|(_, it)| it);
        let notes = remarks().filter_map(|it| it.note.as_ref()).map(|(span, _)| &span.path);
        let paths: BTreeSet<&SourcePath> = remarks().map(|it| &it.span.path).chain(notes).collect();
        paths.into_iter().filter_map(|it| Some((it, text(it)?))).collect()
    }
}
