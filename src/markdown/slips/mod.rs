//! Slips in the marks of a text: what the author is told of each, and how those are found that the parser takes for
//! words.

mod blanks;
mod depth;
mod fence;
mod ids;
mod strays;
mod told;
mod unclosed;
mod unseen;
mod wide;

pub(super) use fence::in_fence;
pub(super) use ids::shared_anchors;
pub(super) use strays::strays;
pub(super) use told::tell;
pub use told::wordless;
pub(super) use unclosed::{unclosed_code, unclosed_html};
pub(super) use unseen::unseen;
