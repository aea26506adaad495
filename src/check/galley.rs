//! What is looked at before an edition goes out, and what that leaves for others to look at.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::desk::Prepared;
use crate::press::Press;
use crate::source::{Sources, Span};

/// An edition before it goes out, with all that it is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Galley<'a> {
    /// The edition.
    pub prepared: &'a Prepared,
    /// What it was made from.
    pub sources: &'a Sources,
    /// What prints it.
    pub press: &'a Press<'a>,
    /// The day on which it is checked.
    pub today: NaiveDate,
}

/// The addresses of other sites, each with the first place at which it is written.
pub type Elsewhere = BTreeMap<String, Span>;
