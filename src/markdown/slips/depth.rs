//! How deep the elements of raw HTML may stand in one another: at most so deep, for one that is ended by what is around
//! it counts as open.

use crate::markdown::by_hand::End;

/// What is open of the elements that hold others.
#[derive(Debug, Default)]
pub(super) struct Depth {
    /// Their names in lower case, the outermost first.
    open: Vec<String>,
}

impl Depth {
    /// How deep whatever follows stands.
    pub(super) fn levels(&self) -> usize {
        self.open.len()
    }

    /// The element `name` begins, which ends as `end` says.
    pub(super) fn begin(&mut self, name: &str, end: Option<End>) {
        let name = name.to_ascii_lowercase();
        if is_item(&name) {
            // One ends the one before it in its list. Of another kind of list, it stands in that. Of lists of one kind
            // within each other, the items count as one: so they stand no more than twice as deep as they count.
            let last = self.open.iter().rposition(|it| is_item(it));
            if let Some(last) = last.filter(|it| (self.open[*it] == "li") == (name == "li")) {
                self.open.remove(last);
            }
            self.open.push(name);
        } else if self.deepens(&name, end) {
            self.open.push(name);
        }
    }

    /// An end tag of `name`. One that was never begun ends nothing.
    pub(super) fn end(&mut self, name: &str) {
        let Some(place) = self.open.iter().rposition(|it| it.eq_ignore_ascii_case(name)) else { return };
        let ended = self.open.remove(place);
        // A list takes along the items that nobody has ended, and an item those of a list in it. Emphasis takes none:
        // it ends, and they stay.
        if is_item(&ended) || LISTS.contains(&&*ended) {
            let mut at = 0;
            self.open.retain(|it| {
                at += 1;
                at <= place || !is_item(it)
            });
        }
    }

    /// Whether what follows the tag stands one level deeper, in elements of HTML, of drawings or of the author's own.
    fn deepens(&self, name: &str, end: Option<End>) -> bool {
        let is_open = |name: &str| self.open.iter().any(|it| it == name);
        match end {
            // The start tag of a link ends the one that is open, whether or not it has a `/`, which browsers do not see
            // there (HTML Standard §13.2.6.4.7, "a"): however many stand one behind the other, none holds the next.
            Some(End::Closed("a")) => !is_open("a"),
            Some(End::Closed(_)) | None => true,
            // A reading ends where the next begins, but only above words that are known to have some.
            Some(End::ByItself) if READINGS.contains(&name) => !is_open("ruby"),
            // So does a group of choices, but only in a list of them.
            Some(End::ByItself) if name == "optgroup" => !is_open("select"),
            Some(End::ByItself) => name.contains(['-', ':']) || FORMER.contains(&name),
        }
    }
}

/// Whether an element is what lists consist of.
fn is_item(name: &str) -> bool {
    matches!(name, "dd" | "dt" | "li")
}

/// The lists.
const LISTS: [&str; 5] = ["dir", "dl", "menu", "ol", "ul"];

/// The parts of `<ruby>`.
const READINGS: [&str; 4] = ["rb", "rp", "rt", "rtc"];

/// What may be left open, and holds what follows all the same.
const FORMER: [&str; 3] = ["applet", "isindex", "listing"];
