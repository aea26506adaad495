//! What a folder holds.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::fs::DirEntryExt as _;
use std::path::Path;

use crate::world::error::Error;

/// What a folder holds by one name: what kind of thing, and which.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Folder,
    File(u64),
}

/// What a folder holds, by name.
pub(super) type Entries = BTreeMap<OsString, Entry>;

/// What `folder` holds; `None` if there is no such folder.
pub(super) fn entries(folder: &Path) -> Result<Option<Entries>, Error> {
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
