//! How much each rule weighs, as the author has said in the masthead.

use std::collections::BTreeMap;

use super::rule::Rule;
use crate::source::SourcePath;

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// The run fails.
    Error,
    /// It is told.
    Warn,
    /// It is not told.
    Off,
}

impl Level {
    /// Reads the word that an author writes.
    #[must_use]
    pub fn parse(word: &str) -> Option<Level> {
        Some(match word {
            "error" => Level::Error,
            "warn" => Level::Warn,
            "off" => Level::Off,
            _ => return None,
        })
    }
}

/// The levels of all rules, everywhere and below certain paths.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Levels {
    /// By rule; one that is not named is a warning.
    pub everywhere: BTreeMap<Rule, Level>,
    /// By the path of a file or a folder, and by rule. The level of the longest path that fits counts.
    pub below: BTreeMap<String, BTreeMap<Rule, Level>>,
}

impl Levels {
    /// The level of `rule` in the file at `path`.
    #[must_use]
    pub fn of(&self, rule: Rule, path: &SourcePath) -> Level {
        let fits = |folder: &str| {
            let folder = folder.trim_end_matches('/');
            path.as_str() == folder || path.below(folder).is_some()
        };
        let near = self.below.iter().filter(|(folder, levels)| fits(folder) && levels.contains_key(&rule));
        let nearest = near.max_by_key(|(folder, _)| folder.len()).map(|(_, levels)| levels[&rule]);
        nearest.or_else(|| self.everywhere.get(&rule).copied()).unwrap_or(Level::Warn)
    }
}
