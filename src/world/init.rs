//! Starting something: files that are written where there were none. Nothing that exists is ever overwritten.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::error::Error;
use super::paths::{FOLDERS, below};
use crate::source::Source;

/// Writes `files` below `folder`.
///
/// # Errors
/// When one of them is there already: nothing is written then. Or when the folder cannot be written to.
pub fn init(folder: &Path, files: &[Source]) -> Result<(), Error> {
    if folder.is_file() {
        let help = "choose another name for the folder: `feuilleton init DIR`";
        return Err(Error::refusal(format!("`{}` is a file", folder.display()), help));
    }
    if let Some(newsletter) = around(folder) {
        let what = format!("`{}` belongs to the newsletter in `{}`", folder.display(), newsletter.display());
        return Err(Error::refusal(what, "nothing was written; a newsletter has a folder of its own, beside that one"));
    }
    if let Some(there) = files.iter().map(|it| below(folder, it.path.as_str())).find(|it| it.exists()) {
        let there = there.strip_prefix(".").unwrap_or(&there);
        let what = format!("`{}` is there already", there.display());
        return Err(Error::refusal(what, "nothing was written; choose an empty folder: `feuilleton init DIR`"));
    }
    let around =
        |it: &Source| below(folder, it.path.as_str()).ancestors().skip(1).map(Path::to_path_buf).collect::<Vec<_>>();
    if let Some(file) = files.iter().flat_map(around).find(|it| it.symlink_metadata().is_ok() && !it.is_dir()) {
        let file = file.strip_prefix(".").unwrap_or(&file);
        let what = format!("`{}` is no folder, and files would have to lie in it", file.display());
        return Err(Error::refusal(what, "nothing was written; move it away, or choose an empty folder"));
    }
    write_new(folder, files).map(|_| ())
}

/// The newsletter that reads everything in `folder`, if there is one.
fn around(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).ok()?;
    let inputs = whole.ancestors().filter(|it| FOLDERS.iter().any(|name| it.ends_with(name)));
    let mut roots = inputs.filter_map(Path::parent);
    roots.find(|it| it.join("newsletter.toml").is_file()).map(Path::to_path_buf)
}

/// Writes `files` below `folder`, and gives the whole paths of them.
///
/// # Errors
/// When one is there already, or cannot be written. None of them is left then: half a file, such as a full disk leaves,
/// would be in the way of all that comes after.
pub fn write_new(folder: &Path, files: &[Source]) -> Result<Vec<PathBuf>, Error> {
    let mut begun = Begun::default();
    for file in files {
        let path = below(folder, file.path.as_str());
        begin(&path, file, &mut begun).inspect_err(|_| begun.take_away())?;
    }
    Ok(begun.files)
}

/// What has come about so far.
#[derive(Default)]
struct Begun {
    files: Vec<PathBuf>,
    /// From the outermost to the innermost.
    folders: Vec<PathBuf>,
}

impl Begun {
    /// Takes all of it away again; a folder into which someone else has put something stays.
    fn take_away(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Writes one file at `path`, where none is.
fn begin(path: &Path, file: &Source, begun: &mut Begun) -> Result<(), Error> {
    let parent = path.parent().expect("a file lies in a folder");
    let is_missing = |it: &&Path| !it.as_os_str().is_empty() && it.symlink_metadata().is_err();
    let missing: Vec<_> = parent.ancestors().take_while(is_missing).map(Path::to_path_buf).collect();
    begun.folders.extend(missing.into_iter().rev());
    fs::create_dir_all(parent).map_err(|it| Error::new("make the folder", parent, it))?;
    let opened = fs::OpenOptions::new().write(true).create_new(true).open(path);
    let mut opened = opened.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Error::refusal(format!("`{}` is there already", path.display()), "it was left as it is")
        }
        _ => Error::new("write", path, error),
    })?;
    begun.files.push(path.to_path_buf());
    opened.write_all(file.text.as_bytes()).map_err(|it| Error::new("write", path, it))
}

/// Eight hexadecimal digits that no other newsletter is likely to have: of the moment, the process and the folder.
#[must_use]
pub fn something_unique(folder: &Path) -> String {
    let moment = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_nanos());
    let seed = format!("{moment} {} {}", std::process::id(), folder.display());
    blake3::hash(seed.as_bytes()).to_hex()[..8].to_owned()
}
