//! The folder in which the next site is put together: while sheets are printed, it gets what differs. How it becomes
//! the site that readers see is left to `exchange`.

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Seek as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::process::geteuid;

use super::compare;
use super::piecemeal::{make_folder_of, remove};
use super::publication::Publication;
use super::stage_folder::{StageFolder, StagePlace};
use crate::address::OutputPath;
use crate::world::darkroom::Finished;
use crate::world::edits::undisturbed;
use crate::world::error::Error;
use crate::world::heirs::ROOT;
use crate::world::mark::FileMark;
use crate::world::output::MANIFEST;
use crate::world::paths::below;
use crate::world::regular;

/// A stage with what differs so far.
pub(super) struct Stage {
    /// The folder that readers see, without links.
    pub output: PathBuf,
    pub folder: StageFolder,
    /// Who has the output folder, if that is someone else than root, who builds.
    pub heir: Option<(u32, u32)>,
    /// Whether something was written that has come to nothing so far.
    pub unfinished: AtomicBool,
    /// Whether something of someone else's had to stay in it, which readers should see.
    pub holds_others: AtomicBool,
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
        let found = output.metadata().ok().filter(|it| geteuid().is_root() && it.uid() != ROOT);
        Ok(Stage {
            output: output.to_path_buf(),
            folder,
            heir: found.map(|it| (it.uid(), it.gid())),
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
    pub(super) fn write_bytes(&self, bytes: &[u8], published: Option<&Path>, staged: &Path) -> Result<Written, Error> {
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
    /// list if it is quite new: whoever builds may have another umask than before, and readers none. In a new site, it
    /// belongs to whoever has the folder.
    fn entitled(&self, file: fs::File, staged: &Path) -> fs::File {
        if let Some((owner, group)) = self.heir {
            let _ = fchown(&file, Some(owner), Some(group));
        }
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
