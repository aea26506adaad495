//! The folder in which the next site is put together, and how it becomes the one that readers see.
//!
//! The stage gets what differs while sheets are printed, and at the end links to all that stays. Then it and the output
//! folder are exchanged in one step, so that readers, and whoever kills a build, find one site or the other and never a
//! mixture.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Seek as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::folder_state::FolderState;
use super::follow::{Follower, Sites, disturbed};
use super::piecemeal::{Piecemeal, make_folder_of, remove};
use super::publication::{Durability, Publication};
use super::stage_folder::{StageFolder, StagePlace};
use super::{compare, mounts};
use crate::address::OutputPath;
use crate::world::darkroom::Finished;
use crate::world::edits::undisturbed;
use crate::world::error::Error;
use crate::world::mark::FileMark;
use crate::world::moment::Moment;
use crate::world::output::MANIFEST;
use crate::world::paths::below;
use crate::world::regular;

/// A stage with what differs so far.
pub(super) struct Stage {
    /// The folder that readers see, without links.
    pub output: PathBuf,
    folder: StageFolder,
    /// Whether something was written that has come to nothing so far.
    unfinished: AtomicBool,
    /// Whether something of someone else's had to stay in it, which readers should see.
    holds_others: AtomicBool,
}

/// What became of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It is new, or differs from what is published; its file was left like this.
    New(FileMark),
    /// It is published already, byte for byte.
    Unchanged,
    /// It was not printed, since the last build printed it from the same.
    NotPrinted,
}

/// The next site, and what it changes of the published one.
#[derive(Debug)]
pub(super) struct NextSite<'a> {
    /// All that is printed.
    pub sheets: &'a [&'a OutputPath],
    /// What of that is new, or differs.
    pub written: &'a [&'a OutputPath],
    /// Our files that go.
    pub stale: &'a BTreeSet<String>,
    /// The list of our files.
    pub manifest: &'a str,
}

/// What of the published site may stay where a sheet will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reuse {
    /// The file there, if it holds the same.
    Same,
    /// Nothing: it is another file, which goes.
    Nothing,
}

impl Stage {
    /// A stage for `output`, which is the output folder of `publication` with all links resolved. Waits for other
    /// builds there.
    ///
    /// # Errors
    /// When another build publishes there for too long, or there is no place for a stage.
    pub(super) fn open(publication: &Publication<'_>, output: &Path) -> Result<Stage, Error> {
        let folder = StageFolder::take(publication, output)?;
        Ok(Stage {
            output: output.to_path_buf(),
            folder,
            unfinished: AtomicBool::default(),
            holds_others: AtomicBool::default(),
        })
    }

