//! Whether the site is up to date. If neither the inputs of the last build nor the files that it published have
//! changed, there is nothing to print. To see that takes a tenth of the time that it takes to look at every sheet by
//! itself.

use std::path::Path;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::last_build::LastBuild;
use super::manifest;
use super::publication::Publication;
use super::stage::Stage;
use super::summary::{Changes, Summary};
use crate::desk::Terms;
use crate::diagnostic::Report;
use crate::memo::Key;
use crate::source::{Asset, Sources, Text};
use crate::world::error::Error;
use crate::world::mark::key_of_file;
use crate::world::output;
use crate::world::paths::below;

/// The key of everything that an edition is made from: `sources` below `root`, the remarks `said` while they were read,
/// the `terms`, and the day `today`.
///
/// # Errors
/// When a file cannot be looked at.
pub fn premise(root: &Path, sources: &Sources, said: &Report, terms: &Terms, today: NaiveDate) -> Result<Key, Error> {
    let Sources { masthead, manuscripts, templates, enclosures, statics, fonts: _, styles: _ } = sources;
    let filed: Vec<_> = manuscripts.iter().map(|it| (it.path.as_str(), it.text.key())).collect();
    let read = templates.iter().chain([masthead]).map(|it| (it.path.as_str(), Text::key_of(&it.text)));
    let texts: Vec<_> = filed.into_iter().chain(read).collect();
    // Pictures, recordings and fonts are not read: their metadata tells whether they have changed.
    let file = |it: &Asset| -> Result<Key, Error> {
        let key = key_of_file(&below(root, it.path.as_str()))?;
        Ok(Key::of_parts("a file and its path", &(it.path.as_str(), key)))
    };
    let files: Vec<&Asset> = enclosures.iter().chain(statics).collect();
    let files = files.into_par_iter().map(file).collect::<Result<Vec<Key>, Error>>()?;
    Ok(Key::of_parts("what an edition is made from", &(texts, files, said, terms, today)))
}

/// The summary of the last build, if it was made from the premise of `publication` and nobody has touched its files
/// since. `None` if the build has to print to know. What a killed build has left is repaired first.
///
/// # Errors
/// When a folder cannot be read or written to, or another build publishes there for too long.
pub fn up_to_date(publication: &Publication<'_>) -> Result<Option<(Summary, Changes)>, Error> {
    let output = output::resolve(publication.root, publication.output)?;
    if !LastBuild::was_made_from(publication.premise, publication.root, &output) {
        return Ok(None);
    }
    let _locked = Stage::open(publication, &output)?;
    // The site may have changed while this build waited for another, or when a killed one was repaired.
    let last = LastBuild::recall(publication.root, &output);
    let summary = last.summary(publication.premise);
    let Some(summary) = summary.filter(|it| it.unchanged.contains(&publication.now.second())) else { return Ok(None) };
    let is_listed = |it| manifest::is(&output, &manifest::text(it, last.paths()));
    if !last.name.as_ref().is_some_and(is_listed) || !last.is_untouched(&output)? {
        return Ok(None);
    }
    publication.durability.sync(&output)?;
    let unchanged = last.paths().count();
    Ok(Some((summary, Changes { unchanged, not_printed: unchanged, ..Changes::default() })))
}
