//! Feeds: one format each.

mod rss;
mod xml;

pub use rss::{Scope, lettered, letters, rss};
