//! What a run writes down for itself: a file without a name, which is gone when the run ends, however it ends.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::Range;
#[cfg(target_os = "linux")]
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

#[cfg(target_os = "linux")]
use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, openat};

use super::store;
use crate::memo::{self, Paper};

/// A slate. It is no file until there is enough to be written.
#[derive(Debug)]
pub(super) struct Slate {
    root: PathBuf,
    file: OnceLock<File>,
    written: Mutex<Written>,
}

#[derive(Debug, Default)]
struct Written {
    /// How much is in the file.
    length: u64,
    /// What comes after that, and is still in memory.
    rest: Vec<u8>,
}

/// So many bytes are written at once.
const PIECE: usize = 1 << 18;

impl Slate {
    /// A slate for a run of the newsletter at `root`.
    pub(super) fn of(root: &Path) -> Slate {
        Slate { root: root.to_path_buf(), file: OnceLock::new(), written: Mutex::default() }
    }

    fn written(&self) -> MutexGuard<'_, Written> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes down what is in memory so far.
    fn write_down(&self, Written { length, rest }: &mut Written) -> io::Result<()> {
        if self.file.get().is_none() {
            // On the disk that holds what is remembered, for it will have to hold this as well.
            let folder = store::made_folder(&self.root).map_err(io::Error::other)?;
            let _ = self.file.set(nameless(&folder)?);
        }
        self.file.get().ok_or(io::ErrorKind::NotFound)?.write_all_at(rest, *length)?;
        *length += rest.len() as u64;
        rest.clear();
        Ok(())
    }
}

/// A new file without a name on the disk of `folder`.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path) -> io::Result<File> {
    let (flags, mode) = (OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC, Mode::from_raw_mode(0o644));
    openat(CWD, folder, flags, mode).map(File::from).or_else(|_| renounced(folder))
}

#[cfg(not(target_os = "linux"))]
fn nameless(folder: &Path) -> io::Result<File> {
    renounced(folder)
}

/// The same where a file cannot be made without a name: it is taken away from it at once, for good.
fn renounced(folder: &Path) -> io::Result<File> {
    let place = folder.join(format!("slate-{}", std::process::id()));
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(&place)?;
    fs::remove_file(&place).map(|()| file)
}

/// Gives a file the name `place`, if it never had one.
#[cfg(target_os = "linux")]
fn name(file: &File, place: &Path) -> io::Result<()> {
    match fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let nameless = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, nameless, CWD, place, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn name(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

impl Paper for Slate {
    fn length(&self) -> u64 {
        let written = self.written();
        written.length + written.rest.len() as u64
    }

    fn read(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        let place = |it: u64| usize::try_from(it).map_err(io::Error::other);
        let mut bytes = vec![0; place(range.end - range.start)?];
        let written = self.written();
        let in_file = range.start.max(range.end.min(written.length)) - range.start;
        let (in_file, in_memory) = bytes.split_at_mut(place(in_file)?);
        if !in_memory.is_empty() {
            let start = place(range.start.saturating_sub(written.length))?;
            let there = written.rest.get(start..start + in_memory.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
            in_memory.copy_from_slice(there);
        }
        drop(written);
        if !in_file.is_empty() {
            self.file.get().ok_or(io::ErrorKind::NotFound)?.read_exact_at(in_file, range.start)?;
        }
        Ok(bytes)
    }
}

impl memo::Slate for Slate {
    fn write(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut written = self.written();
        let before = written.rest.len();
        let start = written.length + before as u64;
        written.rest.extend_from_slice(bytes);
        if written.rest.len() >= PIECE
            && let Err(error) = self.write_down(&mut written)
        {
            written.rest.truncate(before);
            return Err(error);
        }
        Ok(start)
    }

    fn hand_down(&self, ending: &[u8]) -> io::Result<()> {
        let mut written = self.written();
        written.rest.extend_from_slice(ending);
        self.write_down(&mut written)?;
        let file = self.file.get().ok_or(io::ErrorKind::NotFound)?;
        store::replace(&self.root, store::MEMO, |fresh| name(file, fresh)).map_err(io::Error::other)
    }
}
