//! Which files of the output folder are ours.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

use super::Adoption;
use super::piecemeal::INSIDE;
use crate::world::Error;

/// Where the names of our files stand, in the output folder itself: it tells them from those of a server or of git.
pub(super) const MANIFEST: &str = ".feuilleton";

/// The files that an earlier build has written to `output`.
///
/// # Errors
/// When the folder holds only files of someone else's, and they were not adopted.
pub(super) fn read(output: &Path, adoption: Adoption) -> Result<BTreeSet<String>, Error> {
    let file = output.join(MANIFEST);
    match fs::read_to_string(&file) {
        Ok(text) => return Ok(text.lines().filter(|it| is_inside(it)).map(str::to_owned).collect()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
        Err(error) => return Err(Error::new("read", &file, error)),
    }
    let foreign = match fs::read_dir(output) {
        // The stage may lie in it.
        Ok(mut entries) => entries.any(|it| it.map_or(true, |it| it.file_name() != INSIDE)),
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => return Err(Error::new("open the folder", output, error)),
    };
    if foreign && adoption == Adoption::Refuse {
        let what = format!("`{}` holds files that feuilleton did not write", output.display());
        let help = "choose another folder with `--output`, or publish among them with `--adopt`";
        return Err(Error::refusal(what, help));
    }
    Ok(BTreeSet::new())
}

/// Whether `name` is one of a file in the output folder. Whoever can write there could have written another one down, and
/// it would be removed.
pub(super) fn is_inside(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|it| matches!(it, Component::Normal(_)))
}

/// The text of a manifest: a name a line, in their order.
pub(super) fn text<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.flat_map(|it| [it, "\n"]).collect()
}

/// Whether the manifest in `output` says that `names`, in their order, are our files and no others.
pub(super) fn lists<'a>(output: &Path, names: impl Iterator<Item = &'a str>) -> bool {
    fs::read_to_string(output.join(MANIFEST)).is_ok_and(|it| it.lines().eq(names))
}
