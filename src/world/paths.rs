//! The folders of a newsletter, and the two ways in which a path is written besides the system's own: with `/` in the
//! newsletter, and for a shell.

use std::path::{Path, PathBuf};

/// The folders that a newsletter is made of. Anything else in its root, such as what it is published to, is not read.
pub(super) const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// A path as it is typed in a shell.
#[must_use]
pub fn quoted(path: &str) -> String {
    let plain = |it: char| it.is_alphanumeric() || "/._-+:@~".contains(it);
    if path.chars().all(plain) && !path.is_empty() {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// The file at `path`, which has `/` between its parts, below `root`.
pub(super) fn below(root: &Path, path: &str) -> PathBuf {
    root.join(path)
}
