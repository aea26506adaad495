//! What is wrong with a text, and how much it weighs. Each fault is worded where it is found.

use std::ops::Range;

use crate::diagnostic::{Rule, Slip};

/// A slip in the marks of a text.
#[derive(Debug)]
pub(super) struct Fault {
    pub slip: Slip,
    /// The rule that warns of it; `None` if the text could not be printed as it is meant.
    pub rule: Option<Rule>,
}

impl Fault {
    /// A slip with which the text could not be printed as it is meant.
    pub(super) fn error(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { slip: Slip::at(range, message).help(help), rule: None }
    }

    /// What is nested deeper than [`DEEPEST`].
    pub(super) fn too_deep(range: Range<usize>) -> Fault {
        Fault::error(range, "this is nested too deep", "a hundred levels are enough for anyone")
    }

    // What a rule warns of is called as the rule is.

    pub(super) fn loose_footnote(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { rule: Some(Rule::LooseFootnote), ..Fault::error(range, message, help) }
    }

    pub(super) fn loose_link(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { rule: Some(Rule::LooseLink), ..Fault::error(range, message, help) }
    }

    pub(super) fn loose_mark(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { rule: Some(Rule::LooseMark), ..Fault::error(range, message, help) }
    }
}

/// What is nested deeper than this, blocks as well as elements of HTML, is a mistake, and would cost every writer its
/// stack.
pub(super) const DEEPEST: usize = 100;
