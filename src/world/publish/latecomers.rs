//! What someone else lays into the published site while a build makes the next one: a file that came after its folder was
//! followed, and before the two sites changed places, would be lost with the old one.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::listing::{Entry, entries};
use super::seen::{Seen, Stamp};
use crate::world::{Error, folder::Folder};

/// What there was to be seen of the old site when it was followed. Paths are relative to it.
pub(super) struct Latecomers {
    /// Its folders, each with its stamp, if that stood for one state only.
    pub followed: Vec<(PathBuf, Option<Stamp>)>,
    /// The files that are new in the other one.
    pub fresh: HashSet<PathBuf>,
    /// The files that have to go.
    pub stale: HashSet<PathBuf>,
}

impl Latecomers {
    /// Moves into the `new` site what has come to the `old` one since, which nobody sees any more. A folder comes as a whole,
    /// and stays whose it is.
    ///
    /// # Errors
    /// When a folder cannot be read, or something not be moved.
    pub(super) fn bring_along(&self, old: &Path, new: &Path) -> Result<(), Error> {
        let folder = Folder::at(old);
        let has_changed = |(place, stamp): &&(PathBuf, Option<Stamp>)| {
            let place = if place.as_os_str().is_empty() { Path::new(".") } else { place };
            // What cannot be looked at is told of by whoever lists it.
            stamp.is_none() || Seen::of(place, &folder).ok().flatten().map(|it| it.stamp) != *stamp
        };
        let changed: Vec<&Path> =
            self.followed.par_iter().filter(has_changed).map(|(place, _)| place.as_path()).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let followed = self.followed.iter().map(|(place, _)| place.as_path()).collect();
        let sites = Exchanged { old, new, latecomers: self, followed };
        changed.into_iter().try_for_each(|it| sites.bring(it))
    }
}

/// The two sites, after they have changed places.
struct Exchanged<'a> {
    old: &'a Path,
    new: &'a Path,
    latecomers: &'a Latecomers,
    followed: HashSet<&'a Path>,
}

impl Exchanged<'_> {
    fn bring(&self, place: &Path) -> Result<(), Error> {
        let (from, to) = (self.old.join(place), self.new.join(place));
        let theirs = entries(&to)?.unwrap_or_default();
        for (name, entry) in entries(&from)?.unwrap_or_default() {
            let path = place.join(&name);
            let Latecomers { fresh, stale, .. } = self.latecomers;
            let is_ours = fresh.contains(&path) || stale.contains(&path);
            match (entry, theirs.get(&name)) {
                // It is looked at itself, if it has changed.
                (Entry::Folder, _) if self.followed.contains(&*path) => {}
                (Entry::Folder, Some(Entry::Folder)) => self.bring(&path)?,
                (Entry::File(_), _) if is_ours => {}
                // It was followed, unless another file has taken its place since.
                (Entry::File(here), Some(Entry::File(there))) if here == *there => {}
                (Entry::File(_), Some(Entry::File(_))) => {
                    let file = from.join(&name);
                    match fs::rename(&file, to.join(&name)) {
                        Err(error) if error.kind() != ErrorKind::NotFound => {
                            return Err(Error::new("move", &file, error));
                        }
                        Ok(()) | Err(_) => {}
                    }
                }
                (Entry::Folder | Entry::File(_), None) => self.carry(&from.join(&name), &to.join(&name))?,
                // What is new has the place of something that was not there before; the old site keeps that.
                (Entry::Folder, Some(Entry::File(_))) | (Entry::File(_), Some(Entry::Folder)) => {}
            }
        }
        Ok(())
    }

    /// Moves what is at `from` to where nothing is.
    fn carry(&self, from: &Path, to: &Path) -> Result<(), Error> {
        let around = to.parent().unwrap_or(self.new);
        fs::create_dir_all(around).map_err(|it| Error::new("make the folder", around, it))?;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            // Whoever laid it there may have taken it away again, or laid it into the new site as well.
            Ok(()) | Err(Errno::NOENT | Errno::EXIST) => Ok(()),
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) if !to.exists() => match fs::rename(from, to) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::new("move", from, error)),
                Ok(()) | Err(_) => Ok(()),
            },
            Err(error) => Err(Error::new("move", from, error.into())),
        }
    }
}
