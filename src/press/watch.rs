//! Whoever sees to it that nothing is printed for ever: a loop in a template of the author's can run for years without
//! a word, and nothing can call a thread back from it.

use std::fmt;
use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::theme::Theme;

/// A watch over templates. It looks at a clock, which is the world's matter.
pub trait Watch: fmt::Debug + Sync {
    /// Has `print` print with `template`, and gives up if that takes too long.
    fn over(&self, template: &'static str, print: &mut dyn FnMut());
}

/// What is to be said of a `template` of `theme` that takes longer than `limit`.
#[must_use]
pub fn endless(theme: &Theme, template: &str, limit: Duration) -> Diagnostic {
    let message = format!("this takes longer than {} s to print", limit.as_secs());
    Diagnostic::at(theme.file_of(template), message)
        .help("a loop within a loop? else raise `page_seconds` in `[limits]` of newsletter.toml")
}
