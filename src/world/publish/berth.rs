//! Where a stage lies: on the file system of the output folder, in a place from which the next site can take that of the
//! last. A stage for an output folder within the newsletter is kept in `.feuilleton`, where the former site is most of the
//! next one already; any other is beside the output folder, and goes when it has served. What a build left that was killed
//! is mended before a new stage is begun.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rustix::fs::{Access, access};

use super::piecemeal::{INSIDE, Piecemeal, remove};
use super::seen::{Dress, Seen};
use super::turn::Turn;
use super::{Manner, Publication};
use crate::world::Error;
use crate::world::store::made_folder;

/// The folder of a stage.
pub(super) struct Berth {
    pub folder: PathBuf,
    pub place: Place,
    /// Where the old site is for a moment, on file systems that cannot exchange two folders.
    pub aside: PathBuf,
    /// Whether there is no site yet, nor anything left of one: there is nothing to compare with, and nothing to follow.
    pub is_first: bool,
    /// Nobody else publishes there while this is held.
    _turn: Turn,
}

/// Where a stage lies, and so what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the newsletter's own storeroom, where it stays for the next build.
    Storeroom,
    /// Beside the output folder, until it is dropped.
    Beside,
    /// Inside the output folder, which cannot be exchanged, or is not to be.
    Inside,
}

impl Berth {
    /// The best there is for `output`, which is `publication`'s without links, when it is this build's turn.
    ///
    /// # Errors
    /// When another build publishes there for too long, or there is no place that can be written to.
    pub(super) fn take(publication: &Publication<'_>, output: &Path) -> Result<Berth, Error> {
        let parent = output.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(|it| Error::new("make the folder", parent, it))?;
        let name = output.file_name().map_or_else(|| "output".to_owned(), |it| it.to_string_lossy().into_owned());
        let (aside, beside) =
            (parent.join(format!(".{name}.feuilleton-aside")), parent.join(format!(".{name}.feuilleton-next")));
        let turn = Turn::take(output, &aside, publication.patience)?;
        heal(output, &aside, &beside)?;
        let own = in_storeroom(publication.root, output).map(|it| (it, Place::Storeroom));
        let apart = own.into_iter().chain([(beside, Place::Beside)]);
        let apart = apart.filter(|_| publication.manner == Manner::AtOnce);
        // Between two file systems nothing can be exchanged, so the stage has to be on that of the output.
        let here = device(if output.exists() { output } else { parent });
        let is_near = |folder: &Path| folder.ancestors().skip(1).find(|it| it.exists()).and_then(device) == here;
        let dress = Seen::at(output)?.map(|it| it.stamp.dress);
        let mut refusal = None;
        for (folder, place) in apart.chain([(output.join(INSIDE), Place::Inside)]).filter(|(it, _)| is_near(it)) {
            let is_first = !output.exists() && !folder.exists();
            match fit_out(&folder, dress.filter(|_| place != Place::Inside)) {
                Ok(()) => return Ok(Berth { folder, place, aside, is_first, _turn: turn }),
                Err(error) => refusal = refusal.or(Some(error)),
            }
        }
        Err(refusal.expect("one of the places is on the file system of the output"))
    }
}

/// Makes `folder`, if it is not there, as one that can be written to. What is made in it inherits its group: where it cannot
/// be dressed as the output folder is, it cannot take its place.
fn fit_out(folder: &Path, dress: Option<Dress>) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))?;
    // A folder that was there already may be one that nobody can write to.
    if access(folder, Access::WRITE_OK).is_err() {
        return Err(Error::new("write to", folder, ErrorKind::PermissionDenied.into()));
    }
    dress.map_or(Ok(()), |it| it.to_work_in().put_on(folder))
}

/// Mends what builds left that were killed.
fn heal(output: &Path, aside: &Path, beside: &Path) -> Result<(), Error> {
    if aside.exists() && !output.exists() {
        fs::rename(aside, output).map_err(|it| Error::new("move the old site back to", output, it))?;
    }
    remove(aside)?;
    remove(beside)?;
    remove(&output.join(INSIDE))?;
    Piecemeal::of(output).heal()
}

/// The place in the storeroom of the newsletter at `root` for an output folder within it. Others get none: the storeroom
/// would keep a site for every folder that was ever built into.
fn in_storeroom(root: &Path, output: &Path) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let name = output.strip_prefix(&root).ok()?.as_os_str().as_encoded_bytes();
    let stages = made_folder(&root).ok()?.join("stage");
    Some(stages.join(percent_encode(name, NON_ALPHANUMERIC).to_string()))
}

fn device(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|it| it.dev())
}
