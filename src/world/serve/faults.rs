//! Pages that a template of the author's fails on. Nobody knows before a browser asks for one; then it is told where
//! the author writes, too.

use std::collections::BTreeMap;

use crate::address::OutputPath;
use crate::diagnostic::Weighed;

/// What could not be printed of one issue, and why.
#[derive(Debug, Default, Clone)]
pub(super) struct Faults {
    version: u64,
    pages: BTreeMap<OutputPath, Weighed>,
}

impl Faults {
    /// Notes why the page at `path` of the issue `version` cannot be printed. Whether that is new: a template that
    /// fails on ten thousand pages in the same way is told once.
    pub(super) fn note(&mut self, version: u64, path: &OutputPath, fault: &Weighed) -> bool {
        if self.version != version {
            *self = Faults { version, pages: BTreeMap::new() };
        }
        let is_new = !self.pages.values().any(|it| it == fault);
        self.pages.insert(path.clone(), fault.clone());
        is_new
    }

    /// Whether the page at `path` of the issue `version` could not be printed.
    pub(super) fn has(&self, version: u64, path: &OutputPath) -> bool {
        self.version == version && self.pages.contains_key(path)
    }

    /// Every page that could not be printed the last time, with the reason.
    pub(super) fn pages(&self) -> &BTreeMap<OutputPath, Weighed> {
        &self.pages
    }
}
