//! Fields whose value is one of a few words.

use super::{Fields, Placed};
use crate::diagnostic::{Reported, did_you_mean};

/// What an author chooses by a word.
pub(in crate::manuscript) trait Choice: Copy + 'static {
    /// Everything that can be chosen.
    const EVERY: &'static [Self];
    /// What it is: "kind of episode".
    const WHAT: &'static str;
    /// The words, for someone who wrote one that is like none of them.
    const WORDS: &'static str;

    /// The word that authors use.
    fn word(self) -> &'static str;
}

impl Fields<'_> {
    /// What the author has chosen, if anything.
    pub(in crate::manuscript) fn one_of<C: Choice>(&mut self, name: &str) -> Result<Option<C>, Reported> {
        let Some(word) = self.line(name)? else { return Ok(None) };
        self.chosen(&word).map(Some)
    }

    /// What the author has chosen by this word.
    pub(in crate::manuscript) fn chosen<C: Choice>(&mut self, word: &Placed<String>) -> Result<C, Reported> {
        C::EVERY.iter().copied().find(|it| it.word() == word.value).ok_or_else(|| {
            let help = did_you_mean(&word.value, C::EVERY.iter().map(|it| it.word()), || C::WORDS.to_owned());
            self.fault(word.span.range(), format!("no {} is called `{}`", C::WHAT, word.value), help)
        })
    }
}
