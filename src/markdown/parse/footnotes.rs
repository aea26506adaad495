//! The footnotes of a text: each is marked where it belongs, and written wherever the author likes.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::markdown::fault::Fault;
use crate::markdown::notes::Notes;
use crate::markdown::tree::{Audience, Block, Footnote, Inline};

#[derive(Default)]
pub(super) struct Footnotes<'a> {
    /// Each marked footnote: its place, and how often it was marked.
    marked: BTreeMap<String, (usize, usize)>,
    /// Each written footnote: where, and what it says.
    written: BTreeMap<String, (Range<usize>, Vec<Block<'a>>)>,
}

impl<'a> Footnotes<'a> {
    /// `[^name]` among words. Footnotes are numbered in the order of their first marks.
    pub(super) fn mark(&mut self, name: &str) -> Inline<'a> {
        let next = self.marked.len();
        let (footnote, marks) = self.marked.entry(folded(name)).or_insert((next, 0));
        let inline = Inline::FootnoteMark { footnote: *footnote, mark: *marks };
        *marks += 1;
        inline
    }

    /// `[^name]: blocks`. Of two that bear one name, the first counts.
    pub(super) fn write(&mut self, name: &str, range: Range<usize>, blocks: Vec<Block<'a>>, faults: &mut Vec<Fault>) {
        if self.written.contains_key(&folded(name)) {
            let message = format!("the footnote `{name}` is written twice");
            faults.push(Fault::error(head(&range, name), message, "give one of them another name: `[^another]`"));
            return;
        }
        self.written.insert(folded(name), (range, blocks));
    }

    /// All that were marked, in order. Those that no reader is led to by `blocks`, not even by way of
    /// others, are a mistake.
    pub(super) fn finish(self, blocks: &[Block<'a>], faults: &mut Vec<Fault>) -> Vec<Footnote<'a>> {
        let Footnotes { marked, mut written } = self;
        let mut marked: Vec<_> = marked.into_iter().collect();
        marked.sort_by_key(|(_, (place, _))| *place);
        let mut heads = Vec::with_capacity(marked.len());
        let mut footnotes = Vec::with_capacity(marked.len());
        for (name, _) in marked {
            let (range, blocks) = written.remove(&name).unwrap_or_default();
            heads.push((name, range));
            footnotes.push(Footnote { blocks });
        }
        let read = [Audience::Web, Audience::Email].map(|it| Notes::among(&footnotes, blocks, it));
        let is_read = |place: usize| read.iter().any(|it| it.number(place).is_some());
        let mut places = 0..;
        heads.retain(|(_, range)| places.next().is_some_and(|it| !is_read(it)) && !range.is_empty());
        for (name, range) in written.into_iter().map(|(name, (range, _))| (name, range)).chain(heads) {
            let message = format!("nothing in the text leads to the footnote `{name}`");
            let help = format!("write `[^{name}]` where it belongs");
            faults.push(Fault::loose_footnote(head(&range, &name), message, help));
        }
        footnotes
    }
}

/// The mistake in a `[^name]` that the parser takes for words: `words` stand in brackets at `range` of `text`.
pub(super) fn never_written(words: &str, range: &Range<usize>, text: &str) -> Option<Fault> {
    let name = words.strip_prefix('^')?;
    let in_brackets = text[..range.start].ends_with('[') && text[range.end..].starts_with(']');
    in_brackets.then(|| {
        let message = format!("the footnote `{name}` is not written anywhere");
        Fault::loose_footnote(range.start - 1..range.end + 1, message, format!("add a line `[^{name}]: …`"))
    })
}

/// `[^name]` at the beginning of a footnote that stands at `range`.
fn head(range: &Range<usize>, name: &str) -> Range<usize> {
    range.start..range.start + name.len() + 3
}

/// Footnotes are found by their names whatever the case, as links are (CommonMark 0.31 §4.7).
fn folded(name: &str) -> String {
    name.to_lowercase()
}
