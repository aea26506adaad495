//! Completes the stage: it gets a hard link to every published file that stays.
//!
//! What the stage held before is used where it can be: the stage of a site of ten thousand pages is its former edition,
//! and differs from the published one in a few entries. So that most folders need not even be listed, a folder of the
//! stage gets the time stamp of the published one. Two folders that had the same time stamp when the sites were
//! exchanged, and have not changed in any way since, hold the same.

use std::collections::{BTreeMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::folder_state::{FolderState, Rights};
use super::latecomers::{Followed, Latecomers};
use super::listing::{Entries, FolderEntry, entries};
use crate::address::OutputPath;
use crate::world::error::Error;
use crate::world::folder::{Folder, Links};
use crate::world::moment::Moment;

/// The folders of two sites: the published one, and the next.
pub(super) struct Sites<'a> {
    pub published: &'a Path,
    pub staged: &'a Path,
}

/// A stage that follows the published site. All paths are relative to both sites.
pub(super) struct Follower<'a> {
    sites: Sites<'a>,
    /// The files that were printed to the stage and stay there.
    fresh: HashSet<PathBuf>,
    /// The published files that have to go.
    stale: HashSet<PathBuf>,
    /// The folders around all these.
    busy: HashSet<PathBuf>,
    /// When the two sites were last exchanged, if they were.
    exchanged: Option<Moment>,
    /// Whose the published site is.
    rights: Option<Rights>,
    /// How many fresh files were found.
    found: AtomicUsize,
    /// Whether the system tells of a folder with others in it that it is no innermost one. Not all do.
    counts_folders: AtomicBool,
    /// Every published folder that was followed, as it was before.
    followed: Mutex<Vec<Followed>>,
}

