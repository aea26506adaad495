//! From printed sheets to a folder that a web server shows.
//!
//! The folder is compared, not cleared: what is already right is left alone, and every time stamp of it. What differs is
//! written beside the folder first; only when every sheet is printed is the new tree, with hard links to all that stays,
//! exchanged for the old one in a single step. A build that fails or is killed leaves the published site as it was.
//!
//! A manifest names the files that are ours. Files that it does not name belong to someone else and stay.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::drawings::settled;
use super::{Error, Progress, below};
use crate::address::OutputPath;
use crate::diagnostic::Report;
use crate::edition::{Content, Edition};
use crate::press::Press;

/// What becomes of a folder that holds files of someone else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adoption {
    /// It is left alone.
    Refuse,
    /// The newsletter is published among them.
    Adopt,
}

/// What publishing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// Files that are new or different.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of an earlier edition that are gone.
    pub removed: usize,
}

/// How publishing ended.
#[derive(Debug)]
pub enum Outcome {
    /// The folder shows the edition.
    Published(Changes),
    /// A sheet could not be printed, which was told; the folder shows what it showed before.
    Withheld,
}

/// The names of the files that are ours, in the output folder.
const MANIFEST: &str = ".feuilleton";

/// Prints every sheet of `edition` and makes `output` show it. `root` is where the author's own files lie.
///
/// # Errors
/// When a file cannot be read or written, or when `output` belongs to someone else.
pub fn publish(
    edition: &Edition,
    press: &Press<'_>,
    root: &Path,
    output: &Path,
    adoption: Adoption,
    report: &mut Report,
) -> Result<Outcome, Error> {
    let ours = manifest(output, adoption)?;
    let stage = Stage::beside(output)?;
    let progress = Progress::of(edition.len());
    let told = Mutex::new(Report::default());
    let sheets: Vec<&OutputPath> = edition.sheets().map(|(path, _)| path).collect();
    let written: Vec<&OutputPath> = sheets
        .par_iter()
        .map(|path| {
            let mut report = Report::default();
            let content = edition.print(path, press, &mut report);
            let content = settled(content, root, press.memo, &mut report)?;
            progress.step();
            told.lock().expect("no thread panics while it tells").absorb(report);
            match content {
                Ok(Some(content)) => {
                    stage.write(path, &content, root, output).map(|it| (it == Written::New).then_some(*path))
                }
                Ok(None) | Err(_) => Ok(None),
            }
        })
        .collect::<Result<Vec<_>, Error>>()?
        .into_iter()
        .flatten()
        .collect();
    progress.end();
    let told = told.into_inner().expect("no thread panics while it tells");
    let failed = told.errors() > 0;
    report.absorb(told);
    if failed {
        return Ok(Outcome::Withheld);
    }

    let current: BTreeSet<&str> = sheets.iter().map(|it| it.as_str()).collect();
    let stale: BTreeSet<String> = ours.into_iter().filter(|it| !current.contains(it.as_str())).collect();
    let changes = Changes { written: written.len(), unchanged: sheets.len() - written.len(), removed: stale.len() };
    if changes.written > 0 || changes.removed > 0 {
        let manifest: String = current.iter().flat_map(|it| [it, "\n"]).collect();
        stage.commit(output, &written, &stale, &manifest)?;
    }
    Ok(Outcome::Published(changes))
}

/// The files that an earlier build has written to `output`.
fn manifest(output: &Path, adoption: Adoption) -> Result<Vec<String>, Error> {
    let file = output.join(MANIFEST);
    match fs::read_to_string(&file) {
        Ok(text) => return Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
        Err(error) => return Err(Error::new("read", &file, error)),
    }
    let foreign = match fs::read_dir(output) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => return Err(Error::new("open the folder", output, error)),
    };
    if foreign && adoption == Adoption::Refuse {
        let what = format!("`{}` holds files that feuilleton did not write", output.display());
        return Err(Error::refusal(
            what,
            "choose another folder with `--output`, or publish among them with `--adopt`",
        ));
    }
    Ok(Vec::new())
}

#[derive(Debug, PartialEq, Eq)]
enum Written {
    New,
    AsItWas,
}

/// The folder in which the next site is put together, beside the one that is published. It goes when it is dropped.
struct Stage {
    folder: PathBuf,
    /// A lock on the folder around, held while the stage exists: two builds into one folder take turns.
    _lock: fs::File,
}

impl Stage {
    fn beside(output: &Path) -> Result<Stage, Error> {
        let parent = output.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(|it| Error::new("make the folder", parent, it))?;
        let name = output.file_name().map_or_else(|| "output".to_owned(), |it| it.to_string_lossy().into_owned());
        let lock = fs::File::open(parent).map_err(|it| Error::new("open the folder", parent, it))?;
        lock.lock().map_err(|it| Error::new("lock the folder", parent, it))?;
        let folder = parent.join(format!(".{name}.next"));
        // What a build left that was killed.
        remove(&folder)?;
        fs::create_dir(&folder).map_err(|it| Error::new("make the folder", &folder, it))?;
        Ok(Stage { folder, _lock: lock })
    }

