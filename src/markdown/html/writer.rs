//! A writer of HTML: what it has written so far, and what it must know for the rest.

use super::setting::Setting;
use crate::markdown::component::Misprint;
use crate::markdown::notes::Notes;

/// What writes one text; `flow` and `phrasing` are how it does.
pub(in crate::markdown) struct Writer<'a> {
    pub(super) out: String,
    pub(super) setting: Setting<'a>,
    /// By how many levels headings are lowered.
    pub(super) lowered: u8,
    pub(super) notes: &'a Notes<'a>,
    /// How many pictures were written so far.
    pub(super) pictures: usize,
    /// The components that could not be printed.
    pub(in crate::markdown) misprints: Vec<Misprint>,
}

impl<'s> Writer<'s> {
    pub(in crate::markdown) fn new(out: String, setting: Setting<'s>, lowered: u8, notes: &'s Notes<'s>) -> Writer<'s> {
        Writer { out, setting, lowered, notes, pictures: 0, misprints: Vec::new() }
    }
}
