//! What a folder holds, and whether that may have changed since it was listed.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{DirEntryExt as _, PermissionsExt as _, chown};
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

/// A folder as it is seen from outside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub stamp: Stamp,
    /// When it last changed in any way. Nobody can set this back.
    pub changed: Moment,
    /// No folder is in it. Some file systems do not say; then it is listed.
    pub is_innermost: bool,
    /// The file system that it is on.
    pub device: u64,
}

/// Whole seconds and nanoseconds, by the clock of a file system.
pub(super) type Moment = (i64, i64);

/// When the list of a folder has last changed, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    listed: Moment,
    pub dress: Dress,
}

/// Who may enter a folder, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dress {
    mode: u32,
    owner: u32,
    group: u32,
}

impl Seen {
    /// The folder at `path`.
    pub(super) fn at(path: &Path) -> Option<Seen> {
        Seen::of(Path::new("."), &Folder::at(path))
    }

    /// The folder at `path`, counted from `around`.
    pub(super) fn of(path: &Path, around: &Folder) -> Option<Seen> {
        let found = around.look_at(path, Links::Themselves).ok()??;
        if FileType::from_raw_mode(found.st_mode) != FileType::Directory {
            return None;
        }
        let nanoseconds = |it| i64::try_from(it).ok();
        let dress = Dress { mode: found.st_mode & MODE, owner: found.st_uid, group: found.st_gid };
        Some(Seen {
            stamp: Stamp { listed: (found.st_mtime, nanoseconds(found.st_mtime_nsec)?), dress },
            changed: (found.st_ctime, nanoseconds(found.st_ctime_nsec)?),
            is_innermost: found.st_nlink == 2,
            device: found.st_dev,
        })
    }
}

impl Stamp {
    /// Whether it is old enough to stand for one state only.
    pub(super) fn is_settled(self) -> bool {
        is_settled(self.listed.0, self.listed.1)
    }

    /// Gives `folder` this time, if it stands for one state only. Without it, the folder is listed again next time.
    pub(super) fn put_on(self, folder: &Path) {
        if self.is_settled() {
            let (tv_sec, tv_nsec) = self.listed;
            let times = Timespec { tv_sec, tv_nsec };
            let times = Timestamps { last_access: times, last_modification: times };
            let _ = utimensat(CWD, folder, &times, AtFlags::SYMLINK_NOFOLLOW);
        }
    }
}

impl Dress {
    /// The same for a folder that is still being filled.
    pub(super) fn to_work_in(self) -> Dress {
        Dress { mode: self.mode | 0o700, ..self }
    }

    /// Gives `folder` the same owner, as far as this program may, and then the same mode: a folder that few may enter never
    /// becomes one that all may.
    ///
    /// # Errors
    /// When the mode cannot be set.
    pub(super) fn put_on(self, folder: &Path) -> Result<(), Error> {
        // Only root gives a folder away; its group, whoever belongs to both.
        if chown(folder, Some(self.owner), Some(self.group)).is_err() {
            let _ = chown(folder, None, Some(self.group));
        }
        let mode = Permissions::from_mode(self.mode);
        fs::set_permissions(folder, mode).map_err(|it| Error::new("set the permissions of", folder, it))
    }
}

/// The bits of a mode that can be set.
const MODE: u32 = 0o7777;
