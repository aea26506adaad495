//! On which line of a text a byte stands, and in which column, for as many bytes as there are remarks.

use std::collections::BTreeMap;

use crate::source::SourcePath;

/// Where something stands for an editor. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The texts of all files that are asked about, each counted once.
pub(super) struct Gauges<'a, F> {
    text: F,
    counted: BTreeMap<SourcePath, Gauge<'a>>,
}

/// A text, and where those bytes of it stand that are [`STEP`] apart.
pub(super) struct Gauge<'a> {
    pub(super) text: &'a str,
    /// Every one at the beginning of a character, with its place in the text.
    steps: Vec<(usize, Position)>,
}

/// From one of the bytes that are counted to the next: whatever is asked for, no more is counted anew, neither many
/// lines nor a long one.
const STEP: usize = 1024;

impl<'a, F: Fn(&SourcePath) -> Option<&'a str>> Gauges<'a, F> {
    /// None was counted so far; `text` gives the text of a file.
    pub(super) fn new(text: F) -> Gauges<'a, F> {
        Gauges { text, counted: BTreeMap::new() }
    }

    /// That of the file at `path`. One without a text has nothing but a beginning.
    pub(super) fn of(&mut self, path: &SourcePath) -> &Gauge<'a> {
        let Gauges { text, counted } = self;
        counted.entry(path.clone()).or_insert_with(|| Gauge::new(text(path).unwrap_or("")))
    }
}

impl<'a> Gauge<'a> {
    fn new(text: &'a str) -> Gauge<'a> {
        let mut steps = vec![(0, Position { line: 1, column: 1 })];
        for next in (STEP..text.len()).step_by(STEP) {
            let (last, position) = steps[steps.len() - 1];
            let next = text.floor_char_boundary(next);
            steps.push((next, position.behind(&text[last..next])));
        }
        Gauge { text, steps }
    }

    /// Where the byte at `offset` stands, which begins a character or ends the text.
    pub(super) fn position(&self, offset: usize) -> Position {
        let (last, position) = self.steps[self.steps.partition_point(|(it, _)| *it <= offset) - 1];
        position.behind(&self.text[last..offset])
    }
}

impl Position {
    /// Where what follows `text` stands, if that stands here.
    fn behind(self, text: &str) -> Position {
        match text.rfind('\n') {
            Some(end) => Position {
                line: self.line + text.bytes().filter(|it| *it == b'\n').count(),
                column: text[end + 1..].chars().count() + 1,
            },
            None => Position { column: self.column + text.chars().count(), ..self },
        }
    }
}
