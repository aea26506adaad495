//! Where what was remembered lies between two runs: one file, read once, replaced at once, safe to delete.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Error;
use crate::memo::Memo;

/// What the newsletter at `root` remembers.
#[must_use]
pub fn recall(root: &Path) -> Memo {
    // A memory that cannot be read is one that has to be made again.
    Memo::from_bytes(&fs::read(file(root)).unwrap_or_default())
}

/// Keeps what `memo` has learnt for the next run.
///
/// # Errors
/// When it cannot be written. The run itself has lost nothing.
pub fn retain(memo: &Memo, root: &Path) -> Result<(), Error> {
    let Some(bytes) = memo.to_bytes() else { return Ok(()) };
    let (folder, file) = (make_folder(root)?, file(root));
    // Two builds at once each replace the whole: the later wins, and neither reads half.
    let fresh = folder.join(format!("memo.{}", std::process::id()));
    fs::write(&fresh, bytes).map_err(|it| Error::new("write", &fresh, it))?;
    fs::rename(&fresh, &file).map_err(|it| Error::new("replace", &file, it))
}

/// Makes the folder in which a newsletter's memory lies, and keeps it out of what the author keeps.
pub(super) fn make_folder(root: &Path) -> Result<PathBuf, Error> {
    let folder = folder(root);
    fs::create_dir_all(&folder).map_err(|it| Error::new("make the folder", &folder, it))?;
    let ignore = folder.join(".gitignore");
    match fs::OpenOptions::new().write(true).create_new(true).open(&ignore) {
        Ok(mut it) => std::io::Write::write_all(&mut it, b"*\n").map_err(|it| Error::new("write", &ignore, it))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(Error::new("write", &ignore, error)),
    }
    Ok(folder)
}

/// Where a newsletter's memory lies.
pub(super) fn folder(root: &Path) -> PathBuf {
    root.join(".feuilleton")
}

fn file(root: &Path) -> PathBuf {
    folder(root).join("memo")
}
