//! What HTML depends on besides its text.

use super::hanging::Hanging;
use crate::markdown::surroundings::Surroundings;
use crate::markdown::tree::Audience;

/// Where HTML is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Medium {
    /// On the site: style sheets apply, and addresses begin at its root.
    Web,
    /// In a feed reader: no style sheet applies, every address is absolute, and only what readers let through is used.
    Feed,
}

/// Everything besides the text that its HTML depends on.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Where it will be read.
    pub medium: Medium,
    /// Whose blocks are in it, where some are for one audience only.
    pub audience: Audience,
    /// What it stands among.
    pub around: Surroundings<'a>,
    /// The pictures that there are.
    pub hanging: Hanging<'a>,
}
