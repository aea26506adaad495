//! Whoever sees to it that nothing is printed for ever: a loop in a template of the author's can run for years without
//! a word, and nothing can call a thread back from it.

use std::fmt;
use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::markdown::{Call, Components, Filling, Rendering};
use crate::newsletter::PublishedText;
use crate::source::Span;
use crate::theme::{Culprit, Theme};

/// A watch over templates. It looks at a clock, which is the world's matter.
pub trait Watch: fmt::Debug + Sync {
    /// Has `print` print something, and gives up if that is not done at the `deadline`.
    fn over(&self, deadline: Deadline, print: &mut dyn FnMut());
}

/// How long something may take to be printed.
#[derive(Debug)]
pub struct Deadline {
    /// The longest time.
    pub limit: Duration,
    /// What is to be said once that is over.
    pub remark: Diagnostic,
}

/// No watch: whoever asks waits for as long as it takes.
#[derive(Debug)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn over(&self, _: Deadline, print: &mut dyn FnMut()) {
        print();
    }
}

impl Deadline {
    /// That of something for which `culprit` is to blame.
    pub(super) fn of(culprit: Culprit, limit: Duration) -> Deadline {
        Deadline { limit, remark: culprit.too_late(limit) }
    }
}

/// What `print` prints, under `watch`.
pub(super) fn in_time<T>(watch: &dyn Watch, deadline: Deadline, print: impl FnOnce() -> T) -> T {
    let (mut print, mut printed) = (Some(print), None);
    watch.over(deadline, &mut || printed = print.take().map(|it| it()));
    printed.expect("who watches lets it be printed")
}

/// The components that one text calls for, each under watch: it may take as long as a page.
#[derive(Debug)]
pub(super) struct Timed<'a> {
    pub theme: &'a Theme,
    pub text: PublishedText<'a>,
    pub watch: &'a dyn Watch,
    pub limit: Duration,
}

impl Components for Timed<'_> {
    fn look(&self, call: &Call, reader: Rendering) -> Option<Rendering> {
        self.theme.look(call, reader)
    }

    fn print(&self, call: &Call, filling: Filling, reader: Rendering) -> Result<Option<String>, Box<Diagnostic>> {
        let place = Span::new(self.text.path, self.text.body.in_file(call.range.clone()));
        let Deadline { limit, remark } = Deadline::of(Culprit::Template(place), self.limit);
        let remark = match self.theme.component(call, reader) {
            Some(it) => remark.note(it, "its component is here"),
            None => remark,
        };
        in_time(self.watch, Deadline { limit, remark }, || self.theme.print(call, filling, reader))
    }
}
