//! Where the stage is: on the file system of the output folder, so that the two can change places. If the output folder
//! is within the newsletter, its stage is kept in `.feuilleton` between builds: the former site in it is already most
//! of the next one. Any other stage is beside the output folder, and is removed at the end of the build. What a killed
//! build has left is repaired before a new stage is begun.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rustix::fs::{Access, access};

use super::folder_state::{FolderState, Rights};
use super::lock::{Lock, claim};
use super::permits::not_yours;
use super::piecemeal::{Piecemeal, remove};
use super::publication::{Manner, Publication};
use crate::world::error::Error;
use crate::world::heirs::{entitle, make_folder};
use crate::world::output::{INSIDE, MANIFEST};
use crate::world::paths::token;
use crate::world::store::made_folder;

/// The folder of a stage, locked for this build.
pub(super) struct StageFolder {
    pub path: PathBuf,
    pub place: StagePlace,
    /// Where the old site is moved for a moment, on file systems that cannot exchange two folders.
    pub aside: PathBuf,
    /// Whether there is neither a site nor a stage yet: nothing to compare with, and nothing to link to.
    pub is_first: bool,
    /// Nobody else publishes there while the first of these is held, and nobody uses the same stage while the second
    /// is. After the two folders have changed places, that goes for each of them, and whoever comes has to wait.
    _locks: (Lock, File),
}

/// Where a stage is, which decides whether it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StagePlace {
    /// In `.feuilleton` of the newsletter, where it is kept for the next build.
    Storeroom,
    /// Beside the output folder, until it is dropped.
    Beside,
    /// Inside the output folder, which cannot be exchanged, or should not be.
    Inside,
}

impl StageFolder {
    /// Waits for the lock of `output`, which is the output folder of `publication` with all links resolved, and takes
    /// the best place that there is.
    ///
    /// # Errors
    /// When another build publishes there for too long, or there is no place that can be written to.
    pub(super) fn take(publication: &Publication<'_>, output: &Path) -> Result<StageFolder, Error> {
        let parent = output.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        make_folder(publication.root, parent)?;
        let (aside, beside) = (neighbour(output, "aside"), neighbour(output, "next"));
        let lock = Lock::take(output, &aside, publication.patience)?;
        heal(output, &aside, &beside)?;
        let own = in_storeroom(publication.root, output).map(|it| (it, StagePlace::Storeroom));
        let apart = own.into_iter().chain([(beside, StagePlace::Beside)]);
        let apart = apart.filter(|_| publication.manner == Manner::AtOnce);
        if lock.has_made_it() {
            entitle(publication.root, output);
        }
        // Between two file systems nothing can be exchanged, so the stage has to be on that of the output.
        let here = device(output);
        let is_near = |folder: &Path| folder.ancestors().skip(1).find(|it| it.exists()).and_then(device) == here;
        let rights = FolderState::at(output)?.map(|it| it.stamp.rights);
        let mut refusal = None;
        for (folder, place) in apart.chain([(output.join(INSIDE), StagePlace::Inside)]).filter(|(it, _)| is_near(it)) {
            let cleared = clear(&folder);
            let is_first = is_vacant(output) && !folder.exists();
            let wanted = rights.filter(|_| place != StagePlace::Inside);
            match cleared.and_then(|()| fit_out(&folder, wanted, publication.root)) {
                Ok(Some(own)) => return Ok(StageFolder { path: folder, place, aside, is_first, _locks: (lock, own) }),
                // Another newsletter, which keeps its stages in the same folder, is at work there.
                Ok(None) => {}
                Err(error) => {
                    // It may have been made, and have other rights than it needs.
                    let _ = fs::remove_dir(&folder);
                    refusal = Some(error);
                }
            }
        }
        let refusal = refusal.expect("one of the places is on the file system of the output");
        // The others would have helped, but this is the one that the author knows.
        Err(if refusal.kind() == Some(ErrorKind::PermissionDenied) { not_yours(output, output) } else { refusal })
    }
}

