//! What lies on the desk: what is at hand for every stage, and the press and the reader that are made with it.

use super::prepared::Prepared;
use crate::markdown::{Reader, Typography};
use crate::memo::Memo;
use crate::newsletter::Newsletter;
use crate::press::{Press, Watch};
use crate::theme::Theme;

/// What every stage of one run is given.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// What is known of the texts already.
    pub memo: &'a Memo,
    /// Who minds how long the author's templates take.
    pub watch: &'a dyn Watch,
}

impl<'a> Desk<'a> {
    /// A press for what is `prepared`.
    #[must_use]
    pub fn press(self, prepared: &'a Prepared) -> Press<'a> {
        self.press_for(&prepared.newsletter, &prepared.theme)
    }

    pub(super) fn press_for<'b>(self, newsletter: &'b Newsletter, theme: &'b Theme) -> Press<'b>
    where
        'a: 'b,
    {
        Press::new(newsletter, theme, self.memo).watched(self.watch)
    }

    pub(super) fn reader(self, typography: Typography) -> Reader<'a> {
        Reader { typography, memo: self.memo }
    }
}
