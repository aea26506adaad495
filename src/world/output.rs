//! Where a newsletter may be published: anywhere but over itself.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Error, store};

/// The folders that hold what the author wrote.
const OWN: [&str; 3] = ["content", "templates", "static"];

/// The folder that `output` names, with every link followed: a site that is reached through a link is replaced where it
/// lies, and the link stays.
///
/// # Errors
/// When that folder holds the newsletter at `root`, or is a part of it.
pub(super) fn resolve(root: &Path, output: &Path) -> Result<PathBuf, Error> {
    let (newsletter, folder) = (follow(root)?, follow(output)?);
    let refusal = |what: &str| {
        let help = "choose another folder with `--output`, such as `--output public`";
        Err(Error::refusal(format!("`{}` {what}", output.display()), help))
    };
    if newsletter.starts_with(&folder) {
        return refusal("holds the newsletter itself, which the site would take the place of");
    }
    if OWN.iter().any(|it| folder.starts_with(newsletter.join(it))) {
        return refusal("is where the newsletter's own files lie");
    }
    if folder.starts_with(store::folder(&newsletter)) {
        return refusal("is where builds keep what they remember");
    }
    Ok(folder)
}

/// A path without links, even if its last parts are yet to be made.
fn follow(path: &Path) -> Result<PathBuf, Error> {
    match (path.canonicalize(), path.file_name()) {
        (Ok(real), _) => Ok(real),
        (Err(error), Some(name)) if error.kind() == ErrorKind::NotFound => {
            let parent = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Ok(follow(parent)?.join(name))
        }
        (Err(error), _) => Err(Error::new("find", path, error)),
    }
}
