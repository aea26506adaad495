//! What the chapters are written with, and no promise in itself.
//!
//! - `newsletter` says how a newsletter fits into one string, with what its author is told, and touches no disk; `file`
//!   takes that string apart, and `site` is what became of it.
//! - `folder` puts such a newsletter on a disk, where it can be looked at after the test, and builds it
//!   as of a fixed day.
//! - `sandbox` is a folder that goes with its test, in which the program is typed as an author would: with today's
//!   date, and without the variables that are this machine's own.
//! - `server` shows a sandbox as a browser sees it, and `elsewhere` is what its links lead to.
//! - `letters` is a newsletter for the chapters in which it does not matter what stands in one.

mod newsletter;
mod file;
mod site;
mod folder;
mod sandbox;
mod server;
mod letters;
pub mod elsewhere;

pub use folder::{Folder, Run, TODAY, program};
pub use letters::{BROKEN, letters};
pub use newsletter::{Newsletter, check, html, letter, newsletter, proofread};
pub use sandbox::{Said, Sandbox};
pub use server::Server;
pub use site::{Site, all_between, between};

/// A word to whoever runs the tests: why one was skipped, or what was counted.
pub fn say(words: &str) {
    #[expect(clippy::print_stderr, reason = "figures are for whoever runs the suite")]
    {
        eprintln!("{words}");
    }
}
