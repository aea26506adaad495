//! The folder in which the next site is put together, beside the one that readers see, and how the one becomes the other.
//!
//! Where much differs, the stage is completed with hard links to all that stays, and the two folders are exchanged in a
//! single step. Where little differs (an episode edited, say), linking ten thousand files would cost more than the build:
//! the stage is sealed by a rename and its few files are moved into place one after another, which takes a millisecond. A
//! build that dies within that millisecond leaves a sealed stage, and the next one finishes it first.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::compare;
use super::manifest::MANIFEST;
use crate::address::OutputPath;
use crate::edition::Content;
use crate::world::{Error, below};

/// A stage with what differs so far. It goes when it is dropped.
pub(super) struct Stage {
    output: PathBuf,
    folder: PathBuf,
    sealed: PathBuf,
    /// A lock on the folder around, held while the stage exists: two builds into one folder take turns.
    _lock: fs::File,
}

/// What became of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It is new, or differs from what is published.
    New,
    /// It is published already, byte for byte.
    AsItWas,
}

/// Up to so many files are moved into place one by one.
const FEW: usize = 64;

/// The names of files that are to be removed, in a sealed stage. No sheet can have this name: an address has no such part.
const DOOMED: &str = "\u{1}doomed";

impl Stage {
    /// An empty stage for `output`. What a build left that was killed is finished, or taken away.
    pub(super) fn beside(output: &Path) -> Result<Stage, Error> {
        let parent = output.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(|it| Error::new("make the folder", parent, it))?;
        let name = output.file_name().map_or_else(|| "output".to_owned(), |it| it.to_string_lossy().into_owned());
        let lock = fs::File::open(parent).map_err(|it| Error::new("open the folder", parent, it))?;
        lock.lock().map_err(|it| Error::new("lock the folder", parent, it))?;
        let stage = Stage {
            output: output.to_path_buf(),
            folder: parent.join(format!(".{name}.next")),
            sealed: parent.join(format!(".{name}.sealed")),
            _lock: lock,
        };
        if stage.sealed.exists() {
            stage.put_in_place()?;
        }
        remove(&stage.folder)?;
        fs::create_dir(&stage.folder).map_err(|it| Error::new("make the folder", &stage.folder, it))?;
        Ok(stage)
    }

    /// Writes `content` to the stage, unless the same bytes are published already. `root` is where the author's files lie.
    pub(super) fn write(&self, path: &OutputPath, content: &Content, root: &Path) -> Result<Written, Error> {
        let (published, staged) = (below(&self.output, path.as_str()), below(&self.folder, path.as_str()));
        match content {
            Content::Printed(bytes) => write_bytes(bytes, &published, &staged),
            Content::Theme(bytes) => write_bytes(bytes, &published, &staged),
            Content::Picture(..) | Content::Card(_) => unreachable!("a picture is made before it is written"),
            Content::File(source) => {
                let source = below(root, source.as_str());
                if compare::same(&source, &published)? {
                    return Ok(Written::AsItWas);
                }
                make_folder_of(&staged)?;
                fs::copy(&source, &staged).map_err(|it| Error::new("copy", &source, it))?;
                Ok(Written::New)
            }
        }
    }

    /// Where the sheet at `path` stands on the stage.
    pub(super) fn staged(&self, path: &OutputPath) -> PathBuf {
        below(&self.folder, path.as_str())
    }

    /// Makes readers see the stage: `written` differs, `stale` goes, all else in the output folder stays.
    pub(super) fn commit(self, written: &[&OutputPath], stale: &BTreeSet<String>, manifest: &str) -> Result<(), Error> {
        write_bytes(manifest.as_bytes(), &self.output.join(MANIFEST), &self.folder.join(MANIFEST))?;
        if !self.output.exists() {
            return fs::rename(&self.folder, &self.output)
                .map_err(|it| Error::new("move the new site to", &self.output, it));
        }
        if written.len() + stale.len() <= FEW {
            let doomed = self.folder.join(DOOMED);
            let names: String = stale.iter().flat_map(|it| [it, "\n"]).collect();
            fs::write(&doomed, names).map_err(|it| Error::new("write", &doomed, it))?;
            fs::rename(&self.folder, &self.sealed).map_err(|it| Error::new("seal", &self.folder, it))?;
            return self.put_in_place();
        }
        let mut leaving: BTreeSet<PathBuf> = stale.iter().map(|it| below(&self.output, it)).collect();
        leaving.extend(written.iter().map(|it| below(&self.output, it.as_str())));
        link_tree(&self.output, &self.folder, &leaving)?;
        match renameat_with(CWD, &self.folder, CWD, &self.output, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(()),
            // Some file systems cannot exchange; then the old site is moved aside for a moment.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => self.replace(),
            Err(error) => Err(Error::new("exchange the old site for the new in", &self.output, error.into())),
        }
    }

