//! Whose it is what root makes in someone else's newsletter: theirs, for they will build there, too.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, fchown};
use std::path::Path;

use rustix::fs::OFlags;

use super::error::Error;

/// Makes `folder` with all folders around it that are not there.
///
/// # Errors
/// When it cannot be made.
pub(super) fn make_folder(root: &Path, folder: &Path) -> Result<(), Error> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|it| it.symlink_metadata().is_err()).collect();
    fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))?;
    missing.into_iter().filter(|it| !it.as_os_str().is_empty()).for_each(|it| entitle(root, it));
    Ok(())
}

/// Gives what was made at `place` to whoever has the newsletter at `root`, if it lies in there and root has made it.
/// Nobody else can give anything away, and elsewhere others decide.
pub(super) fn entitle(root: &Path, place: &Path) {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let around = place.parent().map(|it| if it.as_os_str().is_empty() { Path::new(".") } else { it });
    let is_inside = || Some(around?.canonicalize().ok()?.starts_with(root.canonicalize().ok()?));
    let owner = fs::metadata(root).map(|it| (it.uid(), it.gid())).ok();
    if let Some((owner, group)) = owner.filter(|(owner, _)| *owner != ROOT && is_inside() == Some(true)) {
        // They can put a link to anything there meanwhile, which is not theirs to have.
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        let Ok(made) = fs::OpenOptions::new().read(true).custom_flags(flags).open(place) else { return };
        if made.metadata().is_ok_and(|it| it.uid() == ROOT && (it.is_dir() || it.nlink() == 1)) {
            let _ = fchown(&made, Some(owner), Some(group));
        }
    }
}

/// By which number systems know root.
pub(super) const ROOT: u32 = 0;