    /// Writes `content` to the stage, unless `output` has the same bytes already.
    fn write(&self, path: &OutputPath, content: &Content, root: &Path, output: &Path) -> Result<Written, Error> {
        let (published, staged) = (below(output, path.as_str()), below(&self.folder, path.as_str()));
        let make_folder = || {
            let folder = staged.parent().expect("a file lies in a folder");
            fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))
        };
        let bytes: &[u8] = match content {
            Content::Printed(bytes) => bytes,
            Content::Theme(bytes) => bytes,
            Content::Drawing(_) => unreachable!("a drawing is turned into a picture before it is written"),
            Content::File(source) => {
                let source = below(root, source.as_str());
                if same_file(&source, &published)? {
                    return Ok(Written::AsItWas);
                }
                make_folder()?;
                fs::copy(&source, &staged).map_err(|it| Error::new("copy", &source, it))?;
                return Ok(Written::New);
            }
        };
        if holds(&published, bytes)? {
            return Ok(Written::AsItWas);
        }
        make_folder()?;
        fs::write(&staged, bytes).map_err(|it| Error::new("write", &staged, it))?;
        Ok(Written::New)
    }

    /// Completes the stage with all of `output` that stays, and exchanges the two.
    fn commit(
        self,
        output: &Path,
        written: &[&OutputPath],
        stale: &BTreeSet<String>,
        manifest: &str,
    ) -> Result<(), Error> {
        let file = self.folder.join(MANIFEST);
        fs::write(&file, manifest).map_err(|it| Error::new("write", &file, it))?;
        if !output.exists() {
            return fs::rename(&self.folder, output).map_err(|it| Error::new("move the new site to", output, it));
        }
        let mut leaving: BTreeSet<PathBuf> = stale.iter().map(|it| below(output, it)).collect();
        leaving.extend(written.iter().map(|it| below(output, it.as_str())));
        leaving.insert(output.join(MANIFEST));
        link_tree(output, &self.folder, &leaving)?;
        match renameat_with(CWD, &self.folder, CWD, output, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(()),
            // Some file systems cannot exchange; then the old site is moved aside for a moment.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
                self.replace(output)
            }
            Err(error) => Err(Error::new("exchange the old site for the new in", output, error.into())),
        }
    }

    fn replace(&self, output: &Path) -> Result<(), Error> {
        let old = self.folder.with_extension("old");
        remove(&old)?;
        fs::rename(output, &old).map_err(|it| Error::new("move", output, it))?;
        fs::rename(&self.folder, output).map_err(|it| Error::new("move the new site to", output, it))?;
        remove(&old)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // After an exchange this is the old site. If it cannot be removed now, the next build tries again.
        let _ = remove(&self.folder);
    }
}

/// Hard links to everything below `from`, but not `leaving`, at the same places below `to`. Empty folders are left behind.
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
            // A new sheet stands where someone else's file was.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => {
                fs::copy(&source, &target).map_err(|it| Error::new("copy", &source, it))?;
            }
        }
    }
    Ok(())
}

/// Whether `file` holds exactly these bytes.
fn holds(file: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let Some(opened) = open(file)? else { return Ok(false) };
    let mut found = Vec::with_capacity(bytes.len() + 1);
    opened.take(bytes.len() as u64 + 1).read_to_end(&mut found).map_err(|it| Error::new("read", file, it))?;
    Ok(found == bytes)
}

/// Whether two files hold the same bytes.
fn same_file(source: &Path, published: &Path) -> Result<bool, Error> {
    let Some(mut there) = open(published)? else { return Ok(false) };
    let mut here = fs::File::open(source).map_err(|it| Error::new("open", source, it))?;
    let length =
        |file: &fs::File, path: &Path| file.metadata().map(|it| it.len()).map_err(|it| Error::new("read", path, it));
    if length(&here, source)? != length(&there, published)? {
        return Ok(false);
    }
    let (mut ours, mut theirs) = ([0; 16_384], [0; 16_384]);
    loop {
        let count = here.read(&mut ours).map_err(|it| Error::new("read", source, it))?;
        if count == 0 {
            return Ok(true);
        }
        if there.read_exact(&mut theirs[..count]).is_err() || ours[..count] != theirs[..count] {
            return Ok(false);
        }
    }
}

/// A file if it is there. A folder where a file should be is not there.
fn open(file: &Path) -> Result<Option<fs::File>, Error> {
    match fs::File::open(file) {
        Ok(opened) if opened.metadata().is_ok_and(|it| it.is_file()) => Ok(Some(opened)),
        Ok(_) => Ok(None),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::new("read", file, error)),
    }
}

fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::new("remove", folder, error)),
        _ => Ok(()),
    }
}
