//! What a build came to, for the next one. Where neither what it was made from nor what it left has changed since, there is
//! nothing to print: to know that takes a tenth of the time that it takes to find out about every sheet by itself.

use std::ops::Range;
use std::path::Path;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::stage::Stage;
use super::standing::Standing;
use super::{Changes, Publication, manifest};
use crate::desk::Terms;
use crate::diagnostic::{Report, Weighed};
use crate::memo::Key;
use crate::newsletter::{Newsletter, Withheld};
use crate::source::{Asset, Sources, Text};
use crate::world::mark::key_of_file;
use crate::world::{Error, below, output};

/// What there is to tell of a build that published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Everything that was said of what the author wrote. There is no error in it.
    pub report: Weighed,
    /// How many episodes there are.
    pub episodes: usize,
    /// How many seasons they are told in.
    pub seasons: usize,
    /// What is not among them yet.
    pub withheld: Withheld,
    /// The seconds of that day in which the same is published: an episode may come at a moment.
    unchanged: Range<i64>,
}

impl Settled {
    /// What is to be told of `newsletter`, of which `report` was said.
    #[must_use]
    pub fn of(newsletter: &Newsletter, report: Weighed) -> Settled {
        let Newsletter { episodes, seasons, withheld, unchanged, .. } = newsletter;
        let (episodes, seasons) = (episodes.len(), seasons.len());
        Settled { report, episodes, seasons, withheld: withheld.clone(), unchanged: unchanged.clone() }
    }
}

/// The key of everything that an edition is made from: `sources` below `root`, of which `said` was said while they were
/// read, on `terms` and on the day `today`.
///
/// # Errors
/// When a file cannot be looked at.
pub fn premise(root: &Path, sources: &Sources, said: &Report, terms: &Terms, today: NaiveDate) -> Result<Key, Error> {
    let Sources { masthead, manuscripts, templates, enclosures, statics, fonts: _, styles: _ } = sources;
    let filed: Vec<_> = manuscripts.iter().map(|it| (it.path.as_str(), it.text.key())).collect();
    let read = templates.iter().chain([masthead]).map(|it| (it.path.as_str(), Text::key_of(&it.text)));
    let texts: Vec<_> = filed.into_iter().chain(read).collect();
    // The bytes of a picture, a recording or a font are told by how the file was left.
    let file = |it: &Asset| -> Result<Key, Error> {
        let key = key_of_file(&below(root, it.path.as_str()))?;
        Ok(Key::of_parts("a file and its path", &(it.path.as_str(), key)))
    };
    let files: Vec<&Asset> = enclosures.iter().chain(statics).collect();
    let files = files.into_par_iter().map(file).collect::<Result<Vec<Key>, Error>>()?;
    let rest = format!("{said:?} {terms:?} {today}");
    Ok(Key::of_parts("what an edition is made from", &(texts, files, rest)))
}

/// What there is to tell where `publication` shows already what is made from its premise, and nobody has touched a file of
/// it since. `None` where that cannot be known without printing. What a build left that was killed is mended first.
///
/// # Errors
/// When a folder cannot be read or written to, or another build publishes there for too long.
pub fn settled(publication: &Publication<'_>) -> Result<Option<(Settled, Changes)>, Error> {
    let output = output::resolve(publication.root, publication.output)?;
    if !Standing::was_made_from(publication.premise, publication.root, &output) {
        return Ok(None);
    }
    let _turn = Stage::open(publication, &output)?;
    // Another build may have been waited for, or mended.
    let standing = Standing::recall(publication.root, &output);
    let settled = standing.settled(publication.premise);
    let Some(settled) = settled.filter(|it| it.unchanged.contains(&publication.now.second())) else { return Ok(None) };
    let is_listed = |it| manifest::is(&output, &manifest::text(it, standing.paths()));
    if !standing.name.as_ref().is_some_and(is_listed) || !standing.is_untouched(&output)? {
        return Ok(None);
    }
    publication.durability.settle(&output)?;
    let unchanged = standing.paths().count();
    Ok(Some((settled, Changes { unchanged, standing: unchanged, ..Changes::default() })))
}
