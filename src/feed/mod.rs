//! Feeds: one format each.

mod rss;
mod xml;

pub use rss::{Scope, lettered, letters, rss};

/// How the texts of a feed stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Written out, for readers.
    Full,
    /// As the keys of what they are written from: two feeds with one proof are the same.
    Proof,
}
