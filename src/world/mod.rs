//! The only room with a door to the outside: files, the clock, the terminal.
//!
//! It brings everything in as values and carries everything out. What can go wrong here is not about the author's text
//! and has no line to point to: it is an [`Error`], with what was tried, on what, and why it failed.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | how the newsletter comes in | `load`; `edits` tells what was changed meanwhile |
//! | how the site goes out | `publish`; `output` tells where it may lie |
//! | how letters go out | `outbox`, `send` |
//! | how a newsletter is seen while it is written | `serve` |
//! | what other sites say | `probe` |
//! | how pictures are made, and kept | `darkroom` |
//! | what is remembered until the next run | `recollection`, `store`, `slate` |
//! | how a file is known again | `mark`, `moment`, `folder` |
//! | what the author sees, and starts with | `terminal`, `editor`, `init` |
//! | what time it is, and how long something may take | `clock`, `time_limit` |

#![expect(clippy::disallowed_methods, reason = "this is the room that touches the world")]

mod clock;
mod darkroom;
mod edits;
mod editor;
mod folder;
mod init;
mod load;
mod mark;
mod moment;
mod outbox;
mod output;
mod probe;
mod publish;
mod recollection;
mod send;
mod serve;
mod slate;
mod store;
mod terminal;
mod time_limit;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::legible;

pub use clock::{Stopwatch, check_clock, now, today};
pub use darkroom::Darkroom;
pub use editor::{edit, open};
pub use edits::Beginning;
pub use init::{init, something_unique, write_new};
pub use load::{load, require_content};
pub use outbox::{Cleared, Earlier, Parcel, deliver, make_folders};
pub use probe::probe;
pub use publish::{
    Adoption, Changes, Durability, Manner, Outcome, Publication, Summary, premise, publish, published, up_to_date,
};
pub use recollection::{recall, retain};
pub use send::send;
pub use serve::{Opened, serve};
pub use terminal::{Progress, Stream, arrived, complain, hand_over, say};
pub use time_limit::in_time;

/// Something that the world refused.
#[derive(Debug)]
pub struct Error {
    attempt: String,
    /// The file or folder that it is about.
    file: Option<PathBuf>,
    cause: Option<io::Error>,
    help: Option<String>,
}

impl Error {
    /// "cannot `verb` `path`", and the system's own reason.
    fn new(verb: &str, path: &Path, cause: io::Error) -> Error {
        let (attempt, file) =
            (format!("cannot {verb} `{}`", legible(&path.display().to_string())), Some(path.to_path_buf()));
        Error { attempt, file, cause: Some(cause), help: None }
    }

    /// The answer cannot be given.
    fn unsaid(cause: io::Error) -> Error {
        Error { attempt: "cannot print the answer".to_owned(), file: None, cause: Some(cause), help: None }
    }

    /// A refusal of our own, on one line: what was asked for cannot be done, and what to do instead.
    pub fn refusal(what: impl Into<String>, help: impl Into<String>) -> Error {
        // Most name a path, which may hold anything.
        let attempt = legible(&what.into()).into_owned();
        Error { attempt, file: None, cause: None, help: Some(help.into()) }
    }

    /// The system's reason, if it was the system that refused.
    fn kind(&self) -> Option<io::ErrorKind> {
        self.cause.as_ref().map(io::Error::kind)
    }

    /// The file or folder that it is about, if the system refused it.
    fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// What to do about it, if that is known.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.attempt)?;
        match &self.cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|it| it as _)
    }
}

/// A path as it is typed in a shell.
#[must_use]
pub fn quoted(path: &str) -> String {
    let plain = |it: char| it.is_alphanumeric() || "/._-+:@~".contains(it);
    if path.chars().all(plain) && !path.is_empty() {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// The file at `path`, which has `/` between its parts, below `root`.
fn below(root: &Path, path: &str) -> PathBuf {
    root.join(path)
}