    /// Writes `sheet` to the stage, unless the same bytes are published already. `root` is where the author's files
    /// lie.
    pub(super) fn write(
        &self,
        path: &OutputPath,
        sheet: &Finished,
        reuse: Reuse,
        root: &Path,
    ) -> Result<Written, Error> {
        let (published, staged) = (below(&self.output, path.as_str()), below(&self.folder.path, path.as_str()));
        let published = Some(published).filter(|_| !self.folder.is_first && reuse == Reuse::Same);
        match sheet {
            Finished::Bytes(bytes) => self.write_bytes(bytes, published.as_deref(), &staged),
            Finished::Theme(bytes) => self.write_bytes(bytes, published.as_deref(), &staged),
            Finished::File(source) => {
                let source = below(root, source.as_str());
                if let Some(published) = published
                    && compare::same(&source, &published)?
                {
                    return Ok(Written::Unchanged);
                }
                let mut from = regular::open_within(root, &source).map_err(|it| Error::new("open", &source, it))?;
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

    /// Writes `bytes` to the stage, unless the `published` file holds them.
    fn write_bytes(&self, bytes: &[u8], published: Option<&Path>, staged: &Path) -> Result<Written, Error> {
        if let Some(published) = published
            && compare::holds(published, bytes)?
        {
            return Ok(Written::Unchanged);
        }
        let mut file = self.create(staged)?;
        file.write_all(bytes).map_err(|it| Error::new("write", staged, it))?;
        left(&file, staged)
    }

    /// A new file. What an earlier build left in its place may be one with a file that readers see: it is taken away
    /// and never written through.
    fn create(&self, staged: &Path) -> Result<fs::File, Error> {
        self.unfinished.store(true, Ordering::Relaxed);
        let refused = |it| Error::new("write", staged, it);
        if !self.folder.is_first {
            // A link of someone else's in the site is one in the stage, too, and leads out of both.
            self.clear_way(staged);
        } else if staged.ends_with("index.html") {
            // The pages of a new site have folders of their own, which are not there yet.
            make_folder_of(staged)?;
        }
        // Other threads make folders and clear places nearby, so a second try may find what the first one did not.
        for _ in 0..8 {
            match fs::OpenOptions::new().write(true).create_new(true).open(staged) {
                Ok(file) => return Ok(self.entitled(file, staged)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    let is_folder = staged.symlink_metadata().is_ok_and(|it| it.is_dir());
                    let removed = if is_folder { fs::remove_dir_all(staged) } else { fs::remove_file(staged) };
                    removed.map_err(|it| self.stuck(staged, it))?;
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
        fs::File::create_new(staged).map(|it| self.entitled(it, staged)).map_err(refused)
    }

    /// What is at `staged` was left by an earlier build, and may be a file that nobody can remove.
    fn stuck(&self, staged: &Path, error: io::Error) -> Error {
        let help = format!("give the folder `{}` another name: a build begins without it", self.folder.path.display());
        let is_refused = error.kind() == ErrorKind::PermissionDenied;
        let error = Error::new("remove", staged, error);
        if is_refused { error.with_help(help) } else { error }
    }

    /// A `file` that was made at `staged`, with the mode and the owner of the published one that it replaces, or of our
    /// list if it is quite new: whoever builds may have another umask than before, and readers none.
    fn entitled(&self, file: fs::File, staged: &Path) -> fs::File {
        if self.folder.is_first {
            return file;
        }
        let published = staged.strip_prefix(&self.folder.path).map(|it| self.output.join(it));
        let of = |it: &Path| it.symlink_metadata().ok().filter(fs::Metadata::is_file);
        let wanted = published.ok().and_then(|it| of(&it)).or_else(|| of(&self.output.join(MANIFEST)));
        if let Some((wanted, now)) = wanted.zip(file.metadata().ok()) {
            if (wanted.uid(), wanted.gid()) != (now.uid(), now.gid()) {
                // Only root can give a file away; a server that reads this one reads those of others as well.
                let _ = fchown(&file, Some(wanted.uid()), Some(wanted.gid()));
            }
            if wanted.mode() & RIGHTS != now.mode() & RIGHTS {
                let _ = file.set_permissions(Permissions::from_mode(wanted.mode() & RIGHTS));
            }
        }
        file
    }

    /// Takes away a file or link of an earlier stage that is where a folder has to be.
    fn clear_way(&self, staged: &Path) {
        for around in staged.ancestors().skip(1).take_while(|it| *it != self.folder.path) {
            if around.symlink_metadata().is_ok_and(|it| !it.is_dir()) {
                let _ = fs::remove_file(around);
            }
        }
    }

    /// Makes readers see `next`, whose stage this is; what else is in the output folder stays. The two folders were
    /// last `exchanged` at that moment. Returns the moment at which they are exchanged now, if they are.
    pub(super) fn commit(
        self,
        next: &NextSite<'_>,
        exchanged: Option<Moment>,
        durability: Durability,
    ) -> Result<Option<Moment>, Error> {
        let NextSite { sheets, written, stale, manifest } = *next;
        let (published, staged) = (self.output.join(MANIFEST), self.folder.path.join(MANIFEST));
        let published = Some(published).filter(|_| !self.folder.is_first);
        let manifest = self.write_bytes(manifest.as_bytes(), published.as_deref(), &staged)?;
        let names = written.iter().map(|it| it.as_str());
        let fresh: Vec<&str> = names.chain(matches!(manifest, Written::New(_)).then_some(MANIFEST)).collect();
        let is_apart = self.folder.place != StagePlace::Inside;
        let follower = if is_apart { self.follow(sheets, &fresh, stale, exchanged)? } else { None };
        let exchanged = match follower {
            Some(it) if self.exchange(durability)? => {
                // The stage has become the old site, which may hold the only copy of something.
                self.unfinished.store(false, Ordering::Relaxed);
                let sites = [FolderState::at(&self.output)?, FolderState::at(&self.folder.path)?];
                let exchanged = sites.into_iter().flatten().map(|it| it.changed).min();
                let brought = it.latecomers().bring_along(&self.folder.path, &self.output);
                brought.inspect_err(|_| self.holds_others.store(true, Ordering::Relaxed))?;
                exchanged
            }
            Some(_) | None => {
                let piecemeal = Piecemeal::of(&self.output);
                piecemeal.seal(&self.folder.path, &fresh, stale)?;
                durability.sync(&self.output)?;
                piecemeal.finish()?;
                None
            }
        };
        self.unfinished.store(false, Ordering::Relaxed);
        durability.sync(&self.output)?;
        Ok(exchanged)
    }

    /// Completes the stage; `None` where that cannot be done by links. Copies would have new time stamps and owners.
    fn follow(
        &self,
        sheets: &[&OutputPath],
        fresh: &[&str],
        stale: &BTreeSet<String>,
        exchanged: Option<Moment>,
    ) -> Result<Option<Follower<'_>>, Error> {
        let relative = |it: &str| below(Path::new(""), it);
        let (fresh, stale) = (fresh.iter().map(|it| relative(it)), stale.iter().map(|it| relative(it)));
        let sites = Sites { published: &self.output, staged: &self.folder.path };
        let follower = Follower::new(sites, fresh.collect(), stale.collect(), exchanged);
        if mounts::are_below(&self.output) {
            return Ok(None);
        }
        let is_alone = self.folder.is_first && !self.output.exists();
        let followed = if is_alone { Ok(()) } else { follower.follow() };
        match followed.and_then(|()| follower.look_through(sheets)) {
            Ok(()) => Ok(Some(follower)),
            Err(error) if error.kind().is_some_and(|it| UNLINKED.contains(&it)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether the stage has taken the place of the output folder.
    fn exchange(&self, durability: Durability) -> Result<bool, Error> {
        durability.sync(&self.folder.path)?;
        if !self.output.exists() {
            let moved = fs::rename(&self.folder.path, &self.output);
            return moved.map(|()| true).map_err(|it| Error::new("move the new site to", &self.output, it));
        }
        match renameat_with(CWD, &self.folder.path, CWD, &self.output, RenameFlags::EXCHANGE) {
            Ok(()) if self.folder.path.is_dir() => Ok(true),
            // In this moment someone has put something else where the site was. It goes back to where it was put.
            Ok(()) => {
                let _ = renameat_with(CWD, &self.folder.path, CWD, &self.output, RenameFlags::EXCHANGE);
                Err(disturbed())
            }
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => self.replace().map(|()| true),
            // A mount point, or a folder around it that is not ours.
            Err(Errno::BUSY | Errno::XDEV | Errno::ACCESS | Errno::PERM | Errno::ROFS) => Ok(false),
            Err(error) => Err(Error::new("exchange the old site for the new in", &self.output, error.into())),
        }
    }

    /// Two renames, where the file system cannot exchange. A build that is killed between them is healed by the next.
    fn replace(&self) -> Result<(), Error> {
        fs::rename(&self.output, &self.folder.aside).map_err(|it| Error::new("move", &self.output, it))?;
        fs::rename(&self.folder.path, &self.output)
            .map_err(|it| Error::new("move the new site to", &self.output, it))?;
        fs::rename(&self.folder.aside, &self.folder.path).map_err(|it| Error::new("move", &self.folder.aside, it))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if self.holds_others.load(Ordering::Relaxed) {
            return;
        }
        match self.folder.place {
            StagePlace::Storeroom if self.unfinished.load(Ordering::Relaxed) => _ = remove(&self.folder.path),
            StagePlace::Storeroom => {}
            // After an exchange this is the old site. If it cannot be removed now, the next build tries again.
            StagePlace::Beside | StagePlace::Inside => _ = remove(&self.folder.path),
        }
    }
}

/// How a file was left that was just written.
fn left(file: &fs::File, staged: &Path) -> Result<Written, Error> {
    file.metadata().map(|it| Written::New(FileMark::told_by(&it))).map_err(|it| Error::new("read", staged, it))
}

/// Who may do what with a file.
const RIGHTS: u32 = 0o777;

/// How systems say that they will not link a file: it is another's, on another file system, or has too many links.
const UNLINKED: [ErrorKind; 4] =
    [ErrorKind::PermissionDenied, ErrorKind::CrossesDevices, ErrorKind::TooManyLinks, ErrorKind::Unsupported];
