//! From printed sheets to a folder that a web server shows.
//!
//! The folder is compared, not cleared: what is already right is left alone, and every time stamp of it, for reading is
//! cheaper than writing. What differs is written to a stage beside the folder; only when every sheet is printed does the
//! stage take its place. A build that fails leaves the published site as it was.

mod compare;
mod manifest;
mod stage;
mod standing;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

use rayon::prelude::*;

use stage::{Stage, Written};
use standing::{Entry, Mark, Standing};

use super::{Darkroom, Error, Progress, below, complain, output};
use crate::address::OutputPath;
use crate::diagnostic::Report;
use crate::edition::{Content, Edition, Impression};
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
    /// Sheets, of those that are as they were, that did not even have to be printed.
    pub standing: usize,
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
    let ours = manifest::read(output, adoption)?;
    let output = output::resolve(root, output)?;
    let stage = Stage::beside(&output)?;
    let darkroom = Darkroom::new(root, press.fonts());
    let progress = Progress::of(edition.len());
    let told = Mutex::new(Report::default());
    let sheets: Vec<&OutputPath> = edition.sheets().map(|(path, _)| path).collect();
    let standing = Standing::recall(root, &output);
    let sheet =
        Sheets { edition, press, root, darkroom: &darkroom, output: &output, stage: &stage, standing: &standing };
    let printed: Vec<Printed> = sheets
        .par_iter()
        .map(|path| {
            let mut report = Report::default();
            let printed = sheet.print(path, &mut report)?;
            progress.step();
            if !report.is_empty() {
                told.lock().expect("no thread panics while it tells").absorb(report);
            }
            Ok(printed)
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

    let named = || sheets.iter().copied().zip(&printed);
    let written: Vec<&OutputPath> = named().filter(|(_, it)| it.written == Written::New).map(|(it, _)| it).collect();
    let entries = named().filter_map(|(path, it)| Some((path.as_str().to_owned(), it.entry?))).collect();
    let standing_still = printed.iter().filter(|it| it.stands).count();
    let current: BTreeSet<&str> = sheets.iter().map(|it| it.as_str()).collect();
    let stale: BTreeSet<String> = ours.into_iter().filter(|it| !current.contains(it.as_str())).collect();
    let changes = Changes {
        written: written.len(),
        unchanged: sheets.len() - written.len(),
        removed: stale.len(),
        standing: standing_still,
    };
    if changes.written > 0 || changes.removed > 0 {
        stage.commit(&written, &stale, &manifest::text(current.into_iter()))?;
    }
    if let Err(error) = standing.retain(&entries, root, &output) {
        complain(&format!("note: {error}; the next build prints every sheet"));
    }
    Ok(Outcome::Published(changes))
}

/// What it takes to bring any sheet to the stage.
struct Sheets<'a> {
    edition: &'a Edition,
    press: &'a Press<'a>,
    root: &'a Path,
    darkroom: &'a Darkroom<'a>,
    output: &'a Path,
    stage: &'a Stage,
    standing: &'a Standing,
}

/// What became of a sheet.
struct Printed {
    written: Written,
    /// Whether it was left as it stands, and never went through the press.
    stands: bool,
    /// What is to be known of its file by the next build.
    entry: Option<Entry>,
}

impl Sheets<'_> {
    /// Prints the sheet at `path` and writes it to the stage, if it is not what stands in the output folder already.
    fn print(&self, path: &OutputPath, report: &mut Report) -> Result<Printed, Error> {
        let untouched = self.standing.untouched(path.as_str(), self.output)?;
        let impression = self.edition.reprint(path, untouched.map(|it| it.key), self.press, report);
        let nothing = Printed { written: Written::AsItWas, stands: false, entry: None };
        let (content, key) = match impression {
            Ok(Some(Impression::Standing)) => return Ok(Printed { entry: untouched, stands: true, ..nothing }),
            Ok(Some(Impression::Fresh(content, key))) => (content, key),
            Ok(None) | Err(_) => return Ok(nothing),
        };
        let key = match &content {
            Content::File(source) => Mark::of(&below(self.root, source.as_str()))?.map(Mark::key),
            Content::Picture(source, recipe) => {
                let mark = Mark::of(&below(self.root, source.as_str()))?.map(Mark::key);
                mark.map(|it| self.darkroom.key(*recipe, &it))
            }
            Content::Printed(_) | Content::Card(_) | Content::Theme(_) => key,
        };
        if key.is_some() && key == untouched.map(|it| it.key) {
            return Ok(Printed { entry: untouched, ..nothing });
        }
        let Ok(Some(content)) = self.darkroom.settled(Ok(Some(content)), report)? else {
            return Ok(nothing);
        };
        let written = self.stage.write(path, &content, self.root)?;
        let file = match written {
            Written::New => self.stage.staged(path),
            Written::AsItWas => below(self.output, path.as_str()),
        };
        // What something was said of is printed again, so that it is said again.
        let key = key.filter(|_| report.is_empty());
        let entry = key.zip(Mark::of(&file)?).map(|(key, mark)| Entry { key, mark });
        Ok(Printed { written, stands: false, entry })
    }
}
