//! Texts that are written out twice: for the page, and for the feeds. To read a text takes longer than to write it out, so
//! whoever is first writes it for both, and the other finds it written.

use std::sync::{Mutex, PoisonError};

use super::Document;
use super::html::{Medium, Setting, Writing};

/// The texts that wait for whoever comes second. Nobody has to keep those of ten thousand episodes: who prints a page is
/// soon followed by who prints a feed, and what was given up is written again.
#[derive(Debug)]
pub struct Twice(Box<[Mutex<Option<Waiting>>]>);

/// A text that is written out.
#[derive(Debug)]
struct Waiting {
    place: usize,
    medium: Medium,
    html: String,
}

/// Neighbours never drive each other out: so many are more than a feed holds, for a few threads at once.
const SLOTS: usize = 512;

impl Default for Twice {
    fn default() -> Twice {
        Twice((0..SLOTS).map(|_| Mutex::default()).collect())
    }
}

impl Twice {
    /// The text at `place` as HTML in `setting`. Sooner or later somebody will ask for it in the setting `other`, which is
    /// for another medium.
    #[must_use]
    pub fn write(&self, place: usize, document: &Document, setting: Setting<'_>, other: Setting<'_>) -> String {
        // A slot holds a whole text or none, whatever became of the thread that filled it.
        let slot = || self.0[place % SLOTS].lock().unwrap_or_else(PoisonError::into_inner);
        let waits = |it: &mut Waiting| it.place == place && it.medium == setting.medium;
        if let Some(waiting) = slot().take_if(waits) {
            return waiting.html;
        }
        let writing = Writing::of(document);
        let html = writing.write(setting);
        *slot() = Some(Waiting { place, medium: other.medium, html: writing.write(other) });
        html
    }
}
