//! How words stand beside one another: the characters that a typesetter would use, where lines are broken, and what is
//! raised above them.

mod composed;
mod compositor;
mod raised;
mod typeset;
mod wrap;

pub(super) use composed::composed;
pub(super) use compositor::{Compositor, Turn, never_opens};
pub(super) use raised::raise;
pub use typeset::typeset;
pub use wrap::{WIDTH, may_end_between, unbroken, width, wrap};
pub(super) use wrap::{is_space, is_wide, may_break};

use crate::language::Punctuation;

/// Whether straight quotes, `--` and `...` become the characters that a typesetter would use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Typography {
    /// They do, as a language has them.
    Smart(Punctuation),
    /// Every character stays as it was typed.
    AsTyped,
}

impl Typography {
    /// What stands around a quotation that lies in `depth` others.
    pub(super) fn quotes(self, depth: usize) -> [&'static str; 2] {
        match (self, depth % 2) {
            (Typography::Smart(punctuation), 0) => punctuation.outer,
            (Typography::Smart(punctuation), _) => punctuation.inner,
            (Typography::AsTyped, 0) => ["\"", "\""],
            (Typography::AsTyped, _) => ["'", "'"],
        }
    }
}

impl Default for Typography {
    fn default() -> Typography {
        Typography::Smart(Punctuation::ENGLISH)
    }
}
