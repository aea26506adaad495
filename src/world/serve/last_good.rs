//! Pages as they were when they could last be printed, for when a template of the author's fails on them.

use std::collections::VecDeque;

use crate::address::OutputPath;

/// So many pages are remembered.
const REMEMBERED: usize = 64;

/// The pages that were looked at last, in that order.
#[derive(Debug, Default)]
pub(super) struct LastGood(VecDeque<(OutputPath, Vec<u8>)>);

impl LastGood {
    /// Remembers the page at `path`. The one that was looked at longest ago makes room for it.
    pub(super) fn keep(&mut self, path: &OutputPath, page: &[u8]) {
        self.0.retain(|(it, _)| it != path);
        if self.0.len() >= REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back((path.clone(), page.to_vec()));
    }

    /// The page at `path`, if it is remembered.
    pub(super) fn of(&self, path: &OutputPath) -> Option<&[u8]> {
        self.0.iter().find(|(it, _)| it == path).map(|(_, page)| &**page)
    }
}

#[cfg(test)]
mod tests {
    use super::{LastGood, REMEMBERED};
    use crate::address::{OutputPath, Permalink};

    #[test]
    fn the_page_that_was_looked_at_longest_ago_is_forgotten() {
        let path = |it: usize| -> OutputPath {
            Permalink::parse(&format!("/{}/", 100 - it)).expect("a plain name").output_path()
        };
        let mut pages = LastGood::default();
        for page in 0..REMEMBERED {
            pages.keep(&path(page), b"good");
        }
        pages.keep(&path(0), b"better");
        pages.keep(&path(REMEMBERED), b"good");
        assert_eq!((pages.of(&path(0)), pages.of(&path(1))), (Some(&b"better"[..]), None));
        assert_eq!(pages.of(&path(2)), Some(&b"good"[..]));
    }
}
