//! What can be said against a finished edition, before it goes out.
//!
//! Pure functions over an edition and its sources. Each finding belongs to a rule, and what a rule weighs is decided
//! afterwards, by the masthead's `[check]`. Asking other sites is left to `world`; what their answers mean is said here.

mod again;
mod calendar;
mod columns;
mod empty;
mod external;
mod leftovers;
mod letters;
mod levels;
mod links;
mod moved;
mod names;
mod pictures;
mod podcast;
mod prose;
mod readers;
mod schemes;
mod survey;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use external::{Answer, judge};
pub use readers::{check_readers, is_emptied};

use schemes::Schemes;

use crate::address::OutputPath;
use crate::diagnostic::Report;
use crate::edition::{Prepared, Sheet};
use crate::newsletter::PublishedText;
use crate::press::Press;
use crate::source::{Sources, Span};

/// Everything that is checked at once.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// The edition.
    pub prepared: &'a Prepared,
    /// What it was made from.
    pub sources: &'a Sources,
    /// What prints it.
    pub press: &'a Press<'a>,
    /// The day on which it is checked.
    pub today: NaiveDate,
}

/// The addresses of other sites, each with the first place at which it is written.
pub type Elsewhere = BTreeMap<String, Span>;

/// Checks a whole edition: every text, all of them together, and every printed sheet. Gives what only other sites know.
pub fn check(proof: Proof<'_>, report: &mut Report) -> Elsewhere {
    let newsletter = &proof.prepared.newsletter;
    let mut schemes = Schemes::default();
    for published in newsletter.texts() {
        if let Some(prose) = text(published, proof.sources, report) {
            schemes.note(published.path, &prose);
        }
    }
    for episode in &newsletter.episodes {
        names::check(episode, report);
        empty::check(episode, report);
    }
    names::check_together(newsletter, report);
    calendar::check(newsletter, proof.today, report);
    podcast::check(newsletter, report);
    levels::check(proof, report);
    pictures::check_files(newsletter, &proof.sources.statics, report);
    pictures::check_cards(newsletter, proof.press.fonts(), report);
    schemes.check(report);
    letters::check(&(0..newsletter.episodes.len()).collect::<Vec<_>>(), proof.press, report);
    let sheets: Vec<&OutputPath> = proof.prepared.edition.sheets().map(|(path, _)| path).collect();
    let surveys = links::print(&sheets, proof, report);
    columns::check(&surveys, proof, report);
    links::check(&surveys, proof, report)
}

/// Checks one sheet, for an author who is looking at it.
pub fn check_sheet(path: &OutputPath, proof: Proof<'_>, report: &mut Report) {
    let newsletter = &proof.prepared.newsletter;
    let sheet = proof.prepared.edition.sheet(path);
    if let Some(it) = sheet.and_then(|it| it.text(newsletter)) {
        text(it, proof.sources, report);
    }
    if let Some(Sheet::Episode(place)) = sheet {
        names::check(&newsletter.episodes[*place], report);
        empty::check(&newsletter.episodes[*place], report);
        letters::check(&[*place], proof.press, report);
    }
    let survey = links::print(&[path], proof, report);
    links::check(&survey, proof, report);
}

/// What one text says of itself. Gives its prose, if it can be read.
fn text(published: PublishedText<'_>, sources: &Sources, report: &mut Report) -> Option<String> {
    let path = published.path;
    let text = sources.text(path)?;
    let prose = prose::of(&text);
    empty::check_headings(published, &text, &prose, report);
    leftovers::check(path, &prose, report);
    pictures::check_text(path, &prose, report);
    Some(prose)
}
