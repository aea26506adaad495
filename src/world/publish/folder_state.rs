//! What the system tells of a folder without listing it: whether it may have changed, who may enter it, and whose it
//! is.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::Path;

use rustix::fs::{AtFlags, CWD, FileType, Stat, Timespec, Timestamps, utimensat};

use crate::world::error::Error;
use crate::world::folder::{Folder, Links, look_at};
use crate::world::moment::Moment;

/// What the system tells of a folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct FolderState {
    pub stamp: Stamp,
    /// When anything about it last changed. Nobody can set this back.
    pub changed: Moment,
    /// Whether no folder is in it. Some file systems do not tell; the folder is listed then.
    pub is_innermost: bool,
    /// The file system that it is on.
    pub device: u64,
}

/// When the list of files in a folder last changed, and whose the folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    listed: Moment,
    pub rights: Rights,
}

/// Who may enter a folder, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rights {
    mode: u32,
    owner: u32,
    group: u32,
}

impl FolderState {
    /// The folder at `path`; `None` if there is none.
    ///
    /// # Errors
    /// When it cannot be looked at.
    pub(super) fn at(path: &Path) -> Result<Option<FolderState>, Error> {
        let found = look_at(CWD, path, Links::Themselves).map_err(|it| Error::new("look at", path, it.into()))?;
        Ok(found.and_then(|it| FolderState::told_by(&it)))
    }

    /// The folder at `path` below `around`.
    ///
    /// # Errors
    /// When it cannot be looked at.
    pub(super) fn of(path: &Path, around: &Folder) -> Result<Option<FolderState>, Error> {
        let found = around.look_at(path, Links::Themselves);
        let found = found.map_err(|it| Error::new("look at", &around.path.join(path), it.into()))?;
        Ok(found.and_then(|it| FolderState::told_by(&it)))
    }

    fn told_by(found: &Stat) -> Option<FolderState> {
        let moment = |seconds, nanoseconds| Some(Moment { seconds, nanoseconds: i64::try_from(nanoseconds).ok()? });
        let rights = Rights { mode: found.st_mode & MODE, owner: found.st_uid, group: found.st_gid };
        (FileType::from_raw_mode(found.st_mode) == FileType::Directory).then_some(FolderState {
            stamp: Stamp { listed: moment(found.st_mtime, found.st_mtime_nsec)?, rights },
            changed: moment(found.st_ctime, found.st_ctime_nsec)?,
            is_innermost: found.st_nlink == 2,
            device: found.st_dev,
        })
    }
}

impl Stamp {
    /// Whether it is so old that a folder that changes again gets another one.
    pub(super) fn is_past(self) -> bool {
        self.listed.is_past()
    }

    /// Whether it was that old at the moment `then`.
    pub(super) fn was_past(self, then: Moment) -> bool {
        self.listed.was_past(then)
    }

    /// Gives `folder` this time, if it is old enough to tell states apart. Without it, the folder is listed next time.
    pub(super) fn give_to(self, folder: &Path) {
        if self.is_past() {
            let times = Timespec { tv_sec: self.listed.seconds, tv_nsec: self.listed.nanoseconds };
            let times = Timestamps { last_access: times, last_modification: times };
            let _ = utimensat(CWD, folder, &times, AtFlags::SYMLINK_NOFOLLOW);
        }
    }
}

impl Rights {
    /// These rights, and for its owner all that it takes to fill the folder.
    pub(super) fn to_work_in(self) -> Rights {
        Rights { mode: self.mode | 0o700, ..self }
    }

    /// The bits of its mode that can be set.
    pub(super) fn mode(self) -> u32 {
        self.mode
    }

    /// Gives `folder` the same owner, group and mode.
    ///
    /// # Errors
    /// When they cannot be given: only root can give a folder to another owner, and only a member to another group.
    pub(super) fn give_to(self, folder: &Path) -> Result<(), Error> {
        let failed = |it| Error::new("set the permissions of", folder, it);
        let Some(FolderState { stamp: Stamp { rights: now, .. }, .. }) = FolderState::at(folder)? else {
            return Ok(());
        };
        if (now.owner, now.group) != (self.owner, self.group) {
            chown(folder, Some(self.owner), Some(self.group)).map_err(failed)?;
        } else if now.mode == self.mode {
            return Ok(());
        }
        fs::set_permissions(folder, Permissions::from_mode(self.mode)).map_err(failed)
    }
}

/// The bits of a mode that can be set.
const MODE: u32 = 0o7777;
