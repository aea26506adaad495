//! The writer of letters: HTML for mail clients, of which some know neither margins of tables nor preformatted text.
//!
//! Every tag and class has its look in `letter.css`, which is inlined later. Each passage is preceded by a [`Mark`], so
//! that what it costs can be measured in the finished letter, and a letter that is too long be cut between two of them.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | a text as a whole | `whole`; where it can be divided, `passage` |
//! | what is known while a text is written | `writer` |
//! | how blocks look, and what stands within a line | `flow`, `phrasing` |
//! | what takes more than a tag | `code`, `component`, `footnotes`, `picture` |
//! | how wide a letter is | `column` |

mod code;
mod column;
mod component;
mod flow;
mod footnotes;
pub(super) mod passage;
mod phrasing;
mod picture;
mod whole;
mod writer;

pub use column::{COLUMN, within_column};
pub use passage::Mark;
pub use whole::{LetterBody, Passage, letter};

pub(super) use writer::Writer;
