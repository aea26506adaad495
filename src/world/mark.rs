//! The mark of a file: what tells one state of it from another, without reading it.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rustix::fs::FileType;

use super::absent::if_there;
use super::error::Error;
use super::folder::{Folder, Links};
use super::moment::Moment;
use super::paths::below;
use crate::memo::Key;

/// The length of a file, its number on the file system, and the time when it was written. A file that was written
/// since, or has taken its place, has another mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileMark([u8; 32]);

impl FileMark {
    /// The mark of the file at `path`; `None` if there is no such file.
    pub(super) fn of(path: &Path) -> Result<Option<FileMark>, Error> {
        let found = if_there(fs::metadata(path)).map_err(|it| Error::new("read", path, it))?;
        Ok(found.filter(fs::Metadata::is_file).map(|it| FileMark::told_by(&it)))
    }

    /// The mark of the file at `name` in `folder`; `None` if there is no such file.
    pub(super) fn in_folder(name: &str, folder: &Folder) -> Result<Option<FileMark>, Error> {
        let found = folder.look_at(name.as_ref(), Links::Followed);
        let found = found.map_err(|it| Error::new("read", &below(&folder.path, name), it.into()))?;
        let file = found.filter(|it| FileType::from_raw_mode(it.st_mode) == FileType::RegularFile);
        Ok(file.map(|it| {
            let length = u64::try_from(it.st_size).unwrap_or_default();
            let nanoseconds = i64::try_from(it.st_mtime_nsec).unwrap_or_default();
            FileMark::new(length, it.st_ino, Moment { seconds: it.st_mtime, nanoseconds })
        }))
    }

    /// The mark of a file with this metadata.
    pub(super) fn told_by(found: &fs::Metadata) -> FileMark {
        FileMark::new(found.len(), found.ino(), Moment::written(found))
    }

    fn new(length: u64, inode: u64, written: Moment) -> FileMark {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&length.to_le_bytes());
        // A file that is put in another's place has another number.
        bytes[8..16].copy_from_slice(&inode.to_le_bytes());
        bytes[16..24].copy_from_slice(&written.seconds.to_le_bytes());
        bytes[24..].copy_from_slice(&written.nanoseconds.to_le_bytes());
        FileMark(bytes)
    }

    /// The mark as bytes, to be kept.
    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A mark that was kept.
    pub(super) fn from_bytes(bytes: [u8; 32]) -> FileMark {
        FileMark(bytes)
    }
}

/// The key of what a file with this metadata holds; `None` if it may change again within the same tick of the clock.
/// It is made of the mark and of the time of the last change of any kind, since programs that unpack or copy a file set
/// the time of writing back.
pub(super) fn key_as_left(found: &fs::Metadata) -> Option<Key> {
    let changed = Moment::changed(found);
    let is_settled = changed.is_past() && Moment::written(found).is_past();
    is_settled.then(|| Key::of_parts("a file as it was left", &(FileMark::told_by(found).as_bytes(), changed)))
}

/// The key of what a file of the author's holds; `None` if there is no such file.
pub(super) fn key_of_file(path: &Path) -> Result<Option<Key>, Error> {
    let failed = |it| Error::new("read", path, it);
    let Some(found) = if_there(fs::metadata(path)).map_err(failed)?.filter(fs::Metadata::is_file) else {
        return Ok(None);
    };
    if let Some(key) = key_as_left(&found) {
        return Ok(Some(key));
    }
    // It may change again, so its bytes count. A long recording is too large for memory.
    let key = fs::File::open(path).and_then(|it| Key::of_all("what a file holds", it));
    key.map(Some).map_err(failed)
}
