//! Files, and nothing that only has the name of one: whoever opens a pipe waits until somebody writes to it.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use rustix::fs::OFlags;

/// The file at `path` and its length. Of anything else that stands there it is said that it is not found.
///
/// # Errors
/// When it cannot be opened.
pub(super) fn open(path: &Path) -> io::Result<(File, u64)> {
    let file = OpenOptions::new().read(true).custom_flags(OFlags::NONBLOCK.bits().cast_signed()).open(path)?;
    let found = file.metadata()?;
    if found.is_file() { Ok((file, found.len())) } else { Err(ErrorKind::NotFound.into()) }
}

/// The bytes of the file at `path`.
///
/// # Errors
/// When it cannot be read, or is no file.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let (mut file, length) = open(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.read_to_end(&mut bytes).map(|_| bytes)
}

/// The text of the file at `path`.
///
/// # Errors
/// When it cannot be read, is no text, or no file.
pub(super) fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open(path)?.0.read_to_string(&mut text).map(|_| text)
}
