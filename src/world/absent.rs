//! A file that is not there: the answer to a question, and no failure.

use std::io::{self, ErrorKind};

/// What was found; `None` if there is nothing at that path, or a file where a folder on the way to it would be.
///
/// # Errors
/// When something is there, and could not be read.
pub(super) fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}
