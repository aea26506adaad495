//! What can be said against a finished edition, before it goes out.
//!
//! Pure functions over an edition and its sources. Each finding belongs to a rule, and what a rule weighs is decided
//! afterwards, by the masthead's `[check]`. Asking other sites is left to `world`.
//!
//! | what is looked at | is found in |
//! |-------------------|-------------|
//! | what all checks are given | `galley` |
//! | one text | `empty`, `foreign`, `leftovers`, `tags`, `twice`; `prose` hands them the text without its code and its comments |
//! | all texts together | `schemes`, `starter` |
//! | the episodes, and how they stand beside each other | `names`, `calendar`, `ahead`, `podcast` |
//! | pictures | `pictures`, `columns` |
//! | files that nothing leads to | `unlinked` |
//! | every printed page, and the style sheets | `links`, `styles`; `survey` takes a page apart |
//! | letters | `letters` |
//! | what readers know from the last edition | `readers` |
//! | what other sites answer | `external` |
//! | `[check]` itself | `levels` |

mod ahead;
mod calendar;
mod columns;
mod empty;
mod external;
mod foreign;
mod galley;
mod leftovers;
mod letters;
mod levels;
mod links;
mod names;
mod pictures;
mod podcast;
mod prose;
mod readers;
mod schemes;
mod starter;
mod styles;
mod survey;
mod tags;
mod twice;
mod unlinked;

pub use external::{Answer, judge};
pub use galley::{Elsewhere, Galley};
pub use readers::{check_readers, is_emptied};
pub use starter::check_masthead;
pub use tags::check_tags;

use schemes::Schemes;

use crate::address::OutputPath;
use crate::diagnostic::Report;
use crate::edition::Sheet;
use crate::newsletter::PublishedText;
use crate::source::Sources;

/// Checks a whole edition: every text, all of them together, and every printed sheet. Gives what only other sites know.
pub fn check(galley: Galley<'_>, report: &mut Report) -> Elsewhere {
    let newsletter = &galley.prepared.newsletter;
    let (mut schemes, mut starters) = (Schemes::default(), Vec::new());
    check_masthead(&galley.sources.masthead, report);
    let openings = tags::untold(newsletter);
    // Those of the episodes come first.
    for (place, published) in newsletter.texts().enumerate() {
        if let Some(prose) = text(published, galley.sources, report) {
            if place < newsletter.episodes.len() {
                tags::check(published.path, &prose, &openings, report);
            } else {
                tags::check_page(published.path, &prose, &openings, report);
            }
            starters.extend(starter::find(published.path, &prose));
            schemes.note(published.path, &prose);
        }
    }
    for episode in &newsletter.episodes {
        names::check(episode, report);
        empty::check(episode, report);
    }
    names::check_together(newsletter, report);
    calendar::check(newsletter, galley.sources, galley.today, report);
    ahead::check(newsletter, galley.today, report);
    podcast::check(newsletter, report);
    levels::check(galley, report);
    pictures::check_files(newsletter, &galley.sources.statics, report);
    pictures::check_cards(newsletter, galley.press.fonts(), report);
    schemes.check(report);
    starter::tell(&starters, report);
    letters::check(&(0..newsletter.episodes.len()).collect::<Vec<_>>(), galley.press, report);
    let sheets: Vec<&OutputPath> = galley.prepared.edition.sheets().map(|(path, _)| path).collect();
    let surveys = links::print(&sheets, galley, report);
    columns::check(&surveys, galley, report);
    styles::check(galley, report);
    unlinked::check(&surveys, galley, report);
    links::check(&surveys, galley, report)
}

/// Checks one sheet, for an author who is looking at it.
pub fn check_sheet(path: &OutputPath, galley: Galley<'_>, report: &mut Report) {
    let newsletter = &galley.prepared.newsletter;
    let sheet = galley.prepared.edition.sheet(path);
    let episode = sheet.and_then(Sheet::episode);
    if let Some(it) = sheet.and_then(|it| it.text(newsletter)) {
        let prose = text(it, galley.sources, report);
        match (prose, episode) {
            (Some(prose), Some(_)) => {
                tags::check(it.path, &prose, &tags::untold(newsletter), report);
            }
            (Some(prose), None) => tags::check_page(it.path, &prose, &tags::untold(newsletter), report),
            (None, _) => {}
        }
    }
    if let Some(place) = episode {
        names::check(&newsletter.episodes[place], report);
        empty::check(&newsletter.episodes[place], report);
        letters::check(&[place], galley.press, report);
    }
    let survey = links::print(&[path], galley, report);
    links::check(&survey, galley, report);
}

/// What one text says of itself. Gives its prose without what other programs would read as a whole, if it can be read.
fn text(published: PublishedText<'_>, sources: &Sources, report: &mut Report) -> Option<String> {
    let path = published.path;
    let text = sources.text(path)?;
    let prose = prose::of(&text, published.body.start());
    empty::check_headings(published, &text, &prose, report);
    twice::check(published, &text, report);
    leftovers::check(path, &prose, report);
    pictures::check_text(path, &prose, report);
    Some(foreign::check(published, &text, prose, report))
}
