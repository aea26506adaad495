//! A stage that is made to hold what the published site holds, by hard links.
//!
//! What the folder held before is used where it can be: the stage of a site of ten thousand pages, which is its former
//! edition, differs from what readers see in a few entries. So that the two need not even be listed, a folder of the stage
//! gets the time stamp of the one that it follows: as long as both have the same, nobody has changed either.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::latecomers::Latecomers;
use super::listing::{Entry, Stamp, entries};
use crate::world::Error;
use crate::world::folder::Folder;

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
    /// Every folder that was followed, with its stamp before, if that stands for one state only.
    followed: Mutex<Vec<(PathBuf, Option<Stamp>)>>,
}

impl<'a> Follower<'a> {
    /// Follows the site in `published`, of which `stale` goes, to a stage that holds what is `fresh`. Paths are relative to
    /// both folders.
    pub(super) fn new(
        published: &'a Path,
        stage: &'a Path,
        fresh: HashSet<PathBuf>,
        stale: HashSet<PathBuf>,
    ) -> Follower<'a> {
        let busy = fresh.iter().chain(&stale).flat_map(|it| it.ancestors().skip(1)).map(Path::to_path_buf).collect();
        Follower { published, stage, fresh, stale, busy, followed: Mutex::default() }
    }

    /// What may have come to the published site since it was followed.
    pub(super) fn latecomers(self) -> Latecomers {
        Latecomers { followed: self.followed.into_inner().unwrap_or_else(PoisonError::into_inner), stale: self.stale }
    }

    /// Makes the stage hold the next site: what is fresh, and links to all that is published and not stale.
    ///
    /// # Errors
    /// When a folder cannot be read or written, or the file system has no links. The stage is worth nothing then.
    pub(super) fn follow(&self) -> Result<(), Error> {
        let top = Path::new("");
        let stamp = || Stamp::of(Path::new("."), &Folder::at(self.published));
        self.follow_folder(top, self.outlook(top, Outlook::Busy, stamp)).map(|_| ())
    }

    /// What there is to be expected of the folder at `place`, in one of which `around` was expected.
    fn outlook(&self, place: &Path, around: Outlook, stamp: impl FnOnce() -> Option<Stamp>) -> Outlook {
        let stamp = stamp();
        if let Some(it) = stamp {
            let settled = it.is_settled().then_some(it);
            self.followed.lock().unwrap_or_else(PoisonError::into_inner).push((place.to_path_buf(), settled));
        }
        match around {
            Outlook::Busy if self.busy.contains(place) => Outlook::Busy,
            Outlook::Busy | Outlook::Quiet(_) => Outlook::Quiet(stamp),
        }
    }

    /// Whether anything is left of the folder at `place`.
    fn follow_folder(&self, place: &Path, outlook: Outlook) -> Result<bool, Error> {
        let (from, to) = (self.published.join(place), self.stage.join(place));
        let is_busy = matches!(outlook, Outlook::Busy);
        let is_fresh = |it: &Path| is_busy && self.fresh.contains(it);
        let is_stale = |it: &Path| is_busy && self.stale.contains(it);
        let theirs = entries(&from)?;
        // Some programs need their empty folders: without `refs`, git takes `.git` for no repository.
        let mut holds = theirs.as_ref().is_some_and(BTreeMap::is_empty);
        let (theirs, mine) = (theirs.unwrap_or_default(), entries(&to)?);
        let mut made = mine.is_some();
        let mine = mine.unwrap_or_default();
        let mut inner = Vec::new();
        let mut kept = HashSet::new();
        for (name, entry) in &mine {
            let path = place.join(name);
            let same = theirs.get(name) == Some(entry);
            match entry {
                Entry::Folder if same => inner.push(path),
                // Only what is fresh stays of a folder that readers do not see; a file may have to take its place.
                Entry::Folder => holds |= self.follow_folder(&path, self.outlook(&path, outlook, || None))?,
                Entry::File(_) if is_fresh(&path) => holds = true,
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
                let outlook = self.outlook(path, outlook, || Stamp::of(name, &seen));
                match outlook {
                    Outlook::Quiet(Some(it)) if it.is_innermost && Stamp::of(name, &staged) == Some(it) => Ok(true),
                    Outlook::Busy | Outlook::Quiet(_) => self.follow_folder(path, outlook),
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
        if let Outlook::Quiet(Some(followed)) = outlook
            && holds
        {
            followed.put_on(&to);
        }
        Ok(holds)
    }
}

/// What there is to be expected of a folder before it is looked into.
#[derive(Clone, Copy)]
enum Outlook {
    /// Something in it, or below, is fresh or stale.
    Busy,
    /// Nothing is. If readers see the folder, it has this stamp.
    Quiet(Option<Stamp>),
}

fn make(folder: &Path, made: &mut bool) -> Result<(), Error> {
    if !*made {
        fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))?;
        *made = true;
    }
    Ok(())
}
