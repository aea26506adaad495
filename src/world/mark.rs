//! How a file was left: what the system tells of it without reading it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::Error;
use crate::memo::Key;

/// How a file was left. A file that was written since, or put in its place, has another mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark([u8; 32]);

impl Mark {
    /// The mark of the file at `path`; `None` if there is no such file.
    pub(super) fn of(path: &Path) -> Result<Option<Mark>, Error> {
        match fs::metadata(path) {
            Ok(found) if found.is_file() => Ok(Some(Mark::told_by(&found))),
            Ok(_) => Ok(None),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(Error::new("read", path, error)),
        }
    }

    /// The mark of a file of which the system tells this.
    pub(super) fn told_by(found: &fs::Metadata) -> Mark {
        let since = found.modified().ok().and_then(|it| it.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&found.len().to_le_bytes());
        bytes[8..16].copy_from_slice(&inode(found).to_le_bytes());
        bytes[16..].copy_from_slice(&since.as_nanos().to_le_bytes());
        Mark(bytes)
    }

    /// The mark as bytes, to be kept.
    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A mark that was kept.
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Mark {
        Mark(bytes)
    }

    /// The mark as the key of what a file holds that is copied as it is.
    pub(super) fn key(self) -> Key {
        Key::of("a file as it was left", &[&self.0])
    }
}

/// Whether a time stamp is old enough to stand for one state only: within a tick of the clock that it was taken from, something
/// can change twice. Most file systems know a few hundred ticks a second; one that tells whole seconds may mean two of them.
pub(super) fn is_settled(seconds: i64, nanoseconds: i64) -> bool {
    let settled = Duration::from_millis(if nanoseconds == 0 { 2_000 } else { 100 });
    let (Ok(seconds), Ok(nanoseconds)) = (u64::try_from(seconds), u32::try_from(nanoseconds)) else { return false };
    let age = SystemTime::now().duration_since(UNIX_EPOCH + Duration::new(seconds, nanoseconds));
    age.is_ok_and(|it| it > settled)
}

/// The number by which the file system knows a file: one that is put in another's place has another.
#[cfg(unix)]
fn inode(file: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(file)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}
