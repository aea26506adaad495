//! From printed sheets to a folder that a web server shows.
//!
//! The folder is compared, not cleared: what is already right is left alone, and every time stamp of it, for reading is
//! cheaper than writing. What differs is written to a stage beside the folder; only when every sheet is printed does the
//! stage take its place. A build that fails leaves the published site as it was.

mod compare;
mod manifest;
mod stage;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

use rayon::prelude::*;

use stage::{Stage, Written};

use super::{Darkroom, Error, Progress, output};
use crate::address::OutputPath;
use crate::diagnostic::Report;
use crate::edition::Edition;
use crate::press::Press;

/// What becomes of a folder that holds files of someone else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adoption {
    /// It is left alone.
    Refuse,
    /// The newsletter is published among them.
    Adopt,
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

/// Prints every sheet of `edition` and makes `output` show it. `root` is where the author's own files lie.
///
/// # Errors
/// When a file cannot be read or written, when `output` belongs to someone else, or when it is the newsletter itself.
pub fn publish(
    edition: &Edition,
    press: &Press<'_>,
    root: &Path,
    output: &Path,
    adoption: Adoption,
    report: &mut Report,
) -> Result<Outcome, Error> {
    let stage = Stage::beside(&output::resolve(root, output)?)?;
    let ours = manifest::read(output, adoption)?;
    let darkroom = Darkroom::new(root, press.fonts());
    let progress = Progress::of(edition.len());
    let told = Mutex::new(Report::default());
    let sheets: Vec<&OutputPath> = edition.sheets().map(|(path, _)| path).collect();
    let written: Vec<Option<&OutputPath>> = sheets
        .par_iter()
        .map(|path| {
            let mut report = Report::default();
            let content = edition.print(path, press, &mut report);
            let content = darkroom.settled(content, &mut report)?;
            progress.step();
            if !report.is_empty() {
                told.lock().expect("no thread panics while it tells").absorb(report);
            }
            match content {
                Ok(Some(content)) => Ok((stage.write(path, &content, root)? == Written::New).then_some(*path)),
                Ok(None) | Err(_) => Ok(None),
            }
        })
        .collect::<Result<_, Error>>()?;
    progress.end();
    darkroom.tidy();
    let told = told.into_inner().expect("no thread panics while it tells");
    let failed = told.errors() > 0;
    report.absorb(told);
    if failed {
        return Ok(Outcome::Withheld);
    }

    let written: Vec<&OutputPath> = written.into_iter().flatten().collect();
    let current: BTreeSet<&str> = sheets.iter().map(|it| it.as_str()).collect();
    let stale: BTreeSet<String> = ours.into_iter().filter(|it| !current.contains(it.as_str())).collect();
    let changes = Changes { written: written.len(), unchanged: sheets.len() - written.len(), removed: stale.len() };
    if changes.written > 0 || changes.removed > 0 {
        stage.commit(&written, &stale, &manifest::text(current.into_iter()))?;
    }
    Ok(Outcome::Published(changes))
}
