//! What someone else lays into the published site while a build makes the next one: a file that came after its folder was
//! followed, and before the two sites changed places, would be lost with the old one.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::listing::{Entry, Seen, Stamp, entries};
use crate::world::Error;
use crate::world::folder::Folder;

/// What there was to be seen of the old site when it was followed. Paths are relative to it.
pub(super) struct Latecomers {
    /// Its folders, each with its stamp, if that stood for one state only.
    pub followed: Vec<(PathBuf, Option<Stamp>)>,
    /// The files that have to go.
    pub stale: HashSet<PathBuf>,
}

impl Latecomers {
    /// Links into the `new` site what has come to the `old` one since.
    ///
    /// # Errors
    /// When a folder cannot be read, or a file not be linked.
    pub(super) fn bring_along(&self, old: &Path, new: &Path) -> Result<(), Error> {
        let folder = Folder::at(old);
        let has_changed = |(place, stamp): &&(PathBuf, Option<Stamp>)| {
            let place = if place.as_os_str().is_empty() { Path::new(".") } else { place };
            stamp.is_none() || Seen::of(place, &folder).map(|it| it.stamp) != *stamp
        };
        let changed: Vec<&Path> =
            self.followed.par_iter().filter(has_changed).map(|(place, _)| place.as_path()).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let followed = self.followed.iter().map(|(place, _)| place.as_path()).collect();
        let sites = Sites { old, new, stale: &self.stale, followed };
        changed.into_iter().try_for_each(|it| sites.bring(it))
    }
}

/// The two sites, after they have changed places.
struct Sites<'a> {
    old: &'a Path,
    new: &'a Path,
    stale: &'a HashSet<PathBuf>,
    followed: HashSet<&'a Path>,
}

impl Sites<'_> {
    fn bring(&self, place: &Path) -> Result<(), Error> {
        let (from, to) = (self.old.join(place), self.new.join(place));
        let entries = entries(&from)?.unwrap_or_default();
        let make = || fs::create_dir_all(&to).map_err(|it| Error::new("make the folder", &to, it));
        if entries.is_empty() {
            make()?;
        }
        for (name, entry) in entries {
            let path = place.join(&name);
            match entry {
                // It is looked at itself, if it has changed.
                Entry::Folder if self.followed.contains(&*path) => {}
                Entry::Folder => self.bring(&path)?,
                Entry::File(_) if self.stale.contains(&path) || to.join(&name).symlink_metadata().is_ok() => {}
                Entry::File(_) => {
                    make()?;
                    let file = from.join(&name);
                    match fs::hard_link(&file, to.join(&name)) {
                        // Whoever laid it there may have taken it away again, or laid it into the new site as well.
                        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {
                            return Err(Error::new("link to", &file, error));
                        }
                        Ok(()) | Err(_) => {}
                    }
                }
            }
        }
        Ok(())
    }
}
