//! What feuilleton promises, as small newsletters and what becomes of them.
//!
//! Each file is a chapter of the manual, and each folder a part of it: first what the author writes, then what readers
//! get, then the program. `support` is what chapters are written with; read it first. Two tests stand beside the
//! chapters: `golden` prints whole newsletters, and `house` reads our own source.

#![expect(clippy::needless_raw_string_hashes, reason = "every small newsletter is quoted alike")]
#![expect(clippy::format_collect, reason = "a newsletter of many episodes is written in one line")]

mod support;

// What the author writes.
mod manuscripts;
mod text;
mod addresses;
mod pictures;
mod theme;
// What readers get.
mod site;
mod feeds;
mod letters;
// The program.
mod publishing;
mod serve;
mod program;

mod golden;
mod house;
