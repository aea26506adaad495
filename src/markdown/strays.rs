//! Marks that are none, and are printed as words: of a block that does not stand in a quote.

use super::Typography;
use super::call::nearly;
use super::parse::{Fault, FaultKind, words_alone};

/// The marks in `text` that are none.
pub(super) fn strays(text: &str, typography: Typography) -> Vec<Fault> {
    let marks: Vec<usize> = if text.contains("[!") { marks(text).collect() } else { Vec::new() };
    if marks.is_empty() {
        return Vec::new();
    }
    // Few texts come here: what the parser understands must not be looked at again.
    let words = words_alone(text, typography);
    let nearly = |start: usize| {
        let line = words[start..].lines().next()?;
        let (mark, length) = nearly(line)?;
        Some(Fault { range: start..start + length, kind: FaultKind::NearlyMark(mark) })
    };
    marks.into_iter().filter_map(nearly).collect()
}

/// Where a line of `text` begins with what may be the mark of a block.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    let mut end = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        end += line.len();
        let inner = line.trim_start_matches(' ');
        inner.starts_with("[!").then_some(end - inner.len())
    })
}
