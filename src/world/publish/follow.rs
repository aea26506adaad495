//! A stage that is made to hold what the published site holds, by hard links.
//!
//! What the folder held before is used where it can be: the stage of a site of ten thousand pages, which is its former
//! edition, differs from what readers see in a few entries. So that the two need not even be listed, a folder of the stage
//! gets the time stamp of the one that it follows: as long as both have the same, nobody has changed either.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::fs::DirEntryExt as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::fs::{AtFlags, CWD, FileType, Timespec, Timestamps, utimensat};

use crate::world::Error;
use crate::world::folder::{Folder, Links};
use crate::world::mark::is_settled;

/// A stage that follows the published site.
pub(super) struct Follower<'a> {
    pub published: &'a Path,
    pub stage: &'a Path,
    /// What was printed to the stage and stays there. Paths are relative to both folders.
    pub fresh: HashSet<PathBuf>,
    /// What is published and has to go.
    pub stale: HashSet<PathBuf>,
    /// The folders around all these.
    pub busy: HashSet<PathBuf>,
}

/// What a folder holds by one name: what kind of thing, and which.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder,
    File(u64),
}

impl Follower<'_> {
    /// Makes the stage hold the next site: what is fresh, and links to all that is published and not stale.
    ///
    /// # Errors
    /// When a folder cannot be read or written, or the file system has no links. The stage is worth nothing then.
    pub(super) fn follow(&self) -> Result<(), Error> {
        let top = Path::new("");
        self.follow_folder(top, self.outlook(top, Outlook::Busy, || None)).map(|_| ())
    }

    /// What there is to be expected of the folder at `place`, in one of which `around` was expected.
    fn outlook(&self, place: &Path, around: Outlook, stamp: impl FnOnce() -> Option<Stamp>) -> Outlook {
        match around {
            Outlook::Busy if self.busy.contains(place) => Outlook::Busy,
            Outlook::Busy | Outlook::Quiet(_) => Outlook::Quiet(stamp()),
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
                let outlook = self.outlook(path, outlook, || Stamp::of(path, &seen));
                match outlook {
                    Outlook::Quiet(Some(it)) if it.is_innermost && Stamp::of(path, &staged) == Some(it) => Ok(true),
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

/// When the list of a folder has last changed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    seconds: i64,
    nanoseconds: i64,
    /// No folder is in it. Some file systems do not say; then it is listed.
    is_innermost: bool,
}

impl Stamp {
    /// The stamp of the folder at `path`, which lies in `around`.
    fn of(path: &Path, around: &Folder) -> Option<Stamp> {
        let found = around.look_at(path.file_name()?.as_ref(), Links::Themselves).ok()??;
        let is_folder = FileType::from_raw_mode(found.st_mode) == FileType::Directory;
        let nanoseconds = i64::try_from(found.st_mtime_nsec).ok()?;
        is_folder.then_some(Stamp { seconds: found.st_mtime, nanoseconds, is_innermost: found.st_nlink == 2 })
    }

    /// Gives `folder` this stamp, if it is old enough to stand for one state only. Without it, the folder is listed again
    /// next time.
    fn put_on(self, folder: &Path) {
        if is_settled(self.seconds, self.nanoseconds) {
            let stamp = Timespec { tv_sec: self.seconds, tv_nsec: self.nanoseconds };
            let times = Timestamps { last_access: stamp, last_modification: stamp };
            let _ = utimensat(CWD, folder, &times, AtFlags::SYMLINK_NOFOLLOW);
        }
    }
}

fn make(folder: &Path, made: &mut bool) -> Result<(), Error> {
    if !*made {
        fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))?;
        *made = true;
    }
    Ok(())
}

/// What `folder` holds, by name; `None` if there is no such folder.
fn entries(folder: &Path) -> Result<Option<BTreeMap<OsString, Entry>>, Error> {
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(Error::new("open the folder", folder, error)),
    };
    let entry = |it: io::Result<fs::DirEntry>| {
        let it = it?;
        let entry = if it.file_type()?.is_dir() { Entry::Folder } else { Entry::File(it.ino()) };
        Ok((it.file_name(), entry))
    };
    listed.map(entry).collect::<io::Result<_>>().map(Some).map_err(|it| Error::new("read the folder", folder, it))
}
