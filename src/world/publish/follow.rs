//! A stage that is made to hold what the published site holds, by hard links.
//!
//! What the folder held before is used where it can be: the stage of a site of ten thousand pages, which is its former
//! edition, differs from what readers see in a few entries. So that the two need not even be listed, a folder of the stage
//! gets the time stamp of the one that it follows: those that had the same when the two sites changed places, and have not
//! changed in any way since, hold the same.

use std::collections::{BTreeMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::latecomers::Latecomers;
use super::listing::{Entries, Entry, entries};
use super::seen::{Seen, Stamp};
use crate::world::{
    Error,
    folder::{Folder, Links},
    moment::Moment,
};

/// The folders of two sites: the one that readers see, and the next.
pub(super) struct Sites<'a> {
    pub published: &'a Path,
    pub stage: &'a Path,
}

/// A stage that follows the published site.
pub(super) struct Follower<'a> {
    sites: Sites<'a>,
    /// What was printed to the stage and stays there. Paths are relative to both folders.
    fresh: HashSet<PathBuf>,
    /// What is published and has to go.
    stale: HashSet<PathBuf>,
    /// The folders around all these.
    busy: HashSet<PathBuf>,
    /// When the two last changed places, if they did.
    parted: Option<Moment>,
    /// How many fresh files were found.
    found: AtomicUsize,
    /// Every folder that was followed, with its stamp before, if that stands for one state only.
    followed: Mutex<Vec<(PathBuf, Option<Stamp>)>>,
}

impl<'a> Follower<'a> {
    /// Follows the published site, of which `stale` goes, to a stage that holds what is `fresh`. Paths are relative to both
    /// folders, which last changed places when they `parted`.
    pub(super) fn new(
        sites: Sites<'a>,
        fresh: HashSet<PathBuf>,
        stale: HashSet<PathBuf>,
        parted: Option<Moment>,
    ) -> Follower<'a> {
        let busy = fresh.iter().chain(&stale).flat_map(|it| it.ancestors().skip(1)).map(Path::to_path_buf).collect();
        let (found, followed) = (AtomicUsize::default(), Mutex::default());
        Follower { sites, fresh, stale, busy, parted, found, followed }
    }

    /// What may have come to the published site since it was followed.
    pub(super) fn latecomers(self) -> Latecomers {
        let followed = self.followed.into_inner().unwrap_or_else(PoisonError::into_inner);
        Latecomers { followed, fresh: self.fresh, stale: self.stale }
    }

    /// Makes the stage hold the next site: what is fresh, and links to all that is published and not stale.
    ///
    /// # Errors
    /// When a folder cannot be read or written, the file system has no links, or something fresh is gone. The stage is worth
    /// nothing then.
    pub(super) fn follow(&self) -> Result<(), Error> {
        let (here, there) = (Seen::at(self.sites.published)?, Seen::at(self.sites.stage)?);
        self.follow_folder(Path::new(""), Outlook { is_busy: true, here, there })?;
        if self.found.load(Ordering::Relaxed) < self.fresh.len() { Err(disturbed()) } else { Ok(()) }
    }

    /// Sees that everything fresh is there, where there is nothing to follow.
    ///
    /// # Errors
    /// When something is not.
    pub(super) fn look_through(&self) -> Result<(), Error> {
        let stage = Folder::at(self.sites.stage);
        let is_there = |it: &PathBuf| matches!(stage.look_at(it, Links::Themselves), Ok(Some(_)));
        if self.fresh.par_iter().all(is_there) { Ok(()) } else { Err(disturbed()) }
    }

    /// Whether anything is left of the folder at `place`.
    fn follow_folder(&self, place: &Path, outlook: Outlook) -> Result<bool, Error> {
        if let Some(Seen { stamp, .. }) = outlook.here {
            self.note(place, Some(stamp).filter(|it| it.is_past()));
        }
        let (from, to) = (self.sites.published.join(place), self.sites.stage.join(place));
        let theirs = entries(&from)?;
        let mine = if outlook.there.is_some() { entries(&to)? } else { None };
        // Some programs need their empty folders: without `refs`, git takes `.git` for no repository.
        let is_empty = theirs.as_ref().is_some_and(BTreeMap::is_empty);
        let was_there = mine.is_some();
        let (theirs, mine) = (theirs.unwrap_or_default(), mine.unwrap_or_default());
        let both = Both { place, from, to, theirs, mine, outlook };
        let kept = self.clear(&both)?;
        let linked = self.link(&both, was_there)?;
        let inner = self.follow_inner(&both)?;
        if is_empty && !was_there {
            both.make()?;
        }
        if is_empty || kept || linked || inner {
            if let Some(Seen { stamp, .. }) = outlook.here {
                stamp.dress.put_on(&both.to)?;
                if !outlook.is_busy {
                    stamp.put_on(&both.to);
                }
            }
            return Ok(true);
        }
        if was_there && !place.as_os_str().is_empty() {
            fs::remove_dir(&both.to).map_err(|it| Error::new("remove", &both.to, it))?;
        }
        Ok(false)
    }

    /// Removes what stands in the stage and not in the next site. Whether any of it is left.
    fn clear(&self, both: &Both<'_>) -> Result<bool, Error> {
        let mut holds = false;
        for (name, entry) in &both.mine {
            let path = both.place.join(name);
            match entry {
                // It is followed with the others.
                Entry::Folder if both.agree_on(name) => {}
                // Only what is fresh stays of a folder that readers do not see; a file may have to take its place.
                Entry::Folder => {
                    let (is_busy, there) = (both.is_busy(&path, &self.busy), Seen::at(&both.to.join(name))?);
                    holds |= self.follow_folder(&path, Outlook { is_busy, here: None, there })?;
                }
                Entry::File(_) if both.is_busy(&path, &self.fresh) => {
                    self.found.fetch_add(1, Ordering::Relaxed);
                    holds = true;
                }
                Entry::File(_) if both.agree_on(name) && !both.is_busy(&path, &self.stale) => holds = true,
                Entry::File(_) => {
                    let file = both.to.join(name);
                    fs::remove_file(&file).map_err(|it| Error::new("remove", &file, it))?;
                }
            }
        }
        Ok(holds)
    }

    /// Links to the files that stay. Whether there is one; `is_made` says whether the stage has the folder.
    fn link(&self, both: &Both<'_>, mut is_made: bool) -> Result<bool, Error> {
        let mut holds = false;
        for name in both.theirs.iter().filter(|(_, it)| matches!(it, Entry::File(_))).map(|(name, _)| name) {
            let path = both.place.join(name);
            if both.agree_on(name) || both.is_busy(&path, &self.fresh) || both.is_busy(&path, &self.stale) {
                continue;
            }
            if !is_made {
                both.make()?;
                is_made = true;
            }
            let file = both.from.join(name);
            holds |= link(&file, &both.to.join(name)).map_err(|it| Error::new("link to", &file, it))?;
        }
        Ok(holds)
    }

    /// Follows the folders in one that readers see. Whether anything is left of them.
    fn follow_inner(&self, both: &Both<'_>) -> Result<bool, Error> {
        let folders = both.theirs.iter().filter(|(_, it)| matches!(it, Entry::Folder)).map(|(name, _)| name);
        // A file may take the place of one, which is empty then.
        let names: Vec<&OsString> = folders.filter(|it| !both.is_busy(&both.place.join(it), &self.fresh)).collect();
        if names.is_empty() {
            return Ok(false);
        }
        let (published, stage) = (Folder::at(&both.from), Folder::at(&both.to));
        let follow = |name: &&OsString| {
            let is_there = both.mine.contains_key(*name);
            let (path, name) = (both.place.join(name), Path::new(name));
            let (here, there) = (Seen::of(name, &published)?, if is_there { Seen::of(name, &stage)? } else { None });
            // Nothing can be linked from one file system to another.
            if here.zip(both.outlook.here).is_some_and(|(it, around)| it.device != around.device) {
                return Err(Error::new("link to", &self.sites.published.join(path), ErrorKind::CrossesDevices.into()));
            }
            let is_busy = both.is_busy(&path, &self.busy);
            match (here, there) {
                (Some(here), Some(there)) if !is_busy && self.still_agree(here, there) => {
                    // It stands for one state only, for it was old already when the sites parted.
                    self.note(&path, Some(here.stamp));
                    Ok(true)
                }
                _ => self.follow_folder(&path, Outlook { is_busy, here, there }),
            }
        };
        let held = names.par_iter().map(follow).collect::<Result<Vec<_>, _>>()?;
        Ok(held.contains(&true))
    }

    /// Whether nothing has changed in two folders, of which one follows the other, since the sites changed places.
    fn still_agree(&self, here: Seen, there: Seen) -> bool {
        let Some(parted) = self.parted else { return false };
        let agreed = here.is_innermost && here.stamp == there.stamp && here.stamp.was_past(parted);
        agreed && here.changed < parted && there.changed < parted
    }

    fn note(&self, place: &Path, stamp: Option<Stamp>) {
        self.followed.lock().unwrap_or_else(PoisonError::into_inner).push((place.to_path_buf(), stamp));
    }
}

