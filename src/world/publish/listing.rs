//! What a folder holds, and whether that may have changed since it was listed.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::fs::DirEntryExt as _;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, FileType, Timespec, Timestamps, utimensat};

use crate::world::Error;
use crate::world::folder::{Folder, Links};
use crate::world::mark::is_settled;

/// What a folder holds by one name: what kind of thing, and which.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Folder,
    File(u64),
}

/// What `folder` holds, by name; `None` if there is no such folder.
pub(super) fn entries(folder: &Path) -> Result<Option<BTreeMap<OsString, Entry>>, Error> {
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(Error::new("open the folder", folder, error)),
    };
    let entry = |it: io::Result<fs::DirEntry>| {
        let it = it?;
        let entry = if it.file_type()?.is_dir() { Entry::Folder } else { Entry::File(it.ino()) };
        Ok((it.file_name(), entry))
    };
    listed.map(entry).collect::<io::Result<_>>().map(Some).map_err(|it| Error::new("read the folder", folder, it))
}

/// When the list of a folder has last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    seconds: i64,
    nanoseconds: i64,
    /// No folder is in it. Some file systems do not say; then it is listed.
    pub is_innermost: bool,
}

impl Stamp {
    /// The stamp of the folder at `path`, counted from `around`.
    pub(super) fn of(path: &Path, around: &Folder) -> Option<Stamp> {
        let found = around.look_at(path, Links::Themselves).ok()??;
        let is_folder = FileType::from_raw_mode(found.st_mode) == FileType::Directory;
        let nanoseconds = i64::try_from(found.st_mtime_nsec).ok()?;
        is_folder.then_some(Stamp { seconds: found.st_mtime, nanoseconds, is_innermost: found.st_nlink == 2 })
    }

    /// Whether it is old enough to stand for one state only.
    pub(super) fn is_settled(self) -> bool {
        is_settled(self.seconds, self.nanoseconds)
    }

    /// Gives `folder` this stamp, if it stands for one state only. Without it, the folder is listed again next time.
    pub(super) fn put_on(self, folder: &Path) {
        if self.is_settled() {
            let stamp = Timespec { tv_sec: self.seconds, tv_nsec: self.nanoseconds };
            let times = Timestamps { last_access: stamp, last_modification: stamp };
            let _ = utimensat(CWD, folder, &times, AtFlags::SYMLINK_NOFOLLOW);
        }
    }
}
