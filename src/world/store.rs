//! Where what was remembered lies between two runs: in files that are read once, replaced at once, and safe to delete.

use std::fs::{self, TryLockError};
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::io::Errno;

use super::error::Error;
use super::heirs::{entitle, make_folder};
use super::mark::FileMark;
use crate::memo::Key;

/// What prints: another feuilleton may read the same text, and print the same sheet, in another way.
pub(super) fn program() -> Key {
    let binary = std::env::current_exe().ok().and_then(|it| FileMark::of(&it).ok().flatten());
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
    make_folder(root, &folder)?;
    let ignore = folder.join(".gitignore");
    match fs::OpenOptions::new().write(true).create_new(true).open(&ignore) {
        Ok(mut it) => {
            it.write_all(b"*\n").map_err(|it| Error::new("write", &ignore, it))?;
            entitle(root, &ignore);
        }
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
        // What was left there may be anything, and a pipe would wait for somebody who reads.
        let _ = fs::remove_file(fresh);
        fs::File::create(fresh).map(BufWriter::new).and_then(|mut it| write(&mut it).and_then(|()| it.flush()))
    })
}

/// Puts the file that `make` makes in the place of the one called `name`, at once.
pub(super) fn replace(root: &Path, name: &str, make: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), Error> {
    let folder = made_folder(root)?;
    let turn = turn(&folder)?;
    // What one left that was killed is written over. Where nobody can take turns, each has a name of its own.
    let fresh = if turn.is_some() { "next".to_owned() } else { format!("next-{}", std::process::id()) };
    let (file, fresh) = (folder.join(name), folder.join(fresh));
    let made = make(&fresh).map_err(|it| not_yours(Error::new("write", &fresh, it), &folder));
    entitle(root, &fresh);
    let replaced = made.and_then(|()| fs::rename(&fresh, &file).map_err(|it| Error::new("replace", &file, it)));
    if replaced.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    replaced
}

/// The same `error`, with what to do where the `folder` is someone else's: root may have built there.
fn not_yours(error: Error, folder: &Path) -> Error {
    let is_refused = error.kind() == Some(ErrorKind::PermissionDenied);
    let help = || format!("make all in `{}` your own", folder.display());
    if is_refused { error.with_help(help()) } else { error }
}

/// The lock of `folder`: two builds at once take turns. `None` where the file system knows no locks.
fn turn(folder: &Path) -> Result<Option<fs::File>, Error> {
    let file = fs::File::open(folder).map_err(|it| Error::new("open the folder", folder, it))?;
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            // Nobody needs it for so long, unless something has gone wrong.
            Err(TryLockError::WouldBlock) if begun.elapsed() >= PATIENCE => {
                return Err(Error::new("lock the folder", folder, ErrorKind::TimedOut.into()));
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
            Err(TryLockError::Error(error)) if knows_no_locks(&error) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(Error::new("lock the folder", folder, error)),
        }
    }
}

/// Whether `error` says that a file system knows no locks, or that its server has none left: some that are reached by a
/// network do not.
pub(super) fn knows_no_locks(error: &io::Error) -> bool {
    error.kind() == ErrorKind::Unsupported || Errno::from_io_error(error) == Some(Errno::NOLCK)
}

/// How long to wait for someone else who keeps something at the same time.
const PATIENCE: Duration = Duration::from_secs(3);
