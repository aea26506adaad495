//! Files of others in the output folder that are in the way of a sheet. They are looked for before anything is moved.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use super::publication::Adoption;
use crate::address::OutputPath;
use crate::world::absent::if_there;
use crate::world::error::Error;
use crate::world::output::MANIFEST;
use crate::world::paths::below;

/// Our files in the output folder: all of the manifest, and those of them that will go.
pub(super) struct Ours<'a> {
    pub all: &'a BTreeSet<String>,
    pub stale: &'a BTreeSet<String>,
}

/// Looks at every place where one of `written` will be.
///
/// # Errors
/// When something of others is there. With [`Adoption::Adopt`], a file is replaced, and a folder never is.
pub(super) fn check(output: &Path, written: &[&OutputPath], ours: &Ours<'_>, adoption: Adoption) -> Result<(), Error> {
    if !output.exists() {
        return Ok(());
    }
    if let Some(Kind::Folder) = kind(&output.join(MANIFEST))? {
        return Err(in_the_way(&output.join(MANIFEST), "the list of our files", BLOCKED));
    }
    let mut folders = HashSet::new();
    'sheets: for path in written.iter().map(|it| it.as_str()) {
        for (end, _) in path.match_indices('/') {
            let around = &path[..end];
            if folders.contains(around) {
                continue;
            }
            match kind(&below(output, around))? {
                Some(Kind::Folder) => folders.insert(around),
                None => continue 'sheets,
                Some(Kind::File | Kind::Link) if ours.stale.contains(around) => continue 'sheets,
                // Through a link, a sheet would be written outside the output folder.
                Some(Kind::File | Kind::Link) => {
                    return Err(in_the_way(&below(output, around), &quoted(path), BLOCKED));
                }
            };
        }
        let place = below(output, path);
        match kind(&place)? {
            None => {}
            Some(Kind::File) if ours.all.contains(path) || adoption == Adoption::Adopt => {}
            Some(Kind::Link) if adoption == Adoption::Adopt => {}
            Some(Kind::File | Kind::Link) => return Err(in_the_way(&place, &quoted(path), ADOPTABLE)),
            Some(Kind::Folder) => only_stale(&place, path, path, ours)?,
        }
    }
    Ok(())
}

/// Checks that everything below `folder`, which is called `name`, will go before `sheet` takes its place.
fn only_stale(folder: &Path, name: &str, sheet: &str, ours: &Ours<'_>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(|it| Error::new("open the folder", folder, it))? {
        let entry = entry.map_err(|it| Error::new("read the folder", folder, it))?;
        let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(|it| Error::new("read", &entry.path(), it))?.is_dir() {
            only_stale(&entry.path(), &inner, sheet, ours)?;
        } else if !ours.stale.contains(&inner) {
            return Err(in_the_way(&entry.path(), &quoted(sheet), BLOCKED));
        }
    }
    Ok(())
}

enum Kind {
    File,
    Folder,
    Link,
}

fn kind(place: &Path) -> Result<Option<Kind>, Error> {
    let found = if_there(fs::symlink_metadata(place)).map_err(|it| Error::new("look at", place, it))?;
    Ok(found.map(|it| match it.file_type() {
        it if it.is_dir() => Kind::Folder,
        it if it.is_symlink() => Kind::Link,
        _ => Kind::File,
    }))
}

fn quoted(path: &str) -> String {
    format!("`{path}`")
}

fn in_the_way(place: &Path, sheet: &str, help: &str) -> Error {
    let what = format!("`{}` was not written by feuilleton and stands where {sheet} would be", place.display());
    Error::refusal(what, help)
}

const ADOPTABLE: &str = "move it away, or let it be replaced with `--adopt`; nothing was changed";
const BLOCKED: &str = "move it away, or give the page or file another name; nothing was changed";
