//! Letters on their way out: files in a folder that may hold others, and pictures that travel with them.

use std::fs;
use std::path::Path;

use super::{Error, below, output};

/// A file to be written, by its path below a folder.
#[derive(Debug)]
pub struct Parcel {
    /// Its path, with `/` between the parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes `parcels` below `folder`, each in one step. Files that are as they should be are not touched, and others stay.
///
/// # Errors
/// When the folder cannot be written to, or is where the newsletter at `root` has files of its own.
pub fn deliver(root: &Path, folder: &Path, parcels: &[Parcel]) -> Result<(), Error> {
    output::is_apart(root, folder)?;
    fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))?;
    for parcel in parcels {
        let path = below(folder, &parcel.path);
        if fs::read(&path).is_ok_and(|it| it == parcel.bytes) {
            continue;
        }
        let parent = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(parent).map_err(|it| Error::new("make the folder", parent, it))?;
        let fresh = parent.join(format!(".feuilleton-{}", std::process::id()));
        fs::write(&fresh, &parcel.bytes).map_err(|it| Error::new("write", &path, it))?;
        fs::rename(&fresh, &path).map_err(|it| Error::new("replace", &path, it))?;
    }
    Ok(())
}

/// Makes the folders `names` below `folder`, such as those that a Maildir needs even where they are empty.
///
/// # Errors
/// When one cannot be made.
pub fn make_folders(folder: &Path, names: &[String]) -> Result<(), Error> {
    for name in names {
        let path = below(folder, name);
        fs::create_dir_all(&path).map_err(|it| Error::new("make the folder", &path, it))?;
    }
    Ok(())
}
