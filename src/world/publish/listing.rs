//! What a folder holds.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::fs::{DirEntryExt as _, MetadataExt as _};
use std::path::Path;

use crate::world::absent::if_there;
use crate::world::error::Error;

/// What a folder holds by one name: what kind of thing, and which.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FolderEntry {
    Folder,
    File(u64),
}

/// What a folder holds, by name.
pub(super) type Entries = BTreeMap<OsString, FolderEntry>;

/// What `folder` holds; `None` if there is no such folder.
pub(super) fn entries(folder: &Path) -> Result<Option<Entries>, Error> {
    let listed = if_there(fs::read_dir(folder)).map_err(|it| Error::new("open the folder", folder, it))?;
    let Some(listed) = listed else { return Ok(None) };
    let entry = |it: io::Result<fs::DirEntry>| {
        let it = it?;
        let entry = if it.file_type()?.is_dir() { FolderEntry::Folder } else { FolderEntry::File(number(&it)?) };
        Ok((it.file_name(), entry))
    };
    listed.map(entry).collect::<io::Result<_>>().map(Some).map_err(|it| Error::new("read the folder", folder, it))
}

/// The number of a file on its file system. Some do not tell it in a list: those that are programs say the same of all
/// files then.
fn number(listed: &fs::DirEntry) -> io::Result<u64> {
    match listed.ino() {
        0 | UNTOLD => match listed.metadata() {
            Ok(found) => Ok(found.ino()),
            // It has gone since.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        },
        told => Ok(told),
    }
}

/// What FUSE says of a file whose number is not told.
const UNTOLD: u64 = 0xffff_ffff;
