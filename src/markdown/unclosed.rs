//! What is opened and never closed, so that browsers, feeds and letters take what follows for its content: a comment, an
//! element of raw HTML, the fence of a block of code.

use std::ops::Range;

use super::parse::{Fault, FaultKind};

/// The elements that hold whatever follows them.
const ELEMENTS: [&str; 7] = ["article", "aside", "details", "div", "figure", "section", "table"];

/// The shortest name among these and those below. Most tags among words have a shorter one.
const SHORTEST: usize = 3;

/// The elements in which nothing is a tag.
const VERBATIM: [&str; 4] = ["script", "style", "textarea", "title"];

/// What is never closed in the raw HTML of `text`, which stands in `pieces`.
pub(super) fn in_html(text: &str, pieces: &[Range<usize>]) -> Vec<Fault> {
    let mut html = Html::default();
    for piece in pieces {
        html.read(&text[piece.clone()], piece.start);
    }
    // It has taken in what would have closed the others.
    if let Some(start) = html.comment {
        return vec![Fault { range: start..start + 4, kind: FaultKind::UnclosedComment }];
    }
    let of_one = |(name, open): (&'static str, Vec<Range<usize>>)| {
        open.into_iter().map(move |range| Fault { range, kind: FaultKind::UnclosedElement(name) })
    };
    let mut faults: Vec<Fault> = ELEMENTS.into_iter().zip(html.open).flat_map(of_one).collect();
    faults.sort_by_key(|it| it.range.start);
    faults
}

/// The block of code at `range` of `text`, if it has a fence that is never closed although something follows.
pub(super) fn code(text: &str, range: Range<usize>) -> Option<Fault> {
    let block = &text[range.clone()];
    let opening = block.trim_start();
    let mark = opening.chars().next().filter(|it| "`~".contains(*it))?;
    let length = opening.len() - opening.trim_start_matches(mark).len();
    let last = block.trim_end().lines().skip(1).last()?;
    let closing = last.trim_start_matches([' ', '\t', '>']).trim_end();
    let closed = closing.len() >= length && closing.trim_start_matches(mark).is_empty();
    let start = range.start + block.len() - opening.len();
    let fence = opening[..length].to_owned();
    (length >= 3 && !closed).then(|| Fault { range: start..start + length, kind: FaultKind::UnclosedCode(fence) })
}

/// Raw HTML, read piece by piece.
#[derive(Default)]
struct Html {
    /// Where the comment begins that is open.
    comment: Option<usize>,
    /// Where the tags stand of those among [`ELEMENTS`] that are open.
    open: [Vec<Range<usize>>; ELEMENTS.len()],
}

impl Html {
    /// Reads a piece that begins at byte `start` of the text.
    fn read(&mut self, html: &str, start: usize) {
        let mut at = 0;
        loop {
            if self.comment.is_some() {
                let Some(end) = html[at..].find("-->") else { return };
                self.comment = None;
                at += end + 3;
            }
            let Some(tag) = html[at..].find('<').map(|it| at + it) else { return };
            let rest = &html[tag + 1..];
            if rest.starts_with("!--") {
                self.comment = Some(start + tag);
                // `<!-->` is a whole comment.
                at = tag + 2;
                continue;
            }
            let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |it| (true, it));
            let name = &rest[..rest.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(rest.len())];
            let named = html.len() - rest.len();
            at = named + name.len() + end_of_tag(&rest[name.len()..]);
            if name.len() < SHORTEST {
                continue;
            }
            let called = |it: &str| it.eq_ignore_ascii_case(name);
            if let Some(place) = ELEMENTS.iter().position(|it| called(it)) {
                if closes {
                    self.open[place].pop();
                } else {
                    self.open[place].push(start + tag..start + at);
                }
            } else if VERBATIM.iter().any(|it| called(it)) && !closes {
                let ends = |(end, _): &(usize, &str)| {
                    html[at + end + 2..].get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name))
                };
                at += html[at..].match_indices("</").find(ends).map_or(html.len() - at, |(end, _)| end);
            }
        }
    }
}

/// How much of `rest` still belongs to the tag whose name stands before it. A value may hold a `>`.
fn end_of_tag(rest: &str) -> usize {
    let mut at = 0;
    while let Some(found) = rest[at..].find(['>', '"', '\'']) {
        let mark = &rest[at + found..=at + found];
        at += found + 1;
        if mark == ">" {
            return at;
        }
        at += rest[at..].find(mark).map_or(rest.len() - at, |end| end + 1);
    }
    rest.len()
}