/// Takes away what stands where `folder` will be and is none: through a link, a site would be put together elsewhere,
/// and what lies there would go.
fn clear(folder: &Path) -> Result<(), Error> {
    match folder.symlink_metadata() {
        Ok(found) if !found.is_dir() => fs::remove_file(folder).map_err(|it| Error::new("remove", folder, it)),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Whether nothing is in `folder`: it may have been made only to be locked.
pub(super) fn is_vacant(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut it| it.next().is_none())
}

/// Where the site lies that readers should see in `output`: a build that was killed between two renames has moved it
/// aside, and the next one moves it back.
pub(super) fn site(output: &Path) -> PathBuf {
    let aside = neighbour(output, "aside");
    if aside.join(MANIFEST).exists() && !output.join(MANIFEST).exists() { aside } else { output.to_path_buf() }
}

/// A folder of ours beside `output`, for what is told by its `ending`.
fn neighbour(output: &Path, ending: &str) -> PathBuf {
    // Two names that are no text would be one if they were made to be.
    let name = output.file_name().map_or(Some("output"), |it| it.to_str()).filter(|it| it.len() <= LONGEST);
    let name = name.map_or_else(|| token(output), str::to_owned);
    output.with_file_name(format!(".{name}.feuilleton-{ending}"))
}

/// Makes `folder`, if it is not there, makes sure that it can be written to, and locks it; `None` if someone else has
/// done that. Files in it inherit its group: if it cannot be given the `rights` of the output folder, it cannot take
/// its place.
fn fit_out(folder: &Path, rights: Option<Rights>, root: &Path) -> Result<Option<File>, Error> {
    make_folder(root, folder)?;
    // A folder that was there already may be one that nobody can write to.
    if access(folder, Access::WRITE_OK).is_err() {
        return Err(Error::new("write to", folder, ErrorKind::PermissionDenied.into()));
    }
    let claimed = claim(folder)?;
    match rights.filter(|_| claimed.is_some()) {
        Some(rights) => rights.to_work_in().give_to(folder).map(|()| claimed),
        None => Ok(claimed),
    }
}

/// Repairs what killed builds have left.
fn heal(output: &Path, aside: &Path, beside: &Path) -> Result<(), Error> {
    let is_aside = aside.symlink_metadata().is_ok_and(|it| it.is_dir());
    if is_aside && !output.join(MANIFEST).exists() {
        // Someone may have made the folder that was not there. It is theirs if there is anything in it.
        if output.exists() && fs::remove_dir(output).is_err() {
            let (site, aside) = (output.display(), aside.display());
            let what = format!("`{site}` was made while the site was moved, which is in `{aside}` now");
            return Err(Error::refusal(what, "move one of the two folders away, and build again"));
        }
        fs::rename(aside, output).map_err(|it| Error::new("move the old site back to", output, it))?;
    }
    remove(aside)?;
    match remove(beside) {
        // What others have put into the site in the moment of an exchange may lie there, for them to take away.
        Err(error) if error.kind() == Some(ErrorKind::PermissionDenied) => {}
        removed => removed?,
    }
    remove(&output.join(INSIDE))?;
    Piecemeal::of(output).heal()
}

/// The place in `.feuilleton` of the newsletter at `root` for an output folder within it. Others get none: a site would
/// be kept there for every folder that was ever built into. Nor is there one where it would be reached by a link.
fn in_storeroom(root: &Path, output: &Path) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let name = output.strip_prefix(&root).ok()?.as_os_str().as_encoded_bytes();
    let kept = made_folder(&root).ok()?;
    let stages = kept.join("stage");
    if stages.is_symlink() {
        return None;
    }
    let name = percent_encode(name, NON_ALPHANUMERIC).to_string();
    // A link may lead several newsletters to one folder, and each of them has a `public`.
    Some(stages.join(if kept.is_symlink() || name.len() > LONGEST { token(output) } else { name }))
}

/// How long a name may be that others are made of: most file systems take 255 bytes, and we put 18 around it.
const LONGEST: usize = 237;

fn device(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|it| it.dev())
}
