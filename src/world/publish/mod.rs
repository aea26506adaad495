//! From printed sheets to a folder that a web server shows.
//!
//! The folder is compared, not cleared: what is already right is left alone, and every time stamp of it, for reading is
//! cheaper than writing. What differs is written to a stage; only when every sheet is printed does the stage take the
//! folder's place, in a single step. A build that fails or is killed leaves the published site as it was.

mod compare;
mod manifest;
mod obstacles;
mod overdue;
mod piecemeal;
mod stage;
mod standing;
mod turn;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use rayon::prelude::*;

use obstacles::Ours;
use overdue::Overdue;
use stage::{Stage, Written};

use super::drawings::settled;
use super::{Error, Progress, output};
use crate::address::OutputPath;
use crate::diagnostic::Report;
use crate::edition::Edition;
use crate::press::Press;

/// Where an edition is published, and on what terms.
#[derive(Debug, Clone, Copy)]
pub struct Publication<'a> {
    /// Where the author's own files lie.
    pub root: &'a Path,
    /// The folder that a web server shows.
    pub output: &'a Path,
    /// What becomes of files of someone else's in it.
    pub adoption: Adoption,
    /// What a loss of power may cost.
    pub durability: Durability,
    /// How long to wait for another build that publishes there; for ever if it is not said.
    pub patience: Option<Duration>,
    /// Called when a page takes longer than the masthead allows. It ends the program, since a loop in a template cannot be
    /// ended; the site stays as it was.
    pub overdue: fn(&OutputPath, Duration) -> !,
}

/// What becomes of a folder that holds files of someone else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adoption {
    /// It is left alone.
    Refuse,
    /// The newsletter is published among them.
    Adopt,
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
    fn settle(self, folder: &Path) -> Result<(), Error> {
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

/// What publishing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// Files that are new or different.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of an earlier edition that are gone.
    pub removed: usize,
}

/// How publishing ended.
#[derive(Debug)]
pub enum Outcome {
    /// The folder shows the edition.
    Published(Changes),
    /// A sheet could not be printed, which was told; the folder shows what it showed before.
    Withheld,
}

/// Prints every sheet of `edition` and makes the output folder show it.
///
/// # Errors
/// When a file cannot be read or written, when the folder belongs to someone else or is the newsletter itself, or when
/// another build publishes there for too long.
pub fn publish(
    edition: &Edition,
    press: &Press<'_>,
    publication: &Publication<'_>,
    report: &mut Report,
) -> Result<Outcome, Error> {
    let Publication { root, adoption, durability, .. } = *publication;
    let output = output::resolve(root, publication.output)?;
    let stage = Stage::open(publication, &output)?;
    let ours = manifest::read(publication.output, adoption)?;
    let progress = Progress::of(edition.len());
    let told = Mutex::new(Report::default());
    let sheets: Vec<&OutputPath> = edition.sheets().map(|(path, _)| path).collect();
    let overdue = Overdue::after(press.newsletter.masthead.limits.time);
    let print = |path: &OutputPath| {
        let mut report = Report::default();
        let content = overdue.watch(path, || edition.print(path, press, &mut report));
        let content = settled(content, root, press.memo, &mut report)?;
        progress.step();
        if !report.is_empty() {
            told.lock().expect("no thread panics while it tells").absorb(report);
        }
        match content {
            Ok(Some(content)) => Ok(stage.write(path, &content, root)? == Written::New),
            Ok(None) | Err(_) => Ok(false),
        }
    };
    let print_all = || {
        let written = sheets.par_iter().map(|path| Ok(print(path)?.then_some(*path)));
        written.collect::<Result<Vec<Option<&OutputPath>>, Error>>()
    };
    let written = overdue.during(print_all, |path| {
        stage.abandon();
        (publication.overdue)(path, press.newsletter.masthead.limits.time);
    })?;
    progress.end();
    let told = told.into_inner().expect("no thread panics while it tells");
    let failed = told.errors() > 0;
    report.absorb(told);
    if failed {
        return Ok(Outcome::Withheld);
    }

    let written: Vec<&OutputPath> = written.into_iter().flatten().collect();
    let current: BTreeSet<&str> = sheets.iter().map(|it| it.as_str()).collect();
    let stale: BTreeSet<String> = ours.iter().filter(|it| !current.contains(it.as_str())).cloned().collect();
    let changes = Changes { written: written.len(), unchanged: sheets.len() - written.len(), removed: stale.len() };
    if changes.written > 0 || changes.removed > 0 {
        obstacles::check(publication.output, &written, &Ours { all: &ours, stale: &stale }, adoption)?;
        stage.commit(&written, &stale, &manifest::text(current.into_iter()), durability)?;
    }
    Ok(Outcome::Published(changes))
}
