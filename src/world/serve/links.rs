//! Files that a newsletter reads by way of a link. They are edited where the link leads, and that may be a folder that
//! no newsletter reads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::inputs::{FOLDERS, named};
use crate::source::SourcePath;

/// The links of one newsletter.
#[derive(Default)]
pub(super) struct Links {
    /// The names of the links to each file, by its real path.
    names: BTreeMap<PathBuf, BTreeSet<SourcePath>>,
}

impl Links {
    /// Those in the newsletter at `root`, which is a real path.
    pub(super) fn of(root: &Path) -> Links {
        let tops = FOLDERS.iter().copied().chain(["newsletter.toml"]);
        let entries = tops.flat_map(|it| WalkDir::new(root.join(it)).into_iter().flatten());
        let mut links = Links::default();
        for entry in entries.filter(walkdir::DirEntry::path_is_symlink) {
            // One that leads nowhere is told by whoever reads the newsletter.
            if let (Ok(target), Some(name)) = (entry.path().canonicalize(), named(root, entry.path())) {
                links.names.entry(target).or_default().insert(name);
            }
        }
        links
    }

    /// The links that lead to the file at `path`.
    pub(super) fn to(&self, path: &Path) -> impl Iterator<Item = &SourcePath> {
        self.names.get(path).into_iter().flatten()
    }

    /// Whether the file called `name` is a link that was not there when these were found, or led elsewhere.
    pub(super) fn lack(&self, root: &Path, name: &SourcePath) -> bool {
        let path = root.join(name.as_str());
        path.is_symlink() && path.canonicalize().is_ok_and(|it| !self.to(&it).any(|it| it == name))
    }

    /// The folders outside of [`FOLDERS`] that the files lie in.
    pub(super) fn folders(&self, root: &Path) -> BTreeSet<PathBuf> {
        let parents = self.names.keys().filter_map(|it| it.parent());
        let elsewhere = |it: &&Path| *it != root && !FOLDERS.iter().any(|folder| it.starts_with(root.join(folder)));
        parents.filter(elsewhere).map(Path::to_path_buf).collect()
    }
}
