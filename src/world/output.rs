//! Where a newsletter may be published, and where its letters may be laid: anywhere but over itself; and what is ours
//! where it is published.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::error::Error;
use super::paths::FOLDERS;
use super::store;

/// The file in the output folder that lists our files. All others belong to a server, to git, or to someone else.
pub(super) const MANIFEST: &str = ".feuilleton";

/// Where letters are laid if nothing else is said.
pub(super) const LETTERS: &str = "letters";

/// Where the stage is if it cannot be exchanged for the output folder.
pub(super) const INSIDE: &str = ".feuilleton.stage";

/// The folder that `output` names, with every link followed: a site that is reached through a link is replaced where it
/// lies, and the link stays.
///
/// # Errors
/// When that is no folder, holds the newsletter at `root`, or is a part of it.
pub(super) fn resolve(root: &Path, output: &Path) -> Result<PathBuf, Error> {
    let (newsletter, folder) = (follow(root)?, follow(output)?);
    if newsletter.starts_with(&folder) {
        let what = "holds the newsletter itself, which the site would take the place of";
        return Err(refusal(output, what));
    }
    if let Some(what) = belongs(&folder, &newsletter)? {
        return Err(refusal(output, what));
    }
    check_kept(&newsletter, &folder)?;
    // A link that leads nowhere is left as it is.
    if folder.symlink_metadata().is_ok_and(|it| !it.is_dir()) {
        return Err(refusal(output, "is no folder"));
    }
    Ok(folder)
}

/// Sees that `output` is no folder of the author's own, nor of ours, and that nobody reads what lies there: letters of
/// drafts would be found, and no build would take them away.
///
/// # Errors
/// When it is a part of the newsletter at `root`, or of a site.
pub(super) fn is_apart(root: &Path, output: &Path) -> Result<(), Error> {
    let folder = follow(output)?;
    let own = belongs(&folder, &follow(root)?)?;
    let published = || folder.ancestors().any(|it| it.join(MANIFEST).is_file());
    match own.or_else(|| published().then_some("is where a site is published, and readers would find the letters")) {
        Some(what) => {
            let is_usual = folder.starts_with(follow(&root.join(LETTERS))?);
            let help = if is_usual {
                "choose a folder with `--output` that lies elsewhere".to_owned()
            } else {
                format!("leave `--output` out: letters go to `{LETTERS}` then")
            };
            Err(Error::refusal(format!("`{}` {what}", output.display()), help))
        }
        None => Ok(()),
    }
}

/// Whether `name` is one of a file in the output folder. Whoever can write there could have written another one down,
/// and it would be removed.
pub(super) fn is_inside(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|it| matches!(it, Component::Normal(_)))
}

/// What a folder of the newsletter's is for, if it is one.
fn belongs(folder: &Path, newsletter: &Path) -> Result<Option<&'static str>, Error> {
    for own in FOLDERS {
        // It may be a link to where the files lie.
        if folder.starts_with(follow(&newsletter.join(own))?) {
            return Ok(Some("is where the newsletter's own files lie"));
        }
    }
    let ours = follow(&store::folder(newsletter))?;
    Ok(folder.starts_with(ours).then_some("is where builds keep what they remember"))
}

/// Sees that what builds remember is kept neither among the author's own files nor in the site in `folder`: it may be a
/// link that leads there.
fn check_kept(newsletter: &Path, folder: &Path) -> Result<(), Error> {
    let kept = follow(&store::folder(newsletter))?;
    let own = FOLDERS.iter().map(|it| follow(&newsletter.join(it))).collect::<Result<Vec<_>, _>>()?;
    let what = if own.iter().any(|it| kept.starts_with(it)) {
        "where the newsletter's own files lie"
    } else if kept.starts_with(folder) {
        "into the output folder"
    } else {
        return Ok(());
    };
    let help = "take the link away: builds make a folder in its place, for what they remember";
    Err(Error::refusal(format!("`.feuilleton` leads {what}"), help))
}

fn refusal(output: &Path, what: &str) -> Error {
    let other = if output.ends_with("public") { "site" } else { "public" };
    let help = format!("choose another folder with `--output`, such as `--output {other}`");
    Error::refusal(format!("`{}` {what}", output.display()), help)
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
