//! Where what was remembered lies between two runs: in files that are read once, replaced at once, and safe to delete.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Error;
use crate::memo::{Memo, Run};

/// What the newsletter at `root` remembers.
#[must_use]
pub fn recall(root: &Path) -> Memo {
    // A memory that cannot be read is one that has to be made again.
    Memo::from_bytes(&fs::read(folder(root).join(MEMO)).unwrap_or_default())
}

/// Keeps what `memo` has learnt in `run` for the next one.
///
/// # Errors
/// When it cannot be written. The run itself has lost nothing.
pub fn retain(memo: &Memo, run: Run, root: &Path) -> Result<(), Error> {
    let Some(bytes) = memo.to_bytes(run) else { return Ok(()) };
    keep(root, MEMO, &bytes)
}

const MEMO: &str = "memo";

/// Where what is kept between two runs lies.
pub(super) fn folder(root: &Path) -> PathBuf {
    root.join(".feuilleton")
}

/// Keeps `bytes` under `name`, at once and whole.
pub(super) fn keep(root: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let folder = make_folder(root)?;
    // Two builds at once each replace the whole: the later wins, and neither reads half.
    let (file, fresh) = (folder.join(name), folder.join(format!("{name}.{}", std::process::id())));
    fs::write(&fresh, bytes).map_err(|it| Error::new("write", &fresh, it))?;
    fs::rename(&fresh, &file).map_err(|it| Error::new("replace", &file, it))
}

/// Makes that folder, and keeps it out of what the author keeps.
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
