//! The anchors of a text's headings: made of their words, and never two alike.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::CowStr;

use crate::address::anchor;
use crate::markdown::fault::Fault;
use crate::markdown::notes::may_be_anchor;
use crate::markdown::tree::{Block, Footnote};

#[derive(Default)]
pub(super) struct Anchors {
    /// The words of the heading that is open, as they were before they were set: an anchor does not
    /// follow the typography.
    heading: Option<String>,
    /// Each anchor, and the number that its next namesake gets.
    taken: BTreeMap<String, usize>,
    /// Where a heading stands whose anchor may be that of a footnote, and whether the author chose it. Which footnotes
    /// there are is known at the end of the text.
    doubtful: Vec<(String, Range<usize>, Chosen)>,
}

/// Who chose an anchor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chosen {
    ByTheAuthor,
    ByItsWords,
}

impl Anchors {
    /// A heading begins.
    pub(super) fn begin(&mut self) {
        self.heading = Some(String::new());
    }

    /// Words, as they were typed, that belong to the heading if one is open.
    pub(super) fn hear(&mut self, words: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(words);
        }
    }

    /// The anchor of the heading that ends: the author's `id`, or one made of its words that no other heading has.
    pub(super) fn end(&mut self, id: Option<CowStr<'_>>, range: &Range<usize>, faults: &mut Vec<Fault>) -> String {
        let words = self.heading.take().unwrap_or_default();
        let chosen = if id.is_some() { Chosen::ByTheAuthor } else { Chosen::ByItsWords };
        if let Some(id) = &id
            && self.taken.contains_key(&**id)
        {
            let help = "give each heading an anchor of its own: `{#another-name}`";
            faults.push(Fault::error(range.clone(), format!("two headings have the anchor `{id}`"), help));
        }
        if let Some(id) = id.as_ref().filter(|it| it.starts_with('_')) {
            let what = format!("the anchor `{id}` may be that of a part of the page: they begin with `_`");
            let help = format!("give the heading another one: `{{#{}}}`", id.trim_start_matches('_'));
            faults.push(Fault::loose_mark(range.clone(), what, help));
        }
        let anchor = self.unused(id.map_or_else(|| anchor(&words), |it| it.to_string()));
        if anchor.starts_with("fn") || anchor == "footnotes" {
            self.doubtful.push((anchor.clone(), range.clone(), chosen));
        }
        anchor
    }

    /// Gives another anchor to each heading among `blocks` that has the one of a footnote; the
    /// author's own is a mistake.
    pub(super) fn yield_to(
        mut self,
        footnotes: &mut [Footnote<'_>],
        blocks: &mut [Block<'_>],
        faults: &mut Vec<Fault>,
    ) {
        if self.doubtful.is_empty() || footnotes.is_empty() {
            return;
        }
        let mut others = BTreeMap::new();
        let count = footnotes.len();
        let reserved = |name: &str| may_be_anchor(name, count);
        let doubtful = std::mem::take(&mut self.doubtful);
        for (anchor, range, chosen) in doubtful.into_iter().filter(|(anchor, ..)| reserved(anchor)) {
            match chosen {
                Chosen::ByTheAuthor => {
                    let what = format!("the anchor `{anchor}` is that of the footnotes of this text");
                    faults.push(Fault::error(range, what, "give the heading another one: `{#another-name}`"));
                }
                Chosen::ByItsWords => {
                    let mut other = self.unused(anchor.clone());
                    while reserved(&other) {
                        other = self.unused(anchor.clone());
                    }
                    others.insert(anchor, other);
                }
            }
        }
        rename(blocks, &others);
        for footnote in footnotes {
            rename(&mut footnote.blocks, &others);
        }
    }

    /// `name`, or `name-1`, `name-2` … if it is taken. Ten thousand namesakes cost no more than ten thousand names.
    fn unused(&mut self, name: String) -> String {
        if !self.taken.contains_key(&name) {
            self.taken.insert(name.clone(), 1);
            return name;
        }
        loop {
            let namesakes = self.taken.get_mut(&name).expect("the name is taken");
            let candidate = format!("{name}-{namesakes}");
            *namesakes += 1;
            if !self.taken.contains_key(&candidate) {
                self.taken.insert(candidate.clone(), 1);
                return candidate;
            }
        }
    }
}

/// Gives the headings among `blocks` the anchors that take the place of theirs.
fn rename(blocks: &mut [Block<'_>], others: &BTreeMap<String, String>) {
    for block in blocks {
        match block {
            Block::Heading { anchor, .. } => {
                if let Some(other) = others.get(anchor) {
                    anchor.clone_from(other);
                }
            }
            Block::Quote(blocks)
            | Block::Alert(_, blocks)
            | Block::Only(_, blocks)
            | Block::Aside { blocks, .. }
            | Block::Component { blocks, .. } => rename(blocks, others),
            Block::List { items, .. } => items.iter_mut().for_each(|it| rename(&mut it.blocks, others)),
            Block::Paragraph(_)
            | Block::Plain(_)
            | Block::Figure { .. }
            | Block::Code { .. }
            | Block::Table { .. }
            | Block::Rule
            | Block::Html(_)
            | Block::More => {}
        }
    }
}
