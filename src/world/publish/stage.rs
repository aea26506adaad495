//! The folder in which the next site is put together, and how it becomes the one that readers see.
//!
//! The stage gets what differs while sheets are printed, and at the end links to all that stays. Then it and the output
//! folder are exchanged in one step, so that readers, and whoever kills a build, find one site or the other and never a
//! mixture. A stage for an output folder within the newsletter is kept in `.feuilleton`, where the former site is most of
//! the next one already; any other is beside the output folder, and goes when it has served.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Seek as _, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rustix::fs::{Access, CWD, RenameFlags, access, renameat_with};
use rustix::io::Errno;

use super::follow::Follower;
use super::manifest::MANIFEST;
use super::piecemeal::{INSIDE, Piecemeal, make_folder_of, remove};
use super::seen::{Moment, Seen};
use super::{Durability, Manner, Publication, compare, mounts, turn};
use crate::address::OutputPath;
use crate::edition::Content;
use crate::world::edits::undisturbed;
use crate::world::mark::Mark;
use crate::world::store::made_folder;
use crate::world::{Error, below};

/// A stage with what differs so far.
pub(super) struct Stage {
    output: PathBuf,
    folder: PathBuf,
    place: Place,
    /// Where the old site is for a moment, on file systems that cannot exchange two folders.
    aside: PathBuf,
    /// Whether there is no site yet, nor anything left of one: there is nothing to compare with, and nothing to follow.
    is_first: bool,
    /// Whether something was written that has come to nothing so far.
    unfinished: AtomicBool,
    /// Held while the stage exists.
    _turn: fs::File,
}

/// Where a stage lies, and so what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the newsletter's own storeroom, where it stays for the next build.
    Storeroom,
    /// Beside the output folder, until it is dropped.
    Beside,
    /// Inside the output folder, which cannot be exchanged, or is not to be.
    Inside,
}

/// What became of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It is new, or differs from what is published; its file was left like this.
    New(Mark),
    /// It is published already, byte for byte.
    AsItWas,
}

impl Stage {
    /// A stage for `output`, which is `publication`'s without links, when it is this build's turn. What a build left that
    /// was killed is finished, or taken away.
    pub(super) fn open(publication: &Publication<'_>, output: &Path) -> Result<Stage, Error> {
        let parent = output.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(|it| Error::new("make the folder", parent, it))?;
        let name = output.file_name().map_or_else(|| "output".to_owned(), |it| it.to_string_lossy().into_owned());
        let turn = turn::take(parent, publication.patience)?;
        let (aside, beside) =
            (parent.join(format!(".{name}.feuilleton-aside")), parent.join(format!(".{name}.feuilleton-next")));
        heal(output, &aside, &beside)?;
        let own = in_storeroom(publication.root, output).map(|it| (it, Place::Storeroom));
        let around = own.into_iter().chain([(beside, Place::Beside)]);
        let around = around.filter(|_| publication.manner == Manner::AtOnce);
        let candidates = around.chain([(output.join(INSIDE), Place::Inside)]);
        let on = device(if output.exists() { output } else { parent });
        let mut refusal = None;
        for (folder, place) in candidates {
            // Between two file systems nothing can be exchanged, so the stage has to be on that of the output.
            let around = folder.ancestors().skip(1).find(|it| it.exists());
            if around.and_then(device) != on {
                continue;
            }
            let is_first = !output.exists() && !folder.exists();
            match fs::create_dir_all(&folder) {
                // A folder that was there already may be one that nobody can write to.
                Ok(()) if access(&folder, Access::WRITE_OK).is_err() => {
                    refusal = refusal.or(Some(Error::new("write to", &folder, ErrorKind::PermissionDenied.into())));
                }
                Ok(()) => {
                    // What is made in it inherits its group. Where it cannot be dressed, the folder is not exchanged.
                    if let Some(seen) = Seen::at(output)?.filter(|_| place != Place::Inside)
                        && let Err(error) = seen.stamp.dress.to_work_in().put_on(&folder)
                    {
                        refusal = refusal.or(Some(error));
                        continue;
                    }
                    let (output, unfinished) = (output.to_path_buf(), AtomicBool::new(false));
                    return Ok(Stage { output, folder, place, aside, is_first, unfinished, _turn: turn });
                }
                Err(error) => refusal = refusal.or(Some(Error::new("make the folder", &folder, error))),
            }
        }
        Err(refusal.expect("one of the places is on the file system of the output"))
    }

