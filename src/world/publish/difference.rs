//! What an edition changes of the site that stands.

use std::collections::BTreeSet;

use super::Changes;
use super::sheets::Printed;
use super::stage::Written;
use crate::address::OutputPath;
use crate::edition::Edition;

/// What is different in the next site.
pub(super) struct Difference<'a> {
    /// What is new, or differs.
    pub written: Vec<&'a OutputPath>,
    /// What was ours, and is no longer printed.
    pub stale: BTreeSet<String>,
    /// Whether the output folder says already which files are ours, and whose they are.
    pub is_listed: bool,
}

impl<'a> Difference<'a> {
    /// What `printed`, which are the sheets of `edition`, change where the files of the last one were `others`; `None` if the
    /// folder lists the very same.
    pub(super) fn between(
        others: Option<&BTreeSet<String>>,
        edition: &Edition,
        printed: &[Printed<'a>],
    ) -> Difference<'a> {
        let stale = |others: &BTreeSet<String>| {
            let current: BTreeSet<&str> = paths(edition).collect();
            others.iter().filter(|it| !current.contains(it.as_str())).cloned().collect()
        };
        Difference {
            written: printed.iter().filter(|it| matches!(it.written, Written::New(_))).map(|it| it.path).collect(),
            stale: others.map(stale).unwrap_or_default(),
            is_listed: others.is_none(),
        }
    }

    /// Whether there is none.
    pub(super) fn is_none(&self) -> bool {
        self.written.is_empty() && self.is_listed
    }

    /// The same as it is told to the author.
    pub(super) fn changes(&self, printed: &[Printed<'_>]) -> Changes {
        Changes {
            written: self.written.len(),
            unchanged: printed.len() - self.written.len(),
            removed: self.stale.len(),
            standing: printed.iter().filter(|it| it.written == Written::Standing).count(),
        }
    }
}

/// Every file of `edition`, in order.
pub(super) fn paths(edition: &Edition) -> impl Iterator<Item = &str> {
    edition.sheets().map(|(path, _)| path.as_str())
}
