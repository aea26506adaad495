//! Every sheet on its way to the stage, unless what stands in the output folder is what it would be.

use std::sync::Mutex;

use rayon::prelude::*;

use super::Publication;
use super::overdue::Overdue;
use super::stage::{Stage, Written};
use super::standing::{Entry, Standing};
use crate::address::OutputPath;
use crate::diagnostic::Report;
use crate::edition::{Content, Edition, Impression, Sheet};
use crate::memo::Key;
use crate::press::Press;
use crate::source::SourcePath;
use crate::world::{
    Error, Progress, below,
    darkroom::Darkroom,
    folder::Folder,
    mark::{Mark, key_of_file},
};

/// What it takes to bring the sheets of an edition to the stage.
pub(super) struct Sheets<'e, 'a> {
    edition: &'e Edition,
    press: &'a Press<'a>,
    publication: &'a Publication<'a>,
    stage: &'a Stage,
    standing: &'a Standing,
    output: Folder,
    darkroom: Darkroom<'a>,
}

/// What became of a sheet.
pub(super) struct Printed<'e> {
    pub path: &'e OutputPath,
    pub written: Written,
    /// What is to be known of its file by the next build.
    pub entry: Option<Entry>,
}

impl<'e, 'a> Sheets<'e, 'a> {
    /// The sheets of `edition`, from `press` to `stage`. `standing` is what is known to stand in its output folder.
    pub(super) fn new(
        edition: &'e Edition,
        press: &'a Press<'a>,
        publication: &'a Publication<'a>,
        stage: &'a Stage,
        standing: &'a Standing,
    ) -> Sheets<'e, 'a> {
        let darkroom = Darkroom::new(publication.root, press.fonts(), &press.newsletter.masthead.limits);
        Sheets { edition, press, publication, stage, standing, output: Folder::at(&stage.output), darkroom }
    }

    /// Brings all of them there, by all threads. What was said of them is told to `report`. If one takes longer than it may,
    /// the program ends.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub(super) fn print(&self, report: &mut Report) -> Result<Vec<Printed<'e>>, Error> {
        let time = self.press.newsletter.masthead.limits.time;
        let overdue = Overdue::after(time);
        let progress = Progress::of(self.edition.len());
        let told = Mutex::new(Report::default());
        let print = |(path, sheet): (&'e OutputPath, &'e Sheet)| {
            let mut report = Report::default();
            let printed = self.bring(path, sheet, &overdue, &mut report)?;
            progress.step();
            if !report.is_empty() {
                told.lock().expect("no thread panics while it tells").absorb(report);
            }
            Ok(printed)
        };
        let sheets = self.edition.along_the_story(self.press.newsletter);
        let print_all = || sheets.into_par_iter().map(print).collect();
        let printed = overdue.during(print_all, |path| {
            self.stage.abandon();
            (self.publication.overdue)(path, time);
        });
        progress.end();
        self.darkroom.tidy();
        report.absorb(told.into_inner().expect("no thread panics while it tells"));
        printed
    }

    /// Prints `sheet` and writes it to the stage, if it is not what stands at `path` already.
    fn bring(
        &self,
        path: &'e OutputPath,
        sheet: &Sheet,
        overdue: &Overdue,
        report: &mut Report,
    ) -> Result<Printed<'e>, Error> {
        let untouched = self.standing.untouched(path.as_str(), &self.output)?;
        let known = untouched.map(|it| it.key);
        let mut print = || self.edition.reprint(sheet, known, self.press, report);
        let impression = match sheet {
            // The first part of the index waits for the words of all episodes: that takes its time, and has an end.
            Sheet::Search(_) => print(),
            _ => overdue.watch(path, print),
        };
        let nothing = Printed { path, written: Written::AsItWas, entry: None };
        let (content, key) = match impression {
            Ok(Impression::Standing) => return Ok(Printed { written: Written::Standing, entry: untouched, ..nothing }),
            Ok(Impression::Fresh(content, key)) => (content, key),
            Err(_) => return Ok(nothing),
        };
        let key = self.key(&content, key)?;
        if key.is_some() && key == known {
            return Ok(Printed { entry: untouched, ..nothing });
        }
        let Ok(finished) = self.darkroom.finish(content, report)? else {
            return Ok(nothing);
        };
        let written = self.stage.write(path, &finished, self.publication.root)?;
        let mark = match written {
            Written::New(mark) => Some(mark),
            Written::AsItWas | Written::Standing => Mark::in_folder(path.as_str(), &self.output)?,
        };
        // What something was said of is printed again, so that it is said again.
        let key = key.filter(|_| report.is_empty());
        let entry = key.zip(mark).map(|(key, mark)| Entry { key, mark });
        Ok(Printed { written, entry, ..nothing })
    }

    /// The key of what a sheet is made from: `printed`, unless it is a file of the author's, or made of one.
    fn key(&self, content: &Content, printed: Option<Key>) -> Result<Option<Key>, Error> {
        let original = |source: &SourcePath| key_of_file(&below(self.publication.root, source.as_str()));
        match content {
            Content::File(source) => original(source),
            Content::Picture(source, recipe) => Ok(original(source)?.map(|it| self.darkroom.key(*recipe, &it))),
            Content::Printed(_) | Content::Card(_) | Content::Theme(_) => Ok(printed),
        }
    }
}
