//! Which runs need a result, and for how long it is kept for them.

/// Which runs need a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Those that print the sheet that it is for.
    Printing,
    /// Every one, whatever it prints.
    Always,
}

/// How many of the sheets a run has printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// All: a result that it did not need is needed no more.
    Whole,
    /// Some: a result that it did not need may be needed for the others.
    Part,
}

/// After this many runs that did not need it, a result is forgotten.
pub(super) const LIFETIME: u8 = 20;
