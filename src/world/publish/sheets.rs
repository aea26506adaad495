//! Prints every sheet to the stage, except those that the output folder has already.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::last_build::{LastBuild, Recorded};
use super::publication::Publication;
use super::stage::{Reuse, Stage, Written};
use crate::address::{OutputPath, folded};
use crate::diagnostic::Report;
use crate::edition::{Content, Edition, Impression, Sheet};
use crate::memo::Key;
use crate::press::Press;
use crate::world::darkroom::{Darkroom, Tray};
use crate::world::error::Error;
use crate::world::folder::Folder;
use crate::world::mark::{FileMark, key_of_file};
use crate::world::paths::below;
use crate::world::terminal::Progress;

/// What it takes to bring the sheets of an edition to the stage.
pub(super) struct Sheets<'e, 'a> {
    edition: &'e Edition,
    press: &'a Press<'a>,
    publication: &'a Publication<'a>,
    stage: &'a Stage,
    last_build: &'a LastBuild,
    /// The names, without their case, of our files that are no longer printed.
    gone: BTreeSet<String>,
    output: Folder,
    darkroom: Darkroom<'a>,
}

/// What became of a sheet.
pub(super) struct Printed<'e> {
    pub path: &'e OutputPath,
    pub written: Written,
    /// What the next build has to know of its file.
    pub entry: Option<Recorded>,
}

impl<'e, 'a> Sheets<'e, 'a> {
    /// The sheets of `edition`, to be printed by `press` to `stage`. Of the same output folder, the record of the last
    /// build and the list of our files are known.
    pub(super) fn new(
        edition: &'e Edition,
        press: &'a Press<'a>,
        publication: &'a Publication<'a>,
        stage: &'a Stage,
        (last_build, ours): (&'a LastBuild, &'a BTreeSet<String>),
    ) -> Sheets<'e, 'a> {
        let darkroom = Darkroom::new(publication.root, press.fonts(), &press.newsletter.masthead.limits);
        let output = Folder::at(&stage.output);
        let printed: BTreeSet<&str> = edition.sheets().map(|(path, _)| path.as_str()).collect();
        let gone = ours.iter().filter(|it| !printed.contains(it.as_str())).map(|it| folded(it)).collect();
        Sheets { edition, press, publication, stage, last_build, gone, output, darkroom }
    }

    /// Prints all of them, on all threads. Remarks on them go to `report`.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub(super) fn print(&self, report: &mut Report) -> Result<Vec<Printed<'e>>, Error> {
        let progress = Progress::of(self.edition.len());
        let print = |(path, sheet): (&'e OutputPath, &'e Sheet), tray: &mut Tray<'_, '_>| {
            let mut told = Report::default();
            let printed = self.bring(path, sheet, tray, &mut told)?;
            progress.step();
            Ok((printed, told))
        };
        let sheets = self.edition.in_print_order(self.press.newsletter);
        // What is made of one picture stands side by side, and is made by one thread, from what that has read.
        let original = |sheet: &'e Sheet| sheet.picture().map(|(path, _)| path);
        let strips =
            sheets.par_chunk_by(|(_, one), (_, next)| original(one).is_some_and(|it| original(next) == Some(it)));
        let printed = strips.flat_map_iter(|strip| {
            let mut tray = self.darkroom.tray();
            strip.iter().map(move |it| print(*it, &mut tray))
        });
        let printed: Result<Vec<_>, Error> = printed.collect();
        progress.end();
        self.darkroom.tidy();
        // In the order of the sheets, whichever was printed first.
        let tell = |(printed, told)| {
            report.absorb(told);
            printed
        };
        Ok(printed?.into_iter().map(tell).collect())
    }

    /// Prints `sheet` and writes it to the stage, unless the same is published at `path`.
    fn bring(
        &self,
        path: &'e OutputPath,
        sheet: &Sheet,
        tray: &mut Tray<'_, '_>,
        report: &mut Report,
    ) -> Result<Printed<'e>, Error> {
        let untouched = self.last_build.untouched(path.as_str(), &self.output)?;
        let known = untouched.map(|it| it.key);
        let nothing = Printed { path, written: Written::Unchanged, entry: None };
        let (content, key) = match self.edition.reprint(path, sheet, known, self.press, report) {
            Ok(Impression::Unchanged) => {
                return Ok(Printed { written: Written::NotPrinted, entry: untouched, ..nothing });
            }
            Ok(Impression::Fresh(content, key)) => (content, key),
            Err(_) => return Ok(nothing),
        };
        let key = self.key(&content, key)?;
        if key.is_some() && key == known {
            return Ok(Printed { entry: untouched, ..nothing });
        }
        let Ok(finished) = tray.finish(content, report)? else {
            return Ok(nothing);
        };
        // Where case is ignored, a file that is called otherwise now is found by its new name, and will go.
        let is_renamed = !self.gone.is_empty() && self.gone.contains(&path.folded());
        let reuse = if is_renamed { Reuse::Nothing } else { Reuse::Same };
        let written = self.stage.write(path, &finished, reuse, self.publication.root)?;
        let mark = match written {
            Written::New(mark) => Some(mark),
            Written::Unchanged | Written::NotPrinted => FileMark::in_folder(path.as_str(), &self.output)?,
        };
        // A sheet with a remark is printed by every build, so that every build makes the remark.
        let key = key.filter(|_| report.is_empty());
        let entry = key.zip(mark).map(|(key, mark)| Recorded { key, mark });
        Ok(Printed { written, entry, ..nothing })
    }

    /// The key of what a sheet is made from: `printed`, unless it is a file of the author's, or made of one.
    fn key(&self, content: &Content, printed: Option<Key>) -> Result<Option<Key>, Error> {
        match content {
            Content::File(source) => key_of_file(&below(self.publication.root, source.as_str())),
            Content::Picture(source, recipe) => self.darkroom.key_as_left(source, *recipe),
            Content::Printed(_) | Content::Card(_) | Content::Theme(_) => Ok(printed),
        }
    }
}
