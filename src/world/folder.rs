//! A folder that is held open: the way to each of ten thousand files is shorter from here than from
//! the root of the disk.

use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, Mode, OFlags, Stat, openat, statat};
use rustix::io::{Errno, Result};

/// A folder.
#[derive(Debug)]
pub(super) struct Folder {
    pub path: PathBuf,
    /// The folder itself, if there is one.
    opened: Result<OwnedFd>,
}

/// Whether a link is looked at, or what it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    Themselves,
    Followed,
}

impl Folder {
    pub(super) fn at(path: &Path) -> Folder {
        let opened = openat(CWD, path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty());
        Folder { path: path.to_path_buf(), opened }
    }

    /// What the system tells of `name`, a path from here; `None` if nothing is there.
    ///
    /// # Errors
    /// When it cannot be looked at.
    pub(super) fn look_at(&self, name: &Path, links: Links) -> Result<Option<Stat>> {
        self.opened.as_ref().map_err(|it| *it).and_then(|it| look_at(it, name, links)).or_else(nothing)
    }
}

/// What the system tells of `path`, counted from `around`; `None` if nothing is there.
///
/// # Errors
/// When it cannot be looked at.
pub(super) fn look_at(around: impl AsFd, path: &Path, links: Links) -> Result<Option<Stat>> {
    let flags = match links {
        Links::Themselves => AtFlags::SYMLINK_NOFOLLOW,
        Links::Followed => AtFlags::empty(),
    };
    statat(around, path, flags).map(Some).or_else(nothing)
}

/// There is nothing where something was looked for.
fn nothing(error: Errno) -> Result<Option<Stat>> {
    if matches!(error, Errno::NOENT | Errno::NOTDIR) { Ok(None) } else { Err(error) }
}
