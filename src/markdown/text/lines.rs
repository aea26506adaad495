//! Lines of plain text below one another. What each block says is left to the writer.

use crate::markdown::tree::Block;

/// The lines of blocks that stand below one another.
#[derive(Default)]
pub(super) struct Lines {
    lines: Vec<String>,
    /// Whether the first block is the text of an item in a tight list.
    plain: Option<bool>,
}

impl Lines {
    /// Adds the lines of the next block, with an empty one before them unless a list belongs to what is above it.
    pub(super) fn add(&mut self, block: &Block<'_>, more: Vec<String>) {
        let plain = *self.plain.get_or_insert(matches!(block, Block::Plain(_)));
        let tight = matches!(block, Block::List { .. }) && plain;
        if !more.is_empty() && !self.lines.is_empty() && !tight {
            self.lines.push(String::new());
        }
        self.lines.extend(more);
    }

    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines
    }
}

/// `lines` with `first` before the first of them and `rest` before the others.
pub(super) fn prefixed(lines: &[String], first: &str, rest: &str) -> Vec<String> {
    let prefix = |index: usize| if index == 0 { first } else { rest };
    lines.iter().enumerate().map(|(index, it)| format!("{}{it}", prefix(index)).trim_end().to_owned()).collect()
}