    /// Writes `content` to the stage, unless the same bytes are published already. `root` is where the author's files lie.
    pub(super) fn write(&self, path: &OutputPath, content: &Content, root: &Path) -> Result<Written, Error> {
        let (published, staged) = (below(&self.output, path.as_str()), below(&self.folder, path.as_str()));
        match content {
            Content::Printed(bytes) => self.write_bytes(bytes, &published, &staged),
            Content::Theme(bytes) => self.write_bytes(bytes, &published, &staged),
            Content::Picture(..) | Content::Card(_) => unreachable!("a picture is made before it is written"),
            Content::File(source) => {
                let source = below(root, source.as_str());
                if !self.is_first && compare::same(&source, &published)? {
                    return Ok(Written::AsItWas);
                }
                let mut from = fs::File::open(&source).map_err(|it| Error::new("open", &source, it))?;
                let mut to = self.create(&staged)?;
                let copied = undisturbed(&mut from, |from, _| {
                    to.set_len(0).and_then(|()| to.rewind())?;
                    io::copy(from, &mut to)
                });
                copied.map_err(|it| Error::new("copy", &source, it))?;
                left(&to, &staged)
            }
        }
    }

    fn write_bytes(&self, bytes: &[u8], published: &Path, staged: &Path) -> Result<Written, Error> {
        if !self.is_first && compare::holds(published, bytes)? {
            return Ok(Written::AsItWas);
        }
        let mut file = self.create(staged)?;
        file.write_all(bytes).map_err(|it| Error::new("write", staged, it))?;
        left(&file, staged)
    }

