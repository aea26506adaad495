//! The text of an episode: what it consists of, what can be said about it, and how each medium writes it.
//!
//! A [`Document`] keeps the facts that one parse found, and knows where its text lies; the text is read and its tree
//! built again while a sheet is printed, and both are dropped then, so ten thousand documents fit in memory. Where
//! links lead is decided by `newsletter` and handed back as [`Routes`].
//!
//! The way of a text:
//!
//! 1. `parse` makes a `tree` of its marks, as a `reader` says, with a `call` for each block that the theme prints, and
//!    `typography` sets its words. Each slip in the marks is a `fault`, worded where it is found: by `parse`, or by
//!    `slips` where the parser knows nothing of it. `marks` finds some in lines that have none, `references` reads
//!    characters as HTML writes them, and `fence` what is said of code.
//! 2. `document` goes through the tree once and keeps what everyone asks for (`facts`): headings, each `link`, its
//!    `length`, its beginning (`excerpt`). What is wrong with a text is told as it is `examined`.
//! 3. Three writers go through it again, each for its readers: `html`, `letter` and `text`. What HTML they have in
//!    common is in `markup`, code in `highlight`, and HTML of the author's own in `by_hand`. What the theme prints is
//!    in `component`, and how they hand it over in `apart`. What all three ask about the page that the text stands on
//!    is in `surroundings`; where its links lead, in `routes`; and which footnotes its readers are shown, in `notes`.
//! 4. `runs` hands its words to whoever searches, and `proof` sees whether the theme can print its components.
//!
//! Three types say for whom something is written, and each answers one question:
//!
//! |                                          | page  | feed   | letter to paste | letter   | plain text |
//! |------------------------------------------|-------|--------|-----------------|----------|------------|
//! | [`Medium`]: what HTML takes for granted  | `Web` | `Feed` | `Feed`          |          |            |
//! | [`Audience`]: whose blocks are among all | `Web` | `Web`  | `Email`         | `Email`  | `Email`    |
//! | [`Rendering`]: how components look       | `Web` | `Feed` | `Feed`          | `Letter` | `Text`     |

mod apart;
mod by_hand;
mod call;
mod component;
mod document;
mod examined;
mod excerpt;
mod facts;
mod fault;
mod fence;
mod forbidden;
mod highlight;
mod html;
mod length;
mod letter;
mod link;
mod marks;
mod markup;
mod notes;
mod parse;
mod proof;
mod reader;
mod references;
mod routes;
mod runs;
mod slips;
mod surroundings;
mod text;
mod tree;
mod typography;

pub use by_hand::candidates;
pub use call::{Attribute, Call};
pub use component::{BuiltIn, Components, FilledLink, FilledPicture, Filling, Misprint, Rendering};
pub use document::{Document, Found};
pub use excerpt::cut;
pub use facts::{Heading, Incipit};
pub use fence::{closes_code, opens_code};
pub use forbidden::breaks_feeds;
pub use html::{Choice, Hanging, Ladders, Loose, Medium, Opening, PLAIN, Setting, Twice, made_of, plain, write};
pub use length::{CJK, is_cjk};
pub use letter::{COLUMN, LetterBody, Mark, Passage, letter, within_column};
pub use link::{Link, LinkKind, runs_script};
pub use marks::marks;
pub use parse::{code, wordless};
pub use proof::proof;
pub use reader::Reader;
pub use references::{decoded, reference, without_references};
pub use routes::{Route, Routes};
pub use runs::{Run, runs};
pub use surroundings::Surroundings;
pub use text::{TextBody, TextPassage, text};
pub use tree::{Alert, Audience};
pub use typography::{Typography, WIDTH, may_end_between, typeset, unbroken, width, wrap};
