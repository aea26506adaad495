//! Where an edition is published, and on what terms.

use std::path::Path;
use std::time::Duration;

use crate::memo::Key;
use crate::newsletter::Now;
use crate::world::error::Error;

/// Where an edition is published, and on what terms.
#[derive(Debug, Clone, Copy)]
pub struct Publication<'a> {
    /// Where the author's own files lie.
    pub root: &'a Path,
    /// The folder that a web server shows.
    pub output: &'a Path,
    /// What becomes of files of someone else's in it.
    pub adoption: Adoption,
    /// How it comes to show the new edition.
    pub manner: Manner,
    /// What a loss of power may cost.
    pub durability: Durability,
    /// How long to wait for another build that publishes there; for ever if it is not said.
    pub patience: Option<Duration>,
    /// The key of everything that the edition is made from, except the time.
    pub premise: Key,
    /// When it is made.
    pub now: Now,
}

/// What becomes of a folder that holds files of someone else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adoption {
    /// It is left alone.
    Refuse,
    /// The newsletter is published among them.
    Adopt,
}

/// How the output folder comes to show the new edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// In a single step, where the system can do that: another folder takes its place.
    AtOnce,
    /// File by file, so that it stays the folder that it is. A container that has it mounted would go on showing the
    /// former one, which is the stage of the next.
    FileByFile,
}

/// When the bytes of a new site are on the disk itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// When the system sees fit, mostly within half a minute. If the power fails before, pages may be empty.
    WhenItSuits,
    /// Before readers see them, and the new site before the build ends.
    AtOnce,
}

impl Durability {
    /// Waits for the file system that `folder` is on, once and not for every file, where that was asked for.
    pub(super) fn sync(self, folder: &Path) -> Result<(), Error> {
        if self == Durability::AtOnce {
            #[cfg(target_os = "linux")]
            std::fs::File::open(folder)
                .and_then(|it| rustix::fs::syncfs(it).map_err(Into::into))
                .map_err(|it| Error::new("sync the disk below", folder, it))?;
            #[cfg(not(target_os = "linux"))]
            rustix::fs::sync();
        }
        Ok(())
    }
}