/// A folder in the published site and in the stage.
struct Both<'p> {
    place: &'p Path,
    from: PathBuf,
    to: PathBuf,
    /// What readers see.
    theirs: Entries,
    /// What the stage holds.
    mine: Entries,
    outlook: Outlook,
}

impl Both<'_> {
    /// Whether the stage has what readers see by that name.
    fn agree_on(&self, name: &OsStr) -> bool {
        self.mine.get(name).is_some_and(|it| self.theirs.get(name) == Some(it))
    }

    /// Makes the folder of the stage, if it is not there, as what readers see: most come out as they are to be, and need not
    /// be dressed any more.
    fn make(&self) -> Result<(), Error> {
        let mode = self.outlook.here.map_or(0o700, |it| it.stamp.dress.to_work_in().mode());
        let made = DirBuilder::new().recursive(true).mode(mode).create(&self.to);
        made.map_err(|it| Error::new("make the folder", &self.to, it))
    }

    /// Whether `path` is one of `paths`, of which none is here if nothing is expected to be.
    fn is_busy(&self, path: &Path, paths: &HashSet<PathBuf>) -> bool {
        self.outlook.is_busy && paths.contains(path)
    }
}

/// What there is to be expected of a folder before it is looked into.
#[derive(Clone, Copy)]
struct Outlook {
    /// Something in it, or below, is fresh or stale.
    is_busy: bool,
    /// How readers see it, if they do.
    here: Option<Seen>,
    /// How it is in the stage, if it is.
    there: Option<Seen>,
}

fn disturbed() -> Error {
    let what = "the folder in which the new site is put together was changed meanwhile";
    Error::refusal(what.to_owned(), "build again; readers see what they saw before")
}

/// Links to `file`, which someone else may replace or take away in this very moment. Whether it is still there.
fn link(file: &Path, to: &Path) -> io::Result<bool> {
    for _ in 0..100 {
        match fs::hard_link(file, to) {
            Err(error) if error.kind() == ErrorKind::NotFound && file.symlink_metadata().is_err() => return Ok(false),
            // It was another file when it was looked up, which has gone since.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            linked => return linked.map(|()| true),
        }
    }
    Err(ErrorKind::NotFound.into())
}
