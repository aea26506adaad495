//! Whether readers would know and find what they knew and found. All that is known of them is the edition that was
//! published before. An episode that has another name in the next feed is new to every reader, and a service that makes
//! mail of feeds sends it to everyone; a page that is gone is still linked to from letters and other sites.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | what the last edition tells | `last_edition`; which of its episodes is which, `again` |
//! | by which names feeds knew episodes | `names` |
//! | which of them stand elsewhere now | `moved`; with their season, `seasons` |
//! | to which of them a number led | `renumbered` |
//! | which other pages are gone | `vanished`; those of tags, `renamed` |
//! | which feeds are gone, and the letters | `feeds` |
//! | what leads readers on | `lead_on` |

mod again;
mod feeds;
mod last_edition;
mod lead_on;
mod moved;
mod names;
mod renamed;
mod renumbered;
mod seasons;
mod vanished;

use again::again;
use last_edition::LastEdition;

use crate::address::OutputPath;
use crate::desk::Prepared;
use crate::diagnostic::Report;
use crate::source::Sources;

/// Warns of what readers know and would not know again. `left` gives the text that an earlier edition left at a path.
pub fn check_readers(
    left: &dyn Fn(&OutputPath) -> Option<String>,
    prepared: &Prepared,
    sources: &Sources,
    report: &mut Report,
) {
    let Some(before) = LastEdition::before(prepared, left) else { return };
    let again = again(&before, &prepared.newsletter);
    names::check(&before, &again, &prepared.newsletter, report);
    let moved = moved::check(&again, prepared, report);
    let alone = seasons::check(moved, &again, &before, prepared, sources, report);
    moved::tell(&alone, report);
    renumbered::check(&again, &before, prepared, report);
    vanished::check(&again, &before, prepared, sources, report);
    renamed::exchanged(&before, &prepared.newsletter, report);
    feeds::check(&before, prepared, report);
}

/// Whether readers knew episodes, of which nothing would be left. `left` gives the text that an earlier edition left at
/// a path.
pub fn is_emptied(left: &dyn Fn(&OutputPath) -> Option<String>, prepared: &Prepared) -> bool {
    prepared.newsletter.episodes.is_empty()
        && LastEdition::before(prepared, left).is_some_and(|it| !it.feed.items.is_empty())
}
