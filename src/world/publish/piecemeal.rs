//! Publishing file by file, where stage and output folder cannot be exchanged: the output folder is a mount point or
//! holds one, its parent cannot be written to, something in it belongs to another user, the file system has no links,
//! or the author wants the folder itself to stay.
//!
//! Readers may then see a mixture of both sites, for the moment that it takes to rename the files that differ. The
//! order keeps all links working: new files first, then changed ones, pages last among these, removals at the end.
//! Everything that is needed is put into a sealed folder before the first file is touched. So there is certainly room
//! for it, and if the build is killed in that moment, the next one finishes the work.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::folder_state::{FolderState, Rights};
use super::permits;
use crate::address::folded;
use crate::world::error::Error;
use crate::world::output::{MANIFEST, is_inside};
use crate::world::paths::below;

/// A folder inside the output folder, so that every move is a rename.
pub(super) struct Piecemeal<'a> {
    output: &'a Path,
    open: PathBuf,
    sealed: PathBuf,
}

/// What is put together here is not shown yet.
pub(super) const OPEN: &str = ".feuilleton.next";

/// What is sealed is shown, by this build or by the next.
pub(super) const SEALED: &str = ".feuilleton.sealed";

/// What to do, one line for each file: `+` is moved into place, `-` is removed.
const PLAN: &str = "plan";

/// The files to be moved.
const FILES: &str = "files";

/// What to do when something has come in the way since it was looked at.
const HALF_SHOWN: &str = "readers see a part of the new site; make this possible, and the next build finishes it";

impl<'a> Piecemeal<'a> {
    pub(super) fn of(output: &'a Path) -> Piecemeal<'a> {
        Piecemeal { output, open: output.join(OPEN), sealed: output.join(SEALED) }
    }

    /// Whether a killed build has begun to move files.
    pub(super) fn is_begun(&self) -> bool {
        self.sealed.join(PLAN).exists()
    }

    /// Finishes what a killed build has begun, or removes it if none of it was shown.
    pub(super) fn heal(&self) -> Result<(), Error> {
        if self.is_begun() {
            self.finish()?;
        }
        remove(&self.sealed)?;
        remove(&self.open)
    }

    /// Takes everything that is needed out of `stage`, and seals it.
    pub(super) fn seal(&self, stage: &Path, fresh: &[&str], stale: &BTreeSet<String>) -> Result<(), Error> {
        permits::check(self.output, fresh.iter().copied().chain(stale.iter().map(String::as_str)))?;
        remove(&self.open)?;
        // On a full disk it would take up room until the next build, where anybody may read it.
        self.put_together(stage, fresh, stale).inspect_err(|_| _ = remove(&self.open))
    }

    fn put_together(&self, stage: &Path, fresh: &[&str], stale: &BTreeSet<String>) -> Result<(), Error> {
        let files = self.open.join(FILES);
        for name in fresh {
            carry(&below(stage, name), &below(&files, name))?;
        }
        if let Some(FolderState { stamp, .. }) = FolderState::at(self.output)? {
            permit(&files, stamp.rights.to_work_in());
        }
        let plan = self.open.join(PLAN);
        fs::write(&plan, self.plan(fresh, stale)).map_err(|it| Error::new("write", &plan, it))?;
        fs::rename(&self.open, &self.sealed).map_err(|it| Error::new("seal", &self.open, it))
    }

    fn plan(&self, fresh: &[&str], stale: &BTreeSet<String>) -> String {
        let mut moves = fresh.to_vec();
        moves.sort_by_key(|it| {
            let is_page = Path::new(it).extension().is_some_and(|it| it == "html");
            (*it == MANIFEST, below(self.output, it).exists(), is_page, *it)
        });
        // A file must go before a folder can take its place, and a folder before a file can. Where case is ignored, one
        // that is called nearly the same is the same.
        let twins: BTreeSet<String> = fresh.iter().map(|it| folded(it)).collect();
        let fresh: BTreeSet<&str> = fresh.iter().copied().collect();
        let parents = |it: &str| it.match_indices('/').map(|(at, _)| it[..at].to_owned()).collect::<Vec<_>>();
        let around: BTreeSet<String> = fresh.iter().flat_map(|it| parents(it)).collect();
        let (early, late): (Vec<&String>, Vec<&String>) = stale.iter().partition(|it| {
            let is_around = around.contains(*it) || twins.contains(&folded(it));
            is_around || parents(it).iter().any(|it| fresh.contains(it.as_str()))
        });
        let removals = |names: Vec<&String>| names.into_iter().map(|it| format!("-{it}\n")).collect::<Vec<_>>();
        let moves = moves.iter().map(|it| format!("+{it}\n")).collect::<Vec<_>>();
        [removals(early), moves, removals(late)].concat().concat()
    }

    /// Does what the plan says. Done twice, it does no harm.
    pub(super) fn finish(&self) -> Result<(), Error> {
        let plan = self.sealed.join(PLAN);
        let lines = fs::read_to_string(&plan).map_err(|it| Error::new("read", &plan, it))?;
        self.carry_out(&lines).map_err(|it| if it.help().is_some() { it } else { it.with_help(HALF_SHOWN) })?;
        remove(&self.sealed)
    }

    fn carry_out(&self, plan: &str) -> Result<(), Error> {
        for line in plan.lines() {
            if let Some(name) = line.strip_prefix('-').filter(|it| is_inside(it)) {
                self.withdraw(&below(self.output, name))?;
            }
            if let Some(name) = line.strip_prefix('+').filter(|it| is_inside(it)) {
                self.put(name)?;
            }
        }
        Ok(())
    }

    /// The link that leads elsewhere on the way to `place`, which is below the output folder.
    fn link_around<'p>(&self, place: &'p Path) -> Option<&'p Path> {
        let around = place.ancestors().skip(1).take_while(|it| *it != self.output);
        around.into_iter().find(|it| it.is_symlink())
    }

    /// Moves a file to its place, unless that was done before. A folder that is not there yet is moved as a whole,
    /// which takes no room on the disk.
    fn put(&self, name: &str) -> Result<(), Error> {
        let files = self.sealed.join(FILES);
        let (file, place) = (below(&files, name), below(self.output, name));
        if file.symlink_metadata().is_err() {
            return Ok(());
        }
        if let Some(link) = self.link_around(&place) {
            let what = format!("`{}` is a link, and nothing is written through it", link.display());
            return Err(Error::refusal(what, "take it away, and build again"));
        }
        let around = place.ancestors().take_while(|it| *it != self.output);
        let missing = around.filter(|it| it.symlink_metadata().is_err()).last();
        let moved = missing.and_then(|it| it.strip_prefix(self.output).ok()).map(|it| files.join(it));
        let (from, to) = (moved.unwrap_or(file), missing.unwrap_or(&place));
        fs::rename(from, to).map_err(|it| Error::new("replace", &place, it))
    }

    fn withdraw(&self, place: &Path) -> Result<(), Error> {
        // Someone else has put a link where a folder of ours was.
        if self.link_around(place).is_some() {
            return Ok(());
        }
        match fs::remove_file(place) {
            // Someone else may have made a folder of that name.
            Err(_) if place.is_dir() => return Ok(()),
            Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Err(Error::new("remove", place, error));
            }
            _ => {}
        }
        for folder in place.ancestors().skip(1).take_while(|it| *it != self.output) {
            // A folder that is not empty stays, and so do those around it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

/// Moves a file, or copies it where it lies on another file system.
fn carry(file: &Path, to: &Path) -> Result<(), Error> {
    make_folder_of(to)?;
    match fs::rename(file, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            fs::copy(file, to).map(|_| ()).map_err(|it| Error::new("copy", file, it))
        }
        other => other.map_err(|it| Error::new("move", file, it)),
    }
}

