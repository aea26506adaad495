//! Whether every file can come and go, one by one. It is asked before the first of them does: what is half done would
//! be seen, and could not be finished.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};
use rustix::io::Errno;

use crate::world::error::Error;
use crate::world::paths::below;

/// Sees that each file of `names`, all below `output`, can be moved to its place, or taken away from it.
///
/// # Errors
/// When one cannot. Nothing was changed.
pub(super) fn check<'n>(output: &Path, names: impl Iterator<Item = &'n str>) -> Result<(), Error> {
    let disk = Disk::of(output);
    let mut folders: HashMap<PathBuf, Folder> = HashMap::new();
    for name in names {
        let place = below(output, name);
        let Some(around) = place.ancestors().skip(1).find(|it| it.exists()) else { continue };
        if !folders.contains_key(around) {
            folders.insert(around.to_path_buf(), Folder::checked(around, output, &disk)?);
        }
        let Ok(found) = place.symlink_metadata() else { continue };
        // Of a folder that anybody may write to, only owners take something away.
        if folders[around].keeps_others && found.uid() != rustix::process::geteuid().as_raw() {
            return Err(not_yours(&place, output));
        }
        if is_fixed(&place) {
            let what = format!("`{}` may not be changed by anyone", place.display());
            let help = format!("`chattr -i -a {}` lets it be replaced; nothing was changed", place.display());
            return Err(Error::refusal(what, help));
        }
    }
    Ok(())
}

/// What is said of a place in `output` at which others than its owner may not build.
pub(super) fn not_yours(place: &Path, output: &Path) -> Error {
    let is_own = fs::metadata(place).is_ok_and(|it| it.uid() == rustix::process::geteuid().as_raw());
    let (why, help) = if is_own {
        ("you may not", format!("`chmod u+wx {}` allows it; nothing was changed", place.display()))
    } else {
        let whole = format!("make all in `{}`, and in the newsletter's `.feuilleton`, your own", output.display());
        ("it is someone else's", format!("{whole}; nothing was changed"))
    };
    Error::refusal(format!("`{}` cannot be written to: {why}", place.display()), help)
}

/// A folder in which files come and go.
struct Folder {
    /// Whether what belongs to others has to stay in it.
    keeps_others: bool,
}

impl Folder {
    fn checked(folder: &Path, output: &Path, disk: &Disk) -> Result<Folder, Error> {
        match access(folder, Access::WRITE_OK | Access::EXEC_OK) {
            Ok(()) => {}
            Err(Errno::ACCESS | Errno::PERM) => return Err(not_yours(folder, output)),
            Err(error) => return Err(Error::new("write to", folder, error.into())),
        }
        if Disk::of(folder) != *disk {
            let what = format!("another disk is mounted at or around `{}`, and pages belong there", folder.display());
            let help = "unmount it, or give the pages another address: only what is yours alone can lie on another disk; \
                        nothing was changed";
            return Err(Error::refusal(what, help));
        }
        let found = fs::metadata(folder).map_err(|it| Error::new("look at", folder, it))?;
        let user = rustix::process::geteuid();
        let keeps_others = found.mode() & STICKY != 0 && !user.is_root() && found.uid() != user.as_raw();
        Ok(Folder { keeps_others })
    }
}

/// Only owners may take something out of such a folder (inode(7)).
const STICKY: u32 = 0o1000;

/// A disk, as it is mounted in one place: from one to another nothing is moved, even if both are the same.
#[derive(PartialEq, Eq)]
struct Disk {
    device: Option<u64>,
    mount: Option<u64>,
}

impl Disk {
    fn of(folder: &Path) -> Disk {
        Disk { device: fs::metadata(folder).ok().map(|it| it.dev()), mount: mount(folder) }
    }
}

/// By which number Linux knows what is mounted around `folder`; other systems do not tell.
#[cfg(target_os = "linux")]
fn mount(folder: &Path) -> Option<u64> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    statx(CWD, folder, AtFlags::empty(), StatxFlags::MNT_ID).ok().map(|it| it.stx_mnt_id)
}

#[cfg(not(target_os = "linux"))]
fn mount(_folder: &Path) -> Option<u64> {
    None
}

/// Whether nobody may replace or remove what is at `place`, not even root.
#[cfg(target_os = "linux")]
fn is_fixed(place: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let found = statx(CWD, place, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::TYPE);
    found.is_ok_and(|it| it.stx_attributes.intersects(StatxAttributes::IMMUTABLE | StatxAttributes::APPEND))
}

#[cfg(not(target_os = "linux"))]
fn is_fixed(_place: &Path) -> bool {
    false
}