    /// A new file. What an earlier build left in its place may be one with a file that readers see: it is taken away and
    /// never written through.
    fn create(&self, staged: &Path) -> Result<fs::File, Error> {
        self.unfinished.store(true, Ordering::Relaxed);
        let refused = |it| Error::new("write", staged, it);
        // The pages of a new site have folders of their own, which are not there yet.
        if self.is_first && staged.ends_with("index.html") {
            make_folder_of(staged)?;
        }
        // Other threads make folders and clear places nearby, so a second try may find what the first one did not.
        for _ in 0..8 {
            match fs::OpenOptions::new().write(true).create_new(true).open(staged) {
                Ok(file) => return Ok(file),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    fs::remove_file(staged).or_else(|_| fs::remove_dir_all(staged)).map_err(refused)?;
                }
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                    if make_folder_of(staged).is_err() {
                        self.clear_way(staged);
                    }
                }
                Err(error) => return Err(refused(error)),
            }
        }
        make_folder_of(staged)?;
        fs::File::create_new(staged).map_err(refused)
    }

    /// Takes away a file of an earlier stage that is where a folder has to be.
    fn clear_way(&self, staged: &Path) {
        for around in staged.ancestors().skip(1).take_while(|it| *it != self.folder) {
            if around.symlink_metadata().is_ok_and(|it| !it.is_dir()) {
                let _ = fs::remove_file(around);
            }
        }
    }

    /// Takes the stage away while others may still write to it: the program ends.
    pub(super) fn abandon(&self) {
        let _ = remove(&self.folder);
    }

    /// Makes readers see the stage: `written` differs, `stale` goes, all else in the output folder stays. The two last changed
    /// places when they `parted`; when they do now is given back, if they do.
    pub(super) fn commit(
        self,
        written: &[&OutputPath],
        stale: &BTreeSet<String>,
        manifest: &str,
        parted: Option<Moment>,
        durability: Durability,
    ) -> Result<Option<Moment>, Error> {
        let (published, staged) = (self.output.join(MANIFEST), self.folder.join(MANIFEST));
        let manifest = self.write_bytes(manifest.as_bytes(), &published, &staged)?;
        let names = written.iter().map(|it| it.as_str());
        let fresh: Vec<&str> = names.chain(matches!(manifest, Written::New(_)).then_some(MANIFEST)).collect();
        let follower = if self.place == Place::Inside { None } else { self.follow(&fresh, stale, parted)? };
        let exchanged = match follower {
            Some(it) if self.exchange(durability)? => {
                // The stage has become the old site, which may hold the only copy of something.
                self.unfinished.store(false, Ordering::Relaxed);
                let sites = [Seen::at(&self.output)?, Seen::at(&self.folder)?];
                let parted = sites.into_iter().flatten().map(|it| it.changed).min();
                it.latecomers().bring_along(&self.folder, &self.output)?;
                parted
            }
            Some(_) | None => {
                let piecemeal = Piecemeal::of(&self.output);
                piecemeal.seal(&self.folder, &fresh, stale)?;
                durability.settle(&self.output)?;
                piecemeal.finish()?;
                None
            }
        };
        self.unfinished.store(false, Ordering::Relaxed);
        durability.settle(&self.output)?;
        Ok(exchanged)
    }

    /// Completes the stage; `None` where that cannot be done by links. Copies would have new time stamps and owners.
    fn follow(
        &self,
        fresh: &[&str],
        stale: &BTreeSet<String>,
        parted: Option<Moment>,
    ) -> Result<Option<Follower<'_>>, Error> {
        let relative = |it: &str| below(Path::new(""), it);
        let (fresh, stale) = (fresh.iter().map(|it| relative(it)), stale.iter().map(|it| relative(it)));
        let sites = (self.output.as_path(), self.folder.as_path());
        let follower = Follower::new(sites, fresh.collect(), stale.collect(), parted);
        if mounts::are_below(&self.output) {
            return Ok(None);
        }
        let is_alone = self.is_first && !self.output.exists();
        match if is_alone { follower.look_through() } else { follower.follow() } {
            Ok(()) => Ok(Some(follower)),
            Err(error) if error.kind().is_some_and(|it| UNLINKED.contains(&it)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether the stage has taken the place of the output folder.
    fn exchange(&self, durability: Durability) -> Result<bool, Error> {
        durability.settle(&self.folder)?;
        if !self.output.exists() {
            let moved = fs::rename(&self.folder, &self.output);
            return moved.map(|()| true).map_err(|it| Error::new("move the new site to", &self.output, it));
        }
        match renameat_with(CWD, &self.folder, CWD, &self.output, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(true),
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => self.replace().map(|()| true),
            // A mount point, or a folder around it that is not ours.
            Err(Errno::BUSY | Errno::XDEV | Errno::ACCESS | Errno::PERM | Errno::ROFS) => Ok(false),
            Err(error) => Err(Error::new("exchange the old site for the new in", &self.output, error.into())),
        }
    }

    /// Two renames, where the file system cannot exchange. A build that is killed between them is healed by the next.
    fn replace(&self) -> Result<(), Error> {
        fs::rename(&self.output, &self.aside).map_err(|it| Error::new("move", &self.output, it))?;
        fs::rename(&self.folder, &self.output).map_err(|it| Error::new("move the new site to", &self.output, it))?;
        fs::rename(&self.aside, &self.folder).map_err(|it| Error::new("move", &self.aside, it))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        match self.place {
            Place::Storeroom if self.unfinished.load(Ordering::Relaxed) => _ = remove(&self.folder),
            Place::Storeroom => {}
            // After an exchange this is the old site. If it cannot be removed now, the next build tries again.
            Place::Beside | Place::Inside => _ = remove(&self.folder),
        }
    }
}

/// How a file was left that was just written.
fn left(file: &fs::File, staged: &Path) -> Result<Written, Error> {
    file.metadata().map(|it| Written::New(Mark::told_by(&it))).map_err(|it| Error::new("read", staged, it))
}

/// Mends what builds left that were killed.
fn heal(output: &Path, aside: &Path, beside: &Path) -> Result<(), Error> {
    if aside.exists() && !output.exists() {
        fs::rename(aside, output).map_err(|it| Error::new("move the old site back to", output, it))?;
    }
    remove(aside)?;
    remove(beside)?;
    remove(&output.join(INSIDE))?;
    Piecemeal::of(output).heal()
}

/// The place in the storeroom of the newsletter at `root` for an output folder within it. Others get none: the storeroom
/// would keep a site for every folder that was ever built into.
fn in_storeroom(root: &Path, output: &Path) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let name = output.strip_prefix(&root).ok()?.as_os_str().as_encoded_bytes();
    let stages = made_folder(&root).ok()?.join("stage");
    Some(stages.join(percent_encode(name, NON_ALPHANUMERIC).to_string()))
}

/// How systems say that they will not link a file: it is another's, on another file system, or has too many links.
const UNLINKED: [ErrorKind; 4] =
    [ErrorKind::PermissionDenied, ErrorKind::CrossesDevices, ErrorKind::TooManyLinks, ErrorKind::Unsupported];

fn device(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|it| it.dev())
}
