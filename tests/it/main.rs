//! What feuilleton promises, as small newsletters and what becomes of them.
//!
//! Each module is a chapter of the manual. `support` says how a newsletter fits into one string; `folder` puts one on a
//! disk, for the tests that run the program itself.

#![expect(clippy::needless_raw_string_hashes, reason = "every small newsletter is quoted alike")]
#![expect(clippy::format_collect, reason = "a newsletter of many episodes is written in one line")]

mod support;
mod folder;
mod sandbox;

// What the author writes.
mod masthead;
mod front_matter;
mod fields;
mod names;
mod numbers;
mod schedule;
// The text.
mod text;
mod code;
mod excerpts;
mod links;
mod pictures;
mod darkroom;
mod cards;
// What readers get.
mod languages;
mod site;
mod machines;
mod reading;
mod feed;
mod templates;
mod collisions;
// The program.
mod cli;
mod new;
mod serve;
mod check;
mod external;
mod email;
mod publishing;
mod determinism;
mod golden;
mod house;
mod hostile;
