//! From printed sheets to a folder that a web server shows.
//!
//! The folder is compared, not cleared: a file that is already right is left alone, with its time stamp, for reading is
//! cheaper than writing. What differs is written to a second folder, the stage. Only when every sheet is printed does
//! the stage take the place of the output folder, in a single step. A build that fails or is killed leaves the
//! published site as it was.
//!
//! The steps of a build, and what is left if it is killed in one of them:
//!
//! 1. If no input has changed, and no published file, the build ends here (`up_to_date`).
//! 2. It waits until no other build publishes here (`lock`), chooses where the stage is, and finishes or removes what a
//!    killed build has left (`stage_folder`).
//! 3. It prints every sheet whose inputs have changed since the last build (`sheets`, `last_build`), and writes it to
//!    the stage where it differs from the published file (`compare`). A page that takes too long ends the program
//!    (`world::in_time`). Killed: the old site, and a stage that the next build uses or clears.
//! 4. It finds our files that are no longer printed (`manifest`, `difference`), and files of others that are in the way
//!    (`obstacles`).
//! 5. The stage gets hard links to all files that stay (`follow`). Killed: as before.
//! 6. Stage and output folder change places (`exchange`). Killed: one site or the other.
//! 7. Files that others have put into the old site meanwhile are moved to the new one (`latecomers`). Killed: the new
//!    site; a file that came in that moment stays in the stage until the next build.
//! 8. The keys and time stamps of all files are written down for the next build (`last_build`). Killed: the new site;
//!    the next build prints every sheet, and writes none.
//!
//! Where the two folders cannot change places, steps 5 to 7 are done file by file (`piecemeal`), if each file can be
//! moved (`permits`). Killed: the next build finishes them.
//!
//! On what terms all this is done stands in `publication`, and what the author is told of it in `summary`. What a disk
//! is asked on the way: how a folder was left (`folder_state`), what it holds (`listing`), where another disk begins
//! (`mounts`).

mod compare;
mod difference;
mod exchange;
mod folder_state;
mod follow;
mod last_build;
mod latecomers;
mod listing;
mod lock;
mod manifest;
mod mounts;
mod obstacles;
mod permits;
mod piecemeal;
mod publication;
mod sheets;
mod stage;
mod stage_folder;
mod summary;
mod up_to_date;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use difference::Difference;
use exchange::NextSite;
use last_build::LastBuild;
use manifest::{Holding, Nameplate};
use obstacles::Ours;
pub use publication::{Adoption, Durability, Manner, Publication};
use sheets::Sheets;
use stage::Stage;
use stage_folder::site;
pub use summary::{Changes, Summary};
pub use up_to_date::{premise, up_to_date};

use super::error::Error;
use super::load::require_content;
use super::output;
use super::paths::below;
use super::regular;
use super::terminal::note;
use crate::address::OutputPath;
use crate::diagnostic::{Report, Weighed};
use crate::edition::Edition;
use crate::manuscript::Masthead;
use crate::press::Press;

/// How publishing ended.
#[derive(Debug)]
pub enum Outcome {
    /// The folder shows the edition.
    Published(Changes),
    /// A sheet could not be printed. The report says why, and the folder shows what it showed before.
    Failed,
}

/// What an earlier edition of the newsletter at `root`, which has this `masthead` now, left in `output`: the text at a
/// path, if there is one that can be read. Of another newsletter's edition, which is adopted, it tells nothing.
///
/// # Errors
/// When the folder belongs to someone else, or cannot be one to publish into.
pub fn published(
    root: &Path,
    output: &Path,
    masthead: &Masthead,
    adoption: Adoption,
) -> Result<impl Fn(&OutputPath) -> Option<String>, Error> {
    let folder = output::resolve(root, output)?;
    let (site, known) = (site(&folder), LastBuild::last_name(root, &folder));
    let place = if site == folder { output } else { &site };
    let holding = Holding::of(place, &Nameplate::of(masthead), known.as_ref(), BTreeSet::new)?;
    let is_anothers = matches!(holding, Holding::Another(_));
    holding.adopted(output, adoption)?;
    let text = move |it: &OutputPath| regular::read(&below(&site, it.as_str())).ok();
    Ok(move |it: &OutputPath| if is_anothers { None } else { text(it) })
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
    report: &mut Weighed,
) -> Result<Outcome, Error> {
    let Publication { root, adoption, durability, .. } = *publication;
    let output = output::resolve(root, publication.output)?;
    let stage = Stage::open(publication, &output)?;
    let (name, last) = (Nameplate::of(&press.newsletter.masthead), LastBuild::recall(root, &output));
    let recorded = || last.paths().map(str::to_owned).collect();
    let holding = Holding::of(publication.output, &name, last.name.as_ref(), recorded)?;
    let ours = holding.adopted(publication.output, adoption)?;
    let mut told = Report::default();
    let printed = Sheets::new(edition, press, publication, &stage, (&last, &ours)).print(&mut told)?;
    let told = told.weighed(&press.newsletter.masthead.check);
    let failed = told.errors() > 0;
    report.absorb(told);
    if failed {
        return Ok(Outcome::Failed);
    }

    let manifest = manifest::text(&name, difference::paths(edition));
    let listed = (!manifest::is(&output, &manifest)).then_some(&ours);
    let difference = Difference::between(listed, edition, &printed);
    if !difference.stale.is_empty() {
        require_content(root)?;
    }
    let changes = difference.changes(&printed);
    let show = || {
        if difference.is_none() {
            // The last build may not have waited for the disk.
            return durability.sync(&output).map(|()| last.exchanged);
        }
        let Difference { written, stale, .. } = &difference;
        obstacles::check(publication.output, written, &Ours { all: &ours, stale }, adoption)?;
        let sheets: Vec<&OutputPath> = printed.iter().map(|it| it.path).collect();
        stage.commit(&NextSite { sheets: &sheets, written, stale, manifest: &manifest }, last.exchanged, durability)
    };
    let enter = || printed.iter().filter_map(|it| Some((it.path.as_str().to_owned(), it.entry?))).collect();
    let (exchanged, entries): (_, BTreeMap<_, _>) = rayon::join(show, enter);
    let is_complete = entries.len() == edition.len();
    let made = is_complete.then(|| (publication.premise, Summary::of(press.newsletter, report.clone())));
    if let Err(error) = LastBuild::new(entries, made, exchanged?, name).retain(&last, root, &output) {
        note(&error, "the next build prints every sheet");
    }
    Ok(Outcome::Published(changes))
}
