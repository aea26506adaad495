//! Whether the published site has the same bytes already.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::world::absent::if_there;
use crate::world::error::Error;
use crate::world::regular;

/// Whether `file` holds exactly these bytes.
pub(super) fn holds(file: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let Some((mut opened, length)) = open(file)? else { return Ok(false) };
    if length != bytes.len() as u64 {
        return Ok(false);
    }
    let mut found = Vec::with_capacity(bytes.len() + 1);
    opened.read_to_end(&mut found).map_err(|it| Error::new("read", file, it))?;
    Ok(found == bytes)
}

/// Whether two files hold the same bytes.
pub(super) fn same(source: &Path, published: &Path) -> Result<bool, Error> {
    let Some((mut there, length)) = open(published)? else { return Ok(false) };
    let Some((mut here, ours)) = open(source)? else { return Ok(false) };
    if ours != length {
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

/// A file and its length, if it is there. A folder where a file should be is not there.
fn open(file: &Path) -> Result<Option<(fs::File, u64)>, Error> {
    if_there(regular::open(file)).map_err(|it| Error::new("read", file, it))
}
