//! Which footnotes a reader is shown: those that a mark leads to which the reader sees, in the order
//! in which they are met; and the anchors that a page has for them.

use std::collections::VecDeque;

use super::tree::{Audience, Block, Footnote, Inline, Tree};

/// The footnotes of a text for one audience.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    shown: Vec<Note<'a>>,
    /// The number of each footnote of the tree, if it is shown.
    numbers: Vec<Option<usize>>,
}

/// A footnote that is shown.
#[derive(Debug)]
pub(super) struct Note<'a> {
    /// What it says.
    pub blocks: &'a [Block<'a>],
    /// Which of its marks are shown, each by its place among all of them.
    pub marks: Vec<usize>,
}

impl<'a> Notes<'a> {
    /// Those of `tree` that `audience` is led to: by its text, or by another of them.
    pub(super) fn of(tree: &'a Tree<'a>, audience: Audience) -> Notes<'a> {
        Notes::among(&tree.footnotes, &tree.blocks, audience)
    }

    /// Those of `footnotes` that `blocks` lead an audience to.
    pub(super) fn among(footnotes: &'a [Footnote<'a>], blocks: &'a [Block<'a>], audience: Audience) -> Notes<'a> {
        let mut notes = Notes { shown: Vec::new(), numbers: vec![None; footnotes.len()] };
        if footnotes.is_empty() {
            return notes;
        }
        let mut unread = VecDeque::from([blocks]);
        while let Some(blocks) = unread.pop_front() {
            let mut found = |footnote: usize, mark| {
                let number = *notes.numbers[footnote].get_or_insert_with(|| {
                    let blocks = &*footnotes[footnote].blocks;
                    notes.shown.push(Note { blocks, marks: Vec::new() });
                    unread.push_back(blocks);
                    notes.shown.len()
                });
                notes.shown[number - 1].marks.push(mark);
            };
            for block in blocks {
                marks(block, audience, &mut found);
            }
        }
        notes
    }

    /// What stands beside the marks of the footnote at this place of the tree, from 1; nothing if it is not shown.
    pub(super) fn number(&self, footnote: usize) -> Option<usize> {
        self.numbers.get(footnote).copied().flatten()
    }

    /// Those that are shown, by their numbers.
    pub(super) fn shown(&self) -> &[Note<'a>] {
        &self.shown
    }
}

/// Hands every mark in `block` that `audience` sees to `found`: the place of its footnote, and its own.
fn marks(block: &Block<'_>, audience: Audience, found: &mut impl FnMut(usize, usize)) {
    if matches!(block, Block::Only(other, _) if *other != audience) {
        return;
    }
    block.lines().for_each(|it| marks_within(it, found));
    block.blocks().for_each(|it| marks(it, audience, found));
}

fn marks_within(inlines: &[Inline<'_>], found: &mut impl FnMut(usize, usize)) {
    for inline in inlines {
        if let Inline::FootnoteMark { footnote, mark } = inline {
            found(*footnote, *mark);
        }
        // Most have nothing in them.
        let content = inline.content();
        if !content.is_empty() {
            marks_within(content, found);
        }
    }
}

/// Whether the page of a text may have the anchor `name` for its footnotes: for their title, one of them, or a mark
/// that leads there. `footnotes` is their number.
pub(super) fn may_be_anchor(name: &str, footnotes: usize) -> bool {
    let counts = |digits: &str, from: usize, to: usize| {
        !digits.starts_with(['0', '+']) && digits.parse().is_ok_and(|it| (from..=to).contains(&it))
    };
    if let Some(mark) = name.strip_prefix("fnref-") {
        let (number, again) = mark.split_once('-').unwrap_or((mark, "2"));
        return counts(number, 1, footnotes) && counts(again, 2, usize::MAX);
    }
    (name == "footnotes" && footnotes > 0) || name.strip_prefix("fn-").is_some_and(|it| counts(it, 1, footnotes))
}

/// The anchor of a mark of the footnote with this `number`, to come back to.
pub(super) fn mark_id(number: usize, mark: usize) -> String {
    match mark {
        0 => format!("fnref-{number}"),
        _ => format!("fnref-{number}-{}", mark + 1),
    }
}
