//! Files, and nothing that only has the name of one: whoever opens a pipe waits until somebody writes to it, and a link
//! leads to what is someone else's.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use rustix::fs::OFlags;
use rustix::io::Errno;

/// The file at `path` and its length. Of anything else that stands there it is said that it is not found.
///
/// # Errors
/// When it cannot be opened.
pub(super) fn open(path: &Path) -> io::Result<(File, u64)> {
    let opened = OpenOptions::new().read(true).custom_flags(OFlags::NONBLOCK.bits().cast_signed()).open(path);
    let file = opened.map_err(|it| match Errno::from_io_error(&it) {
        // That is how a socket is refused.
        Some(Errno::NXIO) => ErrorKind::NotFound.into(),
        _ => it,
    })?;
    let found = file.metadata()?;
    if found.is_file() { Ok((file, found.len())) } else { Err(ErrorKind::NotFound.into()) }
}

/// The file at `path`, unless that is not below `root` once every link is followed.
///
/// # Errors
/// When it cannot be opened, or lies elsewhere.
pub(super) fn open_within(root: &Path, path: &Path) -> io::Result<File> {
    let (file, _) = open(path)?;
    if path.canonicalize()?.starts_with(root.canonicalize()?) {
        Ok(file)
    } else {
        Err(io::Error::other("it leads out of the newsletter"))
    }
}

/// The bytes of the file at `path`.
///
/// # Errors
/// When it cannot be read, or is no file.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let (mut file, length) = open(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.read_to_end(&mut bytes).map(|_| bytes)
}

/// The text of the file at `path`.
///
/// # Errors
/// When it cannot be read, is no text, or no file.
pub(super) fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open(path)?.0.read_to_string(&mut text).map(|_| text)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::{open, open_within};

    #[test]
    fn what_a_link_leads_to_elsewhere_and_what_is_no_file_is_not_read() {
        let folder = std::env::temp_dir().join(format!("feuilleton-regular-{}", std::process::id()));
        let root = folder.join("root");
        fs::create_dir_all(&root).expect("it can be made");
        fs::write(root.join("own"), "mine").and_then(|()| fs::write(folder.join("other"), "theirs")).expect("it can");
        symlink("own", root.join("inner")).and_then(|()| symlink("../other", root.join("outer"))).expect("it can");
        let _socket = UnixListener::bind(root.join("socket")).expect("it can be made");
        assert!(open_within(&root, &root.join("own")).is_ok() && open_within(&root, &root.join("inner")).is_ok());
        assert!(open_within(&root, &root.join("outer")).is_err());
        assert_eq!(open(&root.join("socket")).map_err(|it| it.kind()).err(), Some(ErrorKind::NotFound));
        fs::remove_dir_all(folder).expect("it is ours");
    }
}
