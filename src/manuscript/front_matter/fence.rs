//! Where front matter ends and the text begins. Only the first byte of a file can open front matter: a `---` further
//! down is a rule between two parts.

use std::ops::Range;

use super::node::{Notation, Table};
use super::patched::{self, Patched};
use super::{slips, yaml};
use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::manuscript::name::Name;
use crate::source::{Source, Span};

/// A file, cut in two.
#[derive(Debug)]
pub(in crate::manuscript) struct Fenced {
    notation: Notation,
    front: Range<usize>,
    /// The first byte of the text.
    pub body: usize,
}

/// Finds the front matter between two lines `+++` (TOML) or `---` (YAML).
pub(in crate::manuscript) fn split(source: &Source, report: &mut Report) -> Result<Fenced, Reported> {
    let text = &*source.text;
    let first = text.split_inclusive('\n').next().unwrap_or("");
    let Some(notation) = Notation::of(text) else {
        let place = Span::new(&source.path, 0..first.trim_end().len());
        // Only the name tells yet whether this is an episode.
        let lines = if Name::of(&source.path).is_numbered() {
            "`+++`, `title = \"…\"`, `date = 2026-03-01` and `+++`"
        } else {
            "`+++`, `title = \"…\"`, for an episode `date = 2026-03-01`, and `+++`"
        };
        let (message, help) = if text.trim().is_empty() {
            ("this file is empty", format!("write {lines}, each on a line of its own, and then the text"))
        } else if Notation::of(first.trim_start()).is_some() {
            ("front matter begins at the margin", "take out the blank in front of it".to_owned())
        } else if Notation::of(text.trim_start()).is_some() {
            ("front matter begins on the first line of a file", "take out what stands above it".to_owned())
        } else {
            ("this file has no front matter", format!("begin the file with {lines}, each on a line of its own"))
        };
        return Err(report.error(Diagnostic::at(place, message).help(help)));
    };
    let fence = notation.fence();
    let mut start = first.len();
    for line in text[first.len()..].split_inclusive('\n') {
        if line.trim_end() == fence {
            return Ok(Fenced { notation, front: first.len()..start, body: start + line.len() });
        }
        start += line.len();
    }
    let remark = Diagnostic::at(Span::new(&source.path, 0..3), format!("no second `{fence}` ends this front matter"));
    Err(report.error(remark.help(format!("write `{fence}` on a line of its own before the text"))))
}

impl Fenced {
    /// The bytes between the two lines.
    pub(in crate::manuscript) fn front(&self) -> Range<usize> {
        self.front.clone()
    }

    /// What stands there. In YAML, the `known` keys tell what was meant by a line that cannot be read.
    pub(in crate::manuscript) fn parse(
        &self,
        source: &Source,
        known: &[&str],
        report: &mut Report,
    ) -> Result<Patched, Reported> {
        let Patched { table, whole } = match self.notation {
            Notation::Toml => patched::parse(source, self.front.clone(), report)?,
            Notation::Yaml => {
                let table = yaml::parse(&source.text[self.front.clone()], self.front.start)
                    .map_err(|it| report.error(slips::in_yaml(source, it, known)))?;
                Patched { table, whole: Ok(()) }
            }
        };
        // A whole table is pointed to at its opening fence.
        Ok(Patched { table: Table { range: 0..3, notation: self.notation, ..table }, whole })
    }
}
