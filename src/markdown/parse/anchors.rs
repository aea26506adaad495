//! The anchors of a text's headings: made of their words, and never two alike.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::{Fault, FaultKind};
use crate::address::anchor;

#[derive(Default)]
pub(super) struct Anchors {
    /// The words of the heading that is open, as they were before they were set: an anchor does not follow the typography.
    heading: Option<String>,
    /// Each anchor, and the number that its next namesake gets.
    taken: BTreeMap<String, usize>,
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
        let Some(id) = id else { return self.unused(anchor(&words)) };
        if self.taken.contains_key(&*id) {
            faults.push(Fault { range: range.clone(), kind: FaultKind::DuplicateAnchor(id.to_string()) });
        }
        self.unused(id.to_string())
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
