//! All claims together: no two are to one path, and none is to one at which another needs a folder.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::claim::{Claim, Origin, Spot};
use super::sheet::{File, Sheet};
use crate::address::{OutputPath, Permalink};
use crate::diagnostic::{Diagnostic, Report, Rule};

/// The claims so far.
pub(super) struct Claims<'a> {
    all: Vec<Claim>,
    /// The place of each by its path as a file system that ignores case sees it.
    places: HashMap<String, usize>,
    pub report: &'a mut Report,
}

impl Claims<'_> {
    /// None yet, of which there will be about so many.
    pub(super) fn about(many: usize, report: &mut Report) -> Claims<'_> {
        Claims { all: Vec::new(), places: HashMap::with_capacity(many), report }
    }

    /// Whether the path was free; if not, the author is told.
    pub(super) fn claim(&mut self, permalink: &Permalink, sheet: impl Into<Sheet>, origin: Origin) -> bool {
        self.claim_at(Spot::of(permalink), sheet, origin)
    }

    /// The same where the place was looked at before.
    pub(super) fn claim_at(&mut self, spot: Spot, sheet: impl Into<Sheet>, origin: Origin) -> bool {
        let (Spot { path, folded, portable }, sheet) = (spot, sheet.into());
        if let (Some(name), Origin::Author(span)) = (path.unportable().filter(|_| !portable), &origin) {
            let remark = Diagnostic::at(span.clone(), format!("Windows can have no file called `{name}`"));
            let help = "give it another name or `slug`, so that the site can be copied anywhere";
            self.report.warn(Rule::UnportableName, remark.help(help));
        }
        let first = match self.places.entry(folded) {
            Entry::Occupied(first) => &self.all[*first.get()],
            Entry::Vacant(free) => {
                free.insert(self.all.len());
                self.all.push(Claim { path, sheet, origin });
                return true;
            }
        };
        if let Some(remark) = first.contested(&sheet, origin) {
            self.report.error(remark);
        }
        false
    }

    /// Tells of files that stand where others need a folder: `about` and `about/index.html`.
    pub(super) fn folders(&mut self) {
        let around = |folded: &str| folded.match_indices('/').find_map(|(at, _)| self.places.get(&folded[..at]));
        let inside = self.places.par_iter().filter_map(|(folded, place)| Some((folded, *place, *around(folded)?)));
        let mut inside: Vec<_> = inside.collect();
        inside.sort_unstable();
        let mut told = BTreeSet::new();
        for (_, inner, file) in inside {
            let [inner, file] = [inner, file].map(|it| &self.all[it]);
            // Where a card cannot be, its page cannot be either, and that is told.
            if matches!(inner.sheet, Sheet::File(File::Card(_))) || !told.insert(&file.path) {
                continue;
            }
            self.report.error(file.stands_in_the_way_of(inner));
        }
    }

    /// What is printed at each path.
    pub(super) fn sheets(self) -> BTreeMap<OutputPath, Sheet> {
        let mut sheets: Vec<(OutputPath, Sheet)> = self.all.into_iter().map(|it| (it.path, it.sheet)).collect();
        sheets.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        sheets.into_iter().collect()
    }
}
