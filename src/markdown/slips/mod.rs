//! Slips in the marks of a text that the parser takes for words, for HTML or for code.

mod blanks;
mod depth;
mod fence;
mod ids;
mod strays;
mod unclosed;
mod unseen;
mod wide;

pub(super) use fence::in_fence;
pub(super) use ids::shared_anchors;
pub(super) use strays::strays;
pub(super) use unclosed::{unclosed_code, unclosed_html};
pub(super) use unseen::unseen;
