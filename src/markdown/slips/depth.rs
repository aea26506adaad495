//! How deep the elements of raw HTML may stand in one another: at most so deep, for one that is ended by what is around
//! it counts as open.

use std::collections::BTreeMap;

use crate::markdown::by_hand::End;

/// What is open of the elements that hold others.
#[derive(Debug, Default)]
pub(super) struct Depth {
    /// How often each is open.
    open: BTreeMap<String, usize>,
    levels: usize,
}

impl Depth {
    /// How deep whatever follows stands.
    pub(super) fn levels(&self) -> usize {
        self.levels
    }

    /// The element `name` begins, which ends as `end` says.
    pub(super) fn begin(&mut self, name: &str, end: Option<End>) {
        if self.deepens(name, end) {
            *self.open.entry(name.to_ascii_lowercase()).or_default() += 1;
            self.levels += 1;
        }
    }

    /// An end tag of `name`. One that was never begun ends nothing.
    pub(super) fn end(&mut self, name: &str) {
        if let Some(count) = self.open.get_mut(&name.to_ascii_lowercase()).filter(|it| **it > 0) {
            *count -= 1;
            self.levels -= 1;
        }
    }

    /// Whether what follows the tag stands one level deeper, in elements of HTML, of drawings or of the author's own.
    fn deepens(&self, name: &str, end: Option<End>) -> bool {
        let is = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(name));
        match end {
            // A link ends the one that it would stand in.
            Some(End::Closed("a")) => self.open.get("a").is_none_or(|it| *it == 0),
            Some(End::Closed(_)) | None => true,
            // A reading ends where the next begins, but only above words that are known to have some.
            Some(End::ByItself) if is(&READINGS) => self.open.get("ruby").is_none_or(|it| *it == 0),
            Some(End::ByItself) => name.contains(['-', ':']) || is(&FORMER),
        }
    }
}

/// The parts of `<ruby>`.
const READINGS: [&str; 4] = ["rb", "rp", "rt", "rtc"];

/// What may be left open, and holds what follows all the same.
const FORMER: [&str; 3] = ["applet", "isindex", "listing"];