pub(super) fn make_folder_of(file: &Path) -> Result<(), Error> {
    let folder = file.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))
}

/// Removes a folder with all that it holds, if it is there.
pub(super) fn remove(folder: &Path) -> Result<(), Error> {
    let removed = match fs::remove_dir_all(folder) {
        // The stage has the folders of the site, and someone may have made one there that nobody can write to.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            unlock(folder);
            fs::remove_dir_all(folder)
        }
        other => other,
    };
    match removed {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        // It is nothing of ours, and may be the only copy.
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            let what = format!("`{}` is no folder, and builds make one of that name", folder.display());
            Err(Error::refusal(what, "move it away, and build again"))
        }
        Err(error) => Err(Error::new("remove", folder, error)),
    }
}

/// Gives `folder` and all folders in it the rights that the site has. Those of them that are new will be moved.
fn permit(folder: &Path, rights: Rights) {
    // Only root can give a folder away; its mode is for all who build to set.
    if rights.give_to(folder).is_err() {
        let _ = fs::set_permissions(folder, Permissions::from_mode(rights.mode()));
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            permit(&entry.path(), rights);
        }
    }
}

/// Lets this program write to `folder` and all folders in it, as far as it may.
fn unlock(folder: &Path) {
    let _ = fs::set_permissions(folder, Permissions::from_mode(0o700));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            unlock(&entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::Piecemeal;

    #[test]
    fn what_is_the_same_where_case_is_ignored_goes_before_it_comes() {
        let stale = BTreeSet::from(["Logo.txt".to_owned(), "old.html".to_owned()]);
        let plan = Piecemeal::of(Path::new("/nowhere")).plan(&["logo.txt", "new.html"], &stale);
        assert_eq!(plan, "-Logo.txt\n+logo.txt\n+new.html\n-old.html\n");
    }
}