    /// Moves every file of a sealed stage to its place. Done twice, it does no harm.
    fn put_in_place(&self) -> Result<(), Error> {
        // Someone may have taken the site away since the stage was sealed.
        fs::create_dir_all(&self.output).map_err(|it| Error::new("make the folder", &self.output, it))?;
        let doomed = self.sealed.join(DOOMED);
        let names = fs::read_to_string(&doomed).map_err(|it| Error::new("read", &doomed, it))?;
        for name in names.lines() {
            let file = below(&self.output, name);
            match fs::remove_file(&file) {
                Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                    return Err(Error::new("remove", &file, error));
                }
                _ => remove_empty_folders(&file, &self.output),
            }
        }
        move_tree(&self.sealed, &self.output, Some(DOOMED))?;
        remove(&self.sealed)
    }

    fn replace(&self) -> Result<(), Error> {
        let old = self.folder.with_extension("old");
        remove(&old)?;
        fs::rename(&self.output, &old).map_err(|it| Error::new("move", &self.output, it))?;
        fs::rename(&self.folder, &self.output).map_err(|it| Error::new("move the new site to", &self.output, it))?;
        remove(&old)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // After an exchange this is the old site. If it cannot be removed now, the next build tries again.
        let _ = remove(&self.folder);
    }
}

fn write_bytes(bytes: &[u8], published: &Path, staged: &Path) -> Result<Written, Error> {
    if compare::holds(published, bytes)? {
        return Ok(Written::AsItWas);
    }
    // Most sheets of a new site share no folder, so the folder is made only when writing fails without it.
    match fs::write(staged, bytes) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make_folder_of(staged)?;
            fs::write(staged, bytes).map_err(|it| Error::new("write", staged, it))?;
        }
        other => other.map_err(|it| Error::new("write", staged, it))?,
    }
    Ok(Written::New)
}

fn make_folder_of(file: &Path) -> Result<(), Error> {
    let folder = file.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))
}

/// Hard links to everything below `from`, but not `leaving` nor what `to` has already. Empty folders are left behind.
fn link_tree(from: &Path, to: &Path, leaving: &BTreeSet<PathBuf>) -> Result<(), Error> {
    let mut made = to.exists();
    for entry in fs::read_dir(from).map_err(|it| Error::new("open the folder", from, it))? {
        let entry = entry.map_err(|it| Error::new("read the folder", from, it))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if leaving.contains(&source) {
            continue;
        }
        let kind = entry.file_type().map_err(|it| Error::new("read", &source, it))?;
        if kind.is_dir() {
            link_tree(&source, &target, leaving)?;
            continue;
        }
        if !made {
            fs::create_dir_all(to).map_err(|it| Error::new("make the folder", to, it))?;
            made = true;
        }
        match fs::hard_link(&source, &target) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => {
                fs::copy(&source, &target).map_err(|it| Error::new("copy", &source, it))?;
            }
        }
    }
    Ok(())
}

/// Moves every file below `from` to the same place below `to`, but not the one called `except` at the top.
fn move_tree(from: &Path, to: &Path, except: Option<&str>) -> Result<(), Error> {
    for entry in fs::read_dir(from).map_err(|it| Error::new("open the folder", from, it))? {
        let entry = entry.map_err(|it| Error::new("read the folder", from, it))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if except.is_some_and(|it| entry.file_name() == it) {
            continue;
        }
        if entry.file_type().map_err(|it| Error::new("read", &source, it))?.is_dir() {
            fs::create_dir_all(&target).map_err(|it| Error::new("make the folder", &target, it))?;
            move_tree(&source, &target, None)?;
        } else {
            fs::rename(&source, &target).map_err(|it| Error::new("replace", &target, it))?;
        }
    }
    Ok(())
}

/// Removes the folders around `file`, below `output`, that have nothing left in them.
fn remove_empty_folders(file: &Path, output: &Path) {
    let around = file.ancestors().skip(1).take_while(|it| *it != output);
    for folder in around {
        // A folder that is not empty stays, and so do those around it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::new("remove", folder, error)),
        _ => Ok(()),
    }
}
