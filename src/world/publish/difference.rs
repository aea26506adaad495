//! What an edition changes of the published site.

use std::collections::BTreeSet;

use super::sheets::Printed;
use super::stage::Written;
use super::summary::Changes;
use crate::address::OutputPath;
use crate::edition::Edition;

/// What is different in the next site.
pub(super) struct Difference<'a> {
    /// What is new, or differs.
    pub written: Vec<&'a OutputPath>,
    /// Our files that are no longer printed.
    pub stale: BTreeSet<String>,
    /// Whether the manifest in the output folder is already the new one.
    pub is_listed: bool,
}

impl<'a> Difference<'a> {
    /// What the sheets of `edition`, which became `printed`, change. `ours` are the files of the old manifest; `None`
    /// if that is also the new one.
    pub(super) fn between(
        ours: Option<&BTreeSet<String>>,
        edition: &Edition,
        printed: &[Printed<'a>],
    ) -> Difference<'a> {
        let stale = |ours: &BTreeSet<String>| {
            let current: BTreeSet<&str> = paths(edition).collect();
            ours.iter().filter(|it| !current.contains(it.as_str())).cloned().collect()
        };
        Difference {
            written: printed.iter().filter(|it| matches!(it.written, Written::New(_))).map(|it| it.path).collect(),
            stale: ours.map(stale).unwrap_or_default(),
            is_listed: ours.is_none(),
        }
    }

    /// Whether there is none.
    pub(super) fn is_none(&self) -> bool {
        self.written.is_empty() && self.is_listed
    }

    /// The numbers that the author is told.
    pub(super) fn changes(&self, printed: &[Printed<'_>]) -> Changes {
        Changes {
            written: self.written.len(),
            unchanged: printed.len() - self.written.len(),
            removed: self.stale.len(),
            not_printed: printed.iter().filter(|it| it.written == Written::NotPrinted).count(),
        }
    }
}

/// Every file of `edition`, in order.
pub(super) fn paths(edition: &Edition) -> impl Iterator<Item = &str> {
    edition.sheets().map(|(path, _)| path.as_str())
}
