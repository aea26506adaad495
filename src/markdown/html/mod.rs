//! The writer of HTML: for the page on the site, and for the item in a feed. What letters have in common with both
//! is left to `markup`.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what HTML depends on besides its text | `setting`; the pictures that there are, `hanging` |
//! | a text as a whole | `whole`; written for two media at once, `twice`; a few words of no text, `loose` |
//! | what is known while a text is written | `writer` |
//! | how blocks look, and what stands within a line | `flow`, `phrasing` |
//! | what takes more than a tag | `code`, `component`, `footnotes`, `picture` |
//! | where links and pictures lead | `destination` |

mod code;
mod component;
mod destination;
mod flow;
mod footnotes;
mod hanging;
mod loose;
mod phrasing;
mod picture;
mod setting;
mod twice;
mod whole;
mod writer;

pub use hanging::{Choice, Hanging, Ladders, Opening, PLAIN, made_of, plain};
pub use loose::Loose;
pub use setting::{Medium, Setting};
pub use twice::Twice;
pub use whole::write;

pub(super) use writer::Writer;
