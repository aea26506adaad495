//! The folders of a newsletter, and the ways in which a path is written besides the system's own: with `/` in the
//! newsletter, for a shell, for GitHub Actions, and as a name for what belongs to a folder.

use std::path::{Path, PathBuf};

use crate::memo::Key;

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

/// Where `root` lies in the repository that GitHub Actions has laid out; `None` outside of one.
#[must_use]
pub fn in_workspace(root: &Path) -> Option<PathBuf> {
    let workspace = Path::new(&std::env::var_os("GITHUB_WORKSPACE")?).canonicalize().ok()?;
    root.canonicalize().ok()?.strip_prefix(workspace).ok().map(Path::to_path_buf)
}

/// A short name for what is kept of the output folder at `path`, wherever that lies.
pub(super) fn token(path: &Path) -> String {
    let key = Key::of("an output folder", &[path.as_os_str().as_encoded_bytes()]).to_string();
    key[..16].to_owned()
}

/// The file at `path`, which has `/` between its parts, below `root`.
pub(super) fn below(root: &Path, path: &str) -> PathBuf {
    root.join(path)
}
