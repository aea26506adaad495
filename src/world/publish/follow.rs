//! A stage that is made to hold what the published site holds, by hard links.
//!
//! What the folder held before is used where it can be: the stage of a site of ten thousand pages, which is its former
//! edition, differs from what readers see in a few entries. So that the two need not even be listed, a folder of the stage
//! gets the time stamp of the one that it follows: those that had the same when the two sites changed places, and have not
//! changed in any way since, hold the same.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::latecomers::Latecomers;
use super::listing::{Dress, Entry, Moment, Seen, Stamp, entries};
use crate::world::Error;
use crate::world::folder::{Folder, Links};

/// A stage that follows the published site.
pub(super) struct Follower<'a> {
    published: &'a Path,
    stage: &'a Path,
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
    /// How folders are made here.
    usual: OnceLock<Option<Dress>>,
    /// Every folder that was followed, with its stamp before, if that stands for one state only.
    followed: Mutex<Vec<(PathBuf, Option<Stamp>)>>,
}

impl<'a> Follower<'a> {
    /// Follows the site in `published`, of which `stale` goes, to a stage that holds what is `fresh`. Paths are relative to
    /// both folders, which last changed places when they `parted`.
    pub(super) fn new(
        (published, stage): (&'a Path, &'a Path),
        fresh: HashSet<PathBuf>,
        stale: HashSet<PathBuf>,
        parted: Option<Moment>,
    ) -> Follower<'a> {
        let busy = fresh.iter().chain(&stale).flat_map(|it| it.ancestors().skip(1)).map(Path::to_path_buf).collect();
        let (found, usual, followed) = (AtomicUsize::default(), OnceLock::default(), Mutex::default());
        Follower { published, stage, fresh, stale, busy, parted, found, usual, followed }
    }

    /// What may have come to the published site since it was followed.
    pub(super) fn latecomers(self) -> Latecomers {
        Latecomers { followed: self.followed.into_inner().unwrap_or_else(PoisonError::into_inner), stale: self.stale }
    }

    /// Makes the stage hold the next site: what is fresh, and links to all that is published and not stale.
    ///
    /// # Errors
    /// When a folder cannot be read or written, the file system has no links, or something fresh is gone. The stage is worth
    /// nothing then.
    pub(super) fn follow(&self) -> Result<(), Error> {
        let (here, is_there) = (Seen::at(self.published), self.stage.is_dir());
        self.follow_folder(Path::new(""), Outlook { is_busy: true, here, is_there })?;
        if self.found.load(Ordering::Relaxed) < self.fresh.len() { Err(disturbed()) } else { Ok(()) }
    }

    /// Sees that everything fresh is there, where there is nothing to follow.
    ///
    /// # Errors
    /// When something is not.
    pub(super) fn look_through(&self) -> Result<(), Error> {
        let stage = Folder::at(self.stage);
        let is_there = |it: &PathBuf| matches!(stage.look_at(it, Links::Themselves), Ok(Some(_)));
        if self.fresh.par_iter().all(is_there) { Ok(()) } else { Err(disturbed()) }
    }

    /// Whether nothing has changed in two folders, of which one follows the other, since the sites changed places.
    fn still_agree(&self, here: Seen, there: Seen) -> bool {
        let long_ago = |it: Seen| self.parted.is_some_and(|parted| it.changed < parted);
        here.is_innermost && here.stamp == there.stamp && long_ago(here) && long_ago(there)
    }

    /// Whether anything is left of the folder at `place`.
    fn follow_folder(&self, place: &Path, outlook: Outlook) -> Result<bool, Error> {
        let (from, to) = (self.published.join(place), self.stage.join(place));
        let Outlook { is_busy, here, is_there } = outlook;
        let is_fresh = |it: &Path| is_busy && self.fresh.contains(it);
        let is_stale = |it: &Path| is_busy && self.stale.contains(it);
        if let Some(it) = here {
            let stamp = Some(it.stamp).filter(|it| it.is_settled());
            self.followed.lock().unwrap_or_else(PoisonError::into_inner).push((place.to_path_buf(), stamp));
        }
        let theirs = entries(&from)?;
        // Some programs need their empty folders: without `refs`, git takes `.git` for no repository.
        let mut holds = theirs.as_ref().is_some_and(BTreeMap::is_empty);
        let (theirs, mine) = (theirs.unwrap_or_default(), if is_there { entries(&to)? } else { None });
        let was_there = mine.is_some();
        let mut made = was_there;
        let mine = mine.unwrap_or_default();
        let mut inner = Vec::new();
        let mut kept = HashSet::new();
        for (name, entry) in &mine {
            let path = place.join(name);
            let same = theirs.get(name) == Some(entry);
            match entry {
                Entry::Folder if same => inner.push(path),
                // Only what is fresh stays of a folder that readers do not see; a file may have to take its place.
                Entry::Folder => {
                    let is_busy = is_busy && self.busy.contains(&path);
                    holds |= self.follow_folder(&path, Outlook { is_busy, here: None, is_there: true })?;
                }
                Entry::File(_) if is_fresh(&path) => {
                    self.found.fetch_add(1, Ordering::Relaxed);
                    holds = true;
                }
                Entry::File(_) if same && !is_stale(&path) => {
                    holds = true;
                    kept.insert(name);
                }
                Entry::File(_) => {
                    let file = to.join(name);
                    fs::remove_file(&file).map_err(|it| Error::new("remove", &file, it))?;
                }
            }
        }
        for (name, entry) in &theirs {
            let path = place.join(name);
            if kept.contains(name) || is_fresh(&path) || is_stale(&path) {
                continue;
            }
            match entry {
                Entry::Folder if mine.get(name) == Some(entry) => {}
                Entry::Folder => inner.push(path),
                Entry::File(_) => {
                    make(&to, &mut made)?;
                    let file = from.join(name);
                    fs::hard_link(&file, to.join(name)).map_err(|it| Error::new("link to", &file, it))?;
                    holds = true;
                }
            }
        }
        if !inner.is_empty() {
            let (seen, staged) = (Folder::at(&from), Folder::at(&to));
            let follow = |path: &PathBuf| {
                let name = Path::new(path.file_name().unwrap_or_default());
                let (inner, there) = (Seen::of(name, &seen), Seen::of(name, &staged));
                // Nothing can be linked from one file system to another, nor can an empty one be carried along.
                if inner.zip(here).is_some_and(|(it, around)| it.device != around.device) {
                    return Err(Error::new("link to", &self.published.join(path), ErrorKind::CrossesDevices.into()));
                }
                let is_busy = is_busy && self.busy.contains(path);
                match (inner, there) {
                    (Some(here), Some(there)) if !is_busy && self.still_agree(here, there) => {
                        let followed = &mut *self.followed.lock().unwrap_or_else(PoisonError::into_inner);
                        followed.push((path.clone(), Some(here.stamp)));
                        Ok(true)
                    }
                    _ => self.follow_folder(path, Outlook { is_busy, here: inner, is_there: there.is_some() }),
                }
            };
            let held = inner.par_iter().map(follow).collect::<Result<Vec<_>, _>>()?;
            holds |= held.contains(&true);
        }
        if holds {
            make(&to, &mut made)?;
        } else if made && !place.as_os_str().is_empty() {
            fs::remove_dir(&to).map_err(|it| Error::new("remove", &to, it))?;
        }
        if let Some(Seen { stamp, .. }) = here
            && holds
        {
            if was_there || Some(stamp.dress) != *self.usual.get_or_init(|| Seen::at(&to).map(|it| it.stamp.dress)) {
                stamp.dress.put_on(&to)?;
            }
            if !is_busy {
                stamp.put_on(&to);
            }
        }
        Ok(holds)
    }
}

/// What there is to be expected of a folder before it is looked into.
#[derive(Clone, Copy)]
struct Outlook {
    /// Something in it, or below, is fresh or stale.
    is_busy: bool,
    /// How readers see it, if they do.
    here: Option<Seen>,
    /// Whether the stage has one of that name.
    is_there: bool,
}

fn disturbed() -> Error {
    let what = "the folder in which the new site is put together was changed meanwhile";
    Error::refusal(what.to_owned(), "build again; readers see what they saw before")
}

fn make(folder: &Path, made: &mut bool) -> Result<(), Error> {
    if !*made {
        fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))?;
        *made = true;
    }
    Ok(())
}
