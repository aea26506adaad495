//! One sheet on its way to the stage, unless what stands in the output folder is what it would be.

use std::path::Path;

use super::overdue::Overdue;
use super::stage::{Stage, Written};
use super::standing::{Entry, Standing};
use crate::address::OutputPath;
use crate::diagnostic::Report;
use crate::edition::{Content, Edition, Impression, Sheet};
use crate::press::Press;
use crate::world::{
    Darkroom, Error, below,
    folder::Folder,
    mark::{Mark, key_of_file},
};

/// What it takes to bring any sheet to the stage.
pub(super) struct Sheets<'a> {
    pub edition: &'a Edition,
    pub press: &'a Press<'a>,
    pub root: &'a Path,
    pub darkroom: &'a Darkroom<'a>,
    pub output: &'a Folder,
    pub stage: &'a Stage,
    pub standing: &'a Standing,
    pub overdue: &'a Overdue,
}

/// What became of a sheet.
pub(super) struct Printed {
    pub written: Written,
    /// Whether it was left as it stands, and never went through the press.
    pub stands: bool,
    /// What is to be known of its file by the next build.
    pub entry: Option<Entry>,
}

impl Sheets<'_> {
    /// Prints the sheet at `path` and writes it to the stage, if it is not what stands in the output folder already.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub(super) fn print(&self, path: &OutputPath, report: &mut Report) -> Result<Printed, Error> {
        let untouched = self.standing.untouched(path.as_str(), self.output)?;
        let known = untouched.map(|it| it.key);
        let mut print = || self.edition.reprint(path, known, self.press, report);
        let impression = match self.edition.sheet(path) {
            // The first part of the index waits for the words of all episodes: that takes its time, and has an end.
            Some(Sheet::Search(_)) => print(),
            _ => self.overdue.watch(path, print),
        };
        let nothing = Printed { written: Written::AsItWas, stands: false, entry: None };
        let (content, key) = match impression {
            Ok(Some(Impression::Standing)) => return Ok(Printed { entry: untouched, stands: true, ..nothing }),
            Ok(Some(Impression::Fresh(content, key))) => (content, key),
            Ok(None) | Err(_) => return Ok(nothing),
        };
        let key = match &content {
            Content::File(source) => key_of_file(&below(self.root, source.as_str()))?,
            Content::Picture(source, recipe) => {
                let original = key_of_file(&below(self.root, source.as_str()))?;
                original.map(|it| self.darkroom.key(*recipe, &it))
            }
            Content::Printed(_) | Content::Card(_) | Content::Theme(_) => key,
        };
        if key.is_some() && key == known {
            return Ok(Printed { entry: untouched, ..nothing });
        }
        let Ok(Some(content)) = self.darkroom.settled(Ok(Some(content)), report)? else {
            return Ok(nothing);
        };
        let written = self.stage.write(path, &content, self.root)?;
        let mark = match written {
            Written::New(mark) => Some(mark),
            Written::AsItWas => Mark::in_folder(path.as_str(), self.output)?,
        };
        // What something was said of is printed again, so that it is said again.
        let key = key.filter(|_| report.is_empty());
        let entry = key.zip(mark).map(|(key, mark)| Entry { key, mark });
        Ok(Printed { written, stands: false, entry })
    }
}
