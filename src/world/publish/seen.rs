//! A folder as it is seen from outside: whether it may have changed since it was listed, who may enter it, and whose it is.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::Path;

use rustix::fs::{AtFlags, CWD, FileType, Stat, Timespec, Timestamps, utimensat};

use crate::world::{
    Error,
    folder::{Folder, Links, look_at},
    moment::Moment,
};

/// What the system tells of a folder.
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
    /// The folder at `path`; `None` if there is none.
    ///
    /// # Errors
    /// When it cannot be looked at.
    pub(super) fn at(path: &Path) -> Result<Option<Seen>, Error> {
        let found = look_at(CWD, path, Links::Themselves).map_err(|it| Error::new("look at", path, it.into()))?;
        Ok(found.and_then(|it| Seen::told_by(&it)))
    }

    /// The folder at `path`, counted from `around`.
    ///
    /// # Errors
    /// When it cannot be looked at.
    pub(super) fn of(path: &Path, around: &Folder) -> Result<Option<Seen>, Error> {
        let found = around.look_at(path, Links::Themselves);
        let found = found.map_err(|it| Error::new("look at", &around.path.join(path), it.into()))?;
        Ok(found.and_then(|it| Seen::told_by(&it)))
    }

    fn told_by(found: &Stat) -> Option<Seen> {
        let moment = |seconds, nanoseconds| Some(Moment { seconds, nanoseconds: i64::try_from(nanoseconds).ok()? });
        let dress = Dress { mode: found.st_mode & MODE, owner: found.st_uid, group: found.st_gid };
        (FileType::from_raw_mode(found.st_mode) == FileType::Directory).then_some(Seen {
            stamp: Stamp { listed: moment(found.st_mtime, found.st_mtime_nsec)?, dress },
            changed: moment(found.st_ctime, found.st_ctime_nsec)?,
            is_innermost: found.st_nlink == 2,
            device: found.st_dev,
        })
    }
}

impl Stamp {
    /// Whether it is old enough to stand for one state only.
    pub(super) fn is_past(self) -> bool {
        self.listed.is_past()
    }

    /// The same of a moment that has passed.
    pub(super) fn was_past(self, then: Moment) -> bool {
        self.listed.was_past(then)
    }

    /// Gives `folder` this time, if it stands for one state only. Without it, the folder is listed again next time.
    pub(super) fn put_on(self, folder: &Path) {
        if self.is_past() {
            let times = Timespec { tv_sec: self.listed.seconds, tv_nsec: self.listed.nanoseconds };
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

    /// The bits of its mode that can be set.
    pub(super) fn mode(self) -> u32 {
        self.mode
    }

    /// Gives `folder` the same owner, group and mode.
    ///
    /// # Errors
    /// When they cannot be given: only root gives a folder away, and its group whoever belongs to both.
    pub(super) fn put_on(self, folder: &Path) -> Result<(), Error> {
        let failed = |it| Error::new("set the permissions of", folder, it);
        let Some(Seen { stamp: Stamp { dress: now, .. }, .. }) = Seen::at(folder)? else { return Ok(()) };
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
