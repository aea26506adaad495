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
    let file = file(root);
    let folder = storeroom(root)?;
    // Two builds at once each replace the whole: the later wins, and neither reads half.
    let turn = fs::File::open(&folder).map_err(|it| Error::new("open the folder", &folder, it))?;
    turn.lock().map_err(|it| Error::new("lock the folder", &folder, it))?;
    let fresh = folder.join("memo.next");
    fs::write(&fresh, bytes).map_err(|it| Error::new("write", &fresh, it))?;
    fs::rename(&fresh, &file).map_err(|it| Error::new("replace", &file, it))
}

/// The folder below `root` for all that can be made again. It is made if need be, and kept from git.
///
/// # Errors
/// When it cannot be written to.
pub(super) fn storeroom(root: &Path) -> Result<PathBuf, Error> {
    let folder = root.join(STOREROOM);
    fs::create_dir_all(&folder).map_err(|it| Error::new("make the folder", &folder, it))?;
    let ignore = folder.join(".gitignore");
    match fs::OpenOptions::new().write(true).create_new(true).open(&ignore) {
        Ok(mut it) => std::io::Write::write_all(&mut it, b"*\n").map_err(|it| Error::new("write", &ignore, it))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(Error::new("write", &ignore, error)),
    }
    Ok(folder)
}

fn file(root: &Path) -> PathBuf {
    root.join(STOREROOM).join("memo")
}

const STOREROOM: &str = ".feuilleton";
