//! Which files a newsletter reads, by their names alone.

use std::path::Path;

use crate::source::SourcePath;
use crate::world::load::is_hidden;
pub(super) use crate::world::paths::FOLDERS;

/// The name of an input of the newsletter at `root`; `None` for a file that no newsletter reads.
pub(super) fn named(root: &Path, path: &Path) -> Option<SourcePath> {
    let relative = path.strip_prefix(root).ok()?.to_str()?;
    let name = SourcePath::parse(relative)?;
    let ours =
        name.as_str() == "newsletter.toml" || FOLDERS.iter().any(|it| name.as_str() == *it || name.below(it).is_some());
    let folder = name.as_str().split('/').next().unwrap_or("");
    (ours && !name.as_str().split('/').any(|it| is_hidden(folder, it))).then_some(name)
}