impl<'a> Follower<'a> {
    /// A stage that holds what is `fresh`, and follows the published site, of which `stale` goes. Paths are relative to
    /// both sites, which were last `exchanged` at that moment.
    pub(super) fn new(
        sites: Sites<'a>,
        fresh: HashSet<PathBuf>,
        stale: HashSet<PathBuf>,
        exchanged: Option<Moment>,
    ) -> Follower<'a> {
        let busy = fresh.iter().chain(&stale).flat_map(|it| it.ancestors().skip(1)).map(Path::to_path_buf).collect();
        let (found, counts_folders, followed) = (AtomicUsize::default(), AtomicBool::new(true), Mutex::default());
        let rights = FolderState::at(sites.published).ok().flatten().map(|it| it.stamp.rights);
        Follower { sites, fresh, stale, busy, exchanged, rights, found, counts_folders, followed }
    }

    /// What it takes to find the files that come to the published site after it was followed.
    pub(super) fn latecomers(self) -> Latecomers {
        let followed = self.followed.into_inner().unwrap_or_else(PoisonError::into_inner);
        Latecomers { followed, fresh: self.fresh, stale: self.stale }
    }

    /// Follows a published site that holds nothing: the stage is whole without it, unless something comes late.
    pub(super) fn follow_nothing(&self) {
        self.note(Followed { place: PathBuf::new(), stamp: None, entries: Some(Entries::new()) });
    }

    /// Makes the stage hold the next site: what is fresh, and links to all that is published and not stale.
    ///
    /// # Errors
    /// When a folder cannot be read or written, the file system has no links, or something fresh is gone. The stage is
    /// worth nothing then.
    pub(super) fn follow(&self) -> Result<(), Error> {
        let (published, staged) = (FolderState::at(self.sites.published)?, FolderState::at(self.sites.staged)?);
        self.follow_folder(Path::new(""), Outlook { is_busy: true, published, staged })?;
        if self.found.load(Ordering::Relaxed) < self.fresh.len() { Err(disturbed()) } else { Ok(()) }
    }

    /// Checks that the stage has all of `sheets`, and everything fresh: what was published when it was compared may
    /// have been taken away since, with the output folder or out of it.
    ///
    /// # Errors
    /// When something is not there.
    pub(super) fn look_through(&self, sheets: &[&OutputPath]) -> Result<(), Error> {
        let stage = Folder::at(self.sites.staged);
        let is_there = |it: &Path| matches!(stage.look_at(it, Links::Themselves), Ok(Some(_)));
        let is_whole =
            sheets.par_iter().all(|it| is_there(it.as_str().as_ref())) && self.fresh.par_iter().all(|it| is_there(it));
        if is_whole { Ok(()) } else { Err(disturbed()) }
    }

    /// Makes the stage hold what the next site has in the folder at `place`. Whether that is anything.
    fn follow_folder(&self, place: &Path, outlook: Outlook) -> Result<bool, Error> {
        // Earlier versions published files of ours as deep as that, and those may go all the same.
        if place.components().count() > DEEPEST && !outlook.is_busy {
            let what = format!("`{}` holds folders more than {DEEPEST} deep", self.sites.published.display());
            return Err(Error::refusal(what, "feuilleton made none of them: take the outermost away"));
        }
        let stamp = outlook.published.map(|it| Some(it.stamp).filter(|it| it.is_past()));
        let (published_path, staged_path) = (self.sites.published.join(place), self.sites.staged.join(place));
        let published = entries(&published_path)?;
        let has_folders = published.iter().flatten().any(|(_, it)| matches!(it, FolderEntry::Folder));
        if has_folders && outlook.published.is_some_and(|it| it.is_innermost) {
            self.counts_folders.store(false, Ordering::Relaxed);
        }
        let staged = if outlook.staged.is_some() { entries(&staged_path)? } else { None };
        // Some programs need their empty folders: without `refs`, git takes `.git` for no repository.
        let is_empty = published.as_ref().is_some_and(BTreeMap::is_empty);
        let is_staged = staged.is_some();
        let (published, staged) = (published.unwrap_or_default(), staged.unwrap_or_default());
        let mut pair = FolderPair { place, published_path, staged_path, published, staged, is_staged, outlook };
        let kept = self.clear(&pair)?;
        let linked = self.link_files(&mut pair)?;
        let inner = self.follow_inner(&pair)?;
        if is_empty && !is_staged {
            pair.make_staged()?;
        }
        let holds = is_empty || kept || linked || inner;
        if holds {
            if let Some(FolderState { stamp, .. }) = outlook.published {
                stamp.rights.give_to(&pair.staged_path)?;
                if !outlook.is_busy {
                    stamp.give_to(&pair.staged_path);
                }
            } else if let Some(rights) = self.rights {
                // What is new is made as the site is, whatever the umask of whoever builds.
                rights.give_to(&pair.staged_path)?;
            }
        } else if is_staged && !place.as_os_str().is_empty() {
            fs::remove_dir(&pair.staged_path).map_err(|it| Error::new("remove", &pair.staged_path, it))?;
        }
        if let Some(stamp) = stamp {
            self.note(Followed { place: place.to_path_buf(), stamp, entries: Some(pair.published) });
        }
        Ok(holds)
    }

    /// Removes from the stage what is not in the next site. Whether anything is left.
    fn clear(&self, pair: &FolderPair<'_>) -> Result<bool, Error> {
        let mut holds = false;
        for (name, entry) in &pair.staged {
            let path = pair.place.join(name);
            match entry {
                // It is followed with the others.
                FolderEntry::Folder if pair.agrees_on(name) => {}
                // Of a folder that is not published, only fresh files stay; a file may have to take its place.
                FolderEntry::Folder => {
                    let staged = FolderState::at(&pair.staged_path.join(name))?;
                    let is_busy = pair.is_among(&path, &self.busy);
                    holds |= self.follow_folder(&path, Outlook { is_busy, published: None, staged })?;
                }
                FolderEntry::File(_) if pair.is_among(&path, &self.fresh) => {
                    self.found.fetch_add(1, Ordering::Relaxed);
                    holds = true;
                }
                FolderEntry::File(_) if pair.agrees_on(name) && !pair.is_among(&path, &self.stale) => holds = true,
                FolderEntry::File(_) => {
                    let file = pair.staged_path.join(name);
                    fs::remove_file(&file).map_err(|it| Error::new("remove", &file, it))?;
                }
            }
        }
        Ok(holds)
    }

    /// Links to the published files that stay and are not in the stage. Whether there is one. What was replaced between
    /// being listed and being linked to is forgotten: its number may be that of another file by now.
    fn link_files(&self, pair: &mut FolderPair<'_>) -> Result<bool, Error> {
        let mut holds = false;
        let mut is_made = pair.is_staged;
        let mut replaced = Vec::new();
        for (name, entry) in pair.published.iter().filter(|(_, it)| matches!(it, FolderEntry::File(_))) {
            let path = pair.place.join(name);
            if pair.agrees_on(name) || pair.is_among(&path, &self.fresh) || pair.is_among(&path, &self.stale) {
                continue;
            }
            if !is_made {
                pair.make_staged()?;
                is_made = true;
            }
            let (file, staged) = (pair.published_path.join(name), pair.staged_path.join(name));
            holds |= link(&file, &staged).map_err(|it| Error::new("link to", &file, it))?;
            if staged.symlink_metadata().map_or(true, |it| FolderEntry::File(it.ino()) != *entry) {
                replaced.push(name.clone());
            }
        }
        for name in replaced {
            pair.published.remove(&name);
        }
        Ok(holds)
    }

    /// Follows the folders within a published one. Whether anything is left of them.
    fn follow_inner(&self, pair: &FolderPair<'_>) -> Result<bool, Error> {
        let folders = pair.published.iter().filter(|(_, it)| matches!(it, FolderEntry::Folder)).map(|(name, _)| name);
        // A fresh file may take the place of a folder, which is empty then.
        let names: Vec<&OsString> = folders.filter(|it| !pair.is_among(&pair.place.join(it), &self.fresh)).collect();
        if names.is_empty() {
            return Ok(false);
        }
        let (published_folder, staged_folder) = (Folder::at(&pair.published_path), Folder::at(&pair.staged_path));
        let follow = |name: &&OsString| {
            let is_staged = pair.staged.contains_key(*name);
            let (path, name) = (pair.place.join(name), Path::new(name));
            let published = FolderState::of(name, &published_folder)?;
            let staged = if is_staged { FolderState::of(name, &staged_folder)? } else { None };
            // Nothing can be linked from one file system to another.
            if published.zip(pair.outlook.published).is_some_and(|(it, around)| it.device != around.device) {
                return Err(Error::new("link to", &self.sites.published.join(path), ErrorKind::CrossesDevices.into()));
            }
            let is_busy = pair.is_among(&path, &self.busy);
            match (published, staged) {
                (Some(published), Some(staged)) if !is_busy && self.still_agree(published, staged) => {
                    // The stamp tells its state from all later ones, for it was old already when the sites were
                    // exchanged.
                    self.note(Followed { place: path, stamp: Some(published.stamp), entries: None });
                    Ok(true)
                }
                _ => self.follow_folder(&path, Outlook { is_busy, published, staged }),
            }
        };
        let held = names.par_iter().map(follow).collect::<Result<Vec<_>, _>>()?;
        Ok(held.contains(&true))
    }

    /// Whether a staged folder still holds what the published one does: neither has changed since the sites were
    /// exchanged.
    fn still_agree(&self, published: FolderState, staged: FolderState) -> bool {
        let Some(exchanged) = self.exchanged.filter(|_| self.counts_folders.load(Ordering::Relaxed)) else {
            return false;
        };
        let agreed = published.is_innermost && published.stamp == staged.stamp && published.stamp.was_past(exchanged);
        agreed && published.changed < exchanged && staged.changed < exchanged
    }

    fn note(&self, followed: Followed) {
        self.followed.lock().unwrap_or_else(PoisonError::into_inner).push(followed);
    }
}

