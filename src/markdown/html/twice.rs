//! Texts that are written out twice: for the page, and for the feeds. To read a text takes longer than to write it out,
//! so whoever is first writes it for both, and the other finds it written.

use super::setting::{Medium, Setting};
use super::whole::Writing;
use crate::markdown::document::Document;
use crate::memo::Recent;

/// The texts that wait for whoever comes second: who prints a page is soon followed by who prints a feed, and what was
/// given up is written again.
#[derive(Debug, Default)]
pub struct Twice(Recent<(Medium, String)>);

impl Twice {
    /// The text at `place` as HTML in `setting`. Sooner or later somebody will ask for it in the setting `other`, which
    /// is for another medium.
    #[must_use]
    pub fn write(&self, place: usize, document: &Document, setting: Setting<'_>, other: Setting<'_>) -> String {
        if let Some((_, html)) = self.0.take(place, |(medium, _)| *medium == setting.medium) {
            return html;
        }
        let file = document.file();
        let writing = Writing::of(document, &file);
        self.0.keep(place, (other.medium, writing.write(other)));
        writing.write(setting)
    }
}
