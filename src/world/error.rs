//! What can go wrong outside: what was tried, on what, and why it failed.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::legible;

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
    pub(super) fn new(verb: &str, path: &Path, cause: io::Error) -> Error {
        let (attempt, file) =
            (format!("cannot {verb} `{}`", legible(&path.display().to_string())), Some(path.to_path_buf()));
        Error { attempt, file, cause: Some(cause), help: None }
    }

    /// The answer cannot be given.
    pub(super) fn unsaid(cause: io::Error) -> Error {
        Error { attempt: "cannot print the answer".to_owned(), file: None, cause: Some(cause), help: None }
    }

    /// A refusal, on one line: what was asked for cannot be done, and what to do instead.
    pub fn refusal(what: impl Into<String>, help: impl Into<String>) -> Error {
        // Most name a path, which may hold anything.
        let attempt = legible(&what.into()).into_owned();
        Error { attempt, file: None, cause: None, help: Some(help.into()) }
    }

    /// The same, with what to do about it.
    pub(super) fn with_help(self, help: impl Into<String>) -> Error {
        Error { help: Some(help.into()), ..self }
    }

    /// The system's reason, if it was the system that refused.
    pub(super) fn kind(&self) -> Option<io::ErrorKind> {
        self.cause.as_ref().map(io::Error::kind)
    }

    /// The file or folder that it is about, if the system refused it.
    pub(super) fn file(&self) -> Option<&Path> {
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