/// One folder in both sites.
struct FolderPair<'p> {
    /// Its path, relative to both sites.
    place: &'p Path,
    published_path: PathBuf,
    staged_path: PathBuf,
    published: Entries,
    staged: Entries,
    /// Whether the stage has the folder.
    is_staged: bool,
    outlook: Outlook,
}

impl FolderPair<'_> {
    /// Whether both hold the same by that name.
    fn agrees_on(&self, name: &OsStr) -> bool {
        self.staged.get(name).is_some_and(|it| self.published.get(name) == Some(it))
    }

    /// Makes the folder of the stage, if it is not there, with the mode of the published one: then most need no other.
    fn make_staged(&self) -> Result<(), Error> {
        let mode = self.outlook.published.map_or(0o700, |it| it.stamp.rights.to_work_in().mode());
        let made = DirBuilder::new().recursive(true).mode(mode).create(&self.staged_path);
        made.map_err(|it| Error::new("make the folder", &self.staged_path, it))
    }

    /// Whether `path` is one of `paths`, which need not be searched if nothing in this folder is fresh or stale.
    fn is_among(&self, path: &Path, paths: &HashSet<PathBuf>) -> bool {
        self.outlook.is_busy && paths.contains(path)
    }
}

/// No page is at so deep an address; each level takes room on the stack.
const DEEPEST: usize = 100;

/// What is known of a folder before it is listed.
#[derive(Clone, Copy)]
struct Outlook {
    /// Whether something in it, or below, is fresh or stale.
    is_busy: bool,
    /// Its state in the published site, if it is there.
    published: Option<FolderState>,
    /// Its state in the stage, if it is there.
    staged: Option<FolderState>,
}

/// What is said when the two sites are no longer what they were a moment ago.
pub(super) fn disturbed() -> Error {
    let what = "the output folder, or the one in which the new site is put together, was changed meanwhile";
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
