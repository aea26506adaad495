//! A file on its way to what it is: its front matter was read, and its text was not.

use super::front_matter::Table;
use super::name::Name;
use crate::markdown::Typography;
use crate::source::{Source, Text};

/// A file whose front matter was read, and whose text was not.
pub(super) struct Opened<'a> {
    pub source: &'a Source,
    pub text: &'a Text,
    pub name: &'a Name,
    pub front: Table,
    /// The first byte of the text.
    pub body: usize,
    pub typography: Typography,
}
