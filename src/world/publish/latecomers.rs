//! Files that someone else puts into the published site while a build makes the next one. One that comes after its
//! folder was followed, and before the two sites are exchanged, would be lost with the old site. One that comes to the
//! new site right after that is newer than what the old one has by its name, and stays.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::folder_state::{FolderState, Stamp};
use super::listing::{Entries, FolderEntry, entries};
use crate::world::error::Error;
use crate::world::folder::Folder;
use crate::world::moment::Moment;

/// What is known of the old site from when it was followed. Paths are relative to it.
pub(super) struct Latecomers {
    /// Its folders.
    pub followed: Vec<Followed>,
    /// The files that are new in the next site.
    pub fresh: HashSet<PathBuf>,
    /// The files that go.
    pub stale: HashSet<PathBuf>,
}

/// A folder of the old site, when it was followed.
pub(super) struct Followed {
    pub place: PathBuf,
    /// Its stamp, if that tells its state from all later ones.
    pub stamp: Option<Stamp>,
    /// What it held, as far as the stage got links to it; `None` if it had the stamp of its folder in the stage, and
    /// was not listed.
    pub entries: Option<Entries>,
}

impl Latecomers {
    /// Moves into the `new` site what has come to the `old` one since, after the two were exchanged. A folder is moved
    /// as a whole, and keeps its owner.
    ///
    /// # Errors
    /// When a folder cannot be read, or something not be moved.
    pub(super) fn bring_along(&self, old: &Path, new: &Path) -> Result<(), Error> {
        let folder = Folder::at(old);
        let has_changed = |Followed { place, stamp, .. }: &&Followed| {
            let place = if place.as_os_str().is_empty() { Path::new(".") } else { place };
            // If it cannot be looked at, listing it will say why.
            stamp.is_none() || FolderState::of(place, &folder).ok().flatten().map(|it| it.stamp) != *stamp
        };
        let changed: Vec<&Path> = self.followed.par_iter().filter(has_changed).map(|it| it.place.as_path()).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let followed = self.followed.iter().map(|it| (it.place.as_path(), it)).collect();
        let sites = Exchanged { old, new, latecomers: self, followed };
        changed.into_iter().try_for_each(|it| sites.bring(it))
    }
}

/// The two sites, after they were exchanged.
struct Exchanged<'a> {
    old: &'a Path,
    new: &'a Path,
    latecomers: &'a Latecomers,
    followed: HashMap<&'a Path, &'a Followed>,
}

impl Exchanged<'_> {
    fn bring(&self, place: &Path) -> Result<(), Error> {
        let (old_folder, new_folder) = (self.old.join(place), self.new.join(place));
        let new_entries = entries(&new_folder)?.unwrap_or_default();
        for (name, old_entry) in entries(&old_folder)?.unwrap_or_default() {
            let path = place.join(&name);
            let Latecomers { fresh, stale, .. } = self.latecomers;
            let is_ours = fresh.contains(&path) || stale.contains(&path);
            match (old_entry, new_entries.get(&name)) {
                // If it has changed, it is brought by itself.
                (FolderEntry::Folder, _) if self.followed.contains_key(&*path) => {}
                (FolderEntry::Folder, Some(FolderEntry::Folder)) => self.bring(&path)?,
                (FolderEntry::File(_), _) if is_ours => {}
                // It is the file that the stage got a link to.
                (FolderEntry::File(old), Some(FolderEntry::File(new))) if old == *new => {}
                (FolderEntry::File(old), Some(FolderEntry::File(new)))
                    if !self.is_late(place, &name, (old, *new))? => {}
                (FolderEntry::File(_), Some(FolderEntry::File(_))) => {
                    let file = old_folder.join(&name);
                    match fs::rename(&file, new_folder.join(&name)) {
                        Err(error) if error.kind() != ErrorKind::NotFound => {
                            return Err(Error::new("move", &file, error));
                        }
                        Ok(()) | Err(_) => {}
                    }
                }
                (FolderEntry::Folder | FolderEntry::File(_), None) => {
                    self.carry(&old_folder.join(&name), &new_folder.join(&name))?;
                }
                // The new site has something else by that name; this stays in the old site.
                (FolderEntry::Folder, Some(FolderEntry::File(_)))
                | (FolderEntry::File(_), Some(FolderEntry::Folder)) => {}
            }
        }
        Ok(())
    }

    /// Whether the file called `name` in the folder at `place` is newer in the old site, where it has the first of
    /// these `numbers`, than in the new one, where it has the second. Someone has replaced it in one or both.
    fn is_late(&self, place: &Path, name: &OsStr, numbers: (u64, u64)) -> Result<bool, Error> {
        let (old_folder, new_folder) = (self.old.join(place), self.new.join(place));
        let followed = self.followed.get(place);
        let listed = followed.and_then(|it| it.entries.as_ref());
        let linked = listed.and_then(|it| it.get(name));
        match linked {
            Some(FolderEntry::File(linked)) if *linked == numbers.0 => return Ok(false),
            Some(FolderEntry::File(linked)) if *linked == numbers.1 => return Ok(true),
            Some(FolderEntry::File(_) | FolderEntry::Folder) => {}
            None => {
                // Nothing has come to the new folder.
                let stamp = followed.filter(|_| listed.is_none()).and_then(|it| it.stamp);
                if stamp.is_some() && FolderState::at(&new_folder)?.map(|it| it.stamp) == stamp {
                    return Ok(true);
                }
            }
        }
        let state = |folder: &Path| {
            let found = fs::symlink_metadata(folder.join(name)).ok()?;
            let (changed, written) = (Moment::changed(&found), Moment::written(&found));
            // Whoever replaces a file changes both: the one that comes, and the one that goes. That tells nothing
            // where one of the two may be the one that was replaced.
            Some(if linked.is_some() { (changed, written) } else { (written, changed) })
        };
        // Whichever has gone meanwhile is none that could be newer.
        Ok(state(&old_folder).is_some_and(|old| state(&new_folder).is_none_or(|new| old > new)))
    }

    /// Moves what is at `from` to where nothing is.
    fn carry(&self, from: &Path, to: &Path) -> Result<(), Error> {
        let around = to.parent().unwrap_or(self.new);
        fs::create_dir_all(around).map_err(|it| Error::new("make the folder", around, it))?;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            // Whoever put it there may have taken it away again, or put it into the new site as well.
            Ok(()) | Err(Errno::NOENT | Errno::EXIST) => Ok(()),
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) if !to.exists() => match fs::rename(from, to) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::new("move", from, error)),
                Ok(()) | Err(_) => Ok(()),
            },
            Err(error) => {
                let help = format!("the new site is shown without it; move it to `{}` yourself", to.display());
                Err(Error::new("move", from, error.into()).with_help(help))
            }
        }
    }
}
