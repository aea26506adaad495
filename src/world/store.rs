//! Where what was remembered lies between two runs: in files that are read once, replaced at once, and safe to delete.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::error::Error;
use super::mark::Mark;
use crate::memo::Key;

/// What prints: another feuilleton may read the same text, and print the same sheet, in another way.
pub(super) fn program() -> Key {
    let binary = std::env::current_exe().ok().and_then(|it| Mark::of(&it).ok().flatten());
    let binary = binary.map_or([0; 32], |it| *it.as_bytes());
    Key::of("feuilleton", &[env!("CARGO_PKG_VERSION").as_bytes(), &binary])
}

/// What is remembered.
pub(super) const MEMO: &str = "memo";
/// What was learnt since that was written.
pub(super) const SINCE: &str = "memo-since";

/// Where what is kept between two runs lies.
pub(super) fn folder(root: &Path) -> PathBuf {
    root.join(".feuilleton")
}

/// The same folder. It is made if need be, and kept from git.
///
/// # Errors
/// When it cannot be written to.
pub(super) fn made_folder(root: &Path) -> Result<PathBuf, Error> {
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

/// Keeps what `write` writes under `name`, at once and whole.
pub(super) fn keep(
    root: &Path,
    name: &str,
    write: impl FnOnce(&mut BufWriter<fs::File>) -> io::Result<()>,
) -> Result<(), Error> {
    replace(root, name, |fresh| {
        fs::File::create(fresh).map(BufWriter::new).and_then(|mut it| write(&mut it).and_then(|()| it.flush()))
    })
}

/// Puts the file that `make` makes in the place of the one called `name`, at once.
pub(super) fn replace(root: &Path, name: &str, make: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), Error> {
    let folder = made_folder(root)?;
    // Two builds at once take turns; what one left that was killed is written over.
    let turn = fs::File::open(&folder).map_err(|it| Error::new("open the folder", &folder, it))?;
    turn.lock().map_err(|it| Error::new("lock the folder", &folder, it))?;
    let (file, fresh) = (folder.join(name), folder.join("next"));
    make(&fresh).map_err(|it| Error::new("write", &fresh, it))?;
    fs::rename(&fresh, &file).map_err(|it| Error::new("replace", &file, it))
}
