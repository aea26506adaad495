//! What a build tells the author. It is kept, since a build that finds nothing changed says the same.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Weighed;
use crate::newsletter::{Newsletter, Withheld};

/// What a build that published tells the author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The remarks on what the author wrote. There is no error among them.
    pub report: Weighed,
    /// How many episodes there are.
    pub episodes: usize,
    /// How many seasons they are told in.
    pub seasons: usize,
    /// How many episodes are held back.
    pub withheld: Withheld,
    /// The seconds of the day in which the same episodes are published: one may come out at a time of day.
    pub(super) unchanged: Range<i64>,
}

impl Summary {
    /// The summary of a build of `newsletter`, with the remarks in `report`.
    #[must_use]
    pub fn of(newsletter: &Newsletter, report: Weighed) -> Summary {
        let Newsletter { episodes, seasons, withheld, unchanged, .. } = newsletter;
        let (episodes, seasons) = (episodes.len(), seasons.len());
        Summary { report, episodes, seasons, withheld: withheld.clone(), unchanged: unchanged.clone() }
    }
}

/// What publishing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// Files that are new or different.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of an earlier edition that are gone.
    pub removed: usize,
    /// How many of the unchanged files did not even have to be printed.
    pub not_printed: usize,
}
