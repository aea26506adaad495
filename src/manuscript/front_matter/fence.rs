//! Where front matter ends and the text begins. Only the first byte of a file can open front matter: a `---` further
//! down is a rule between two parts.

use std::ops::Range;

use super::node::{Notation, Table};
use super::patched::{self, Patched};
use super::{slips, unfenced, yaml};
use crate::diagnostic::{Diagnostic, Report, Reported};
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
        return Err(report.error(unfenced::unopened(source, first).remark(&source.path)));
    };
    let fence = notation.fence();
    let (mut start, mut nearly) = (first.len(), None);
    for line in text[first.len()..].split_inclusive('\n') {
        let words = line.trim_end();
        if words == fence {
            return Ok(Fenced { notation, front: first.len()..start, body: start + line.len() });
        }
        if nearly.is_none() && (unfenced::is_nearly(words, notation) || words.trim_start() == fence) {
            nearly = Some(start..start + words.len());
        }
        start += line.len();
    }
    let help = if nearly.is_some() {
        format!("write `{fence}` on a line of its own in its place")
    } else {
        format!("write `{fence}` on a line of its own before the text")
    };
    let place = Span::new(&source.path, nearly.unwrap_or(0..3));
    Err(report.error(Diagnostic::at(place, unfenced::unended(notation)).help(help)))
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
