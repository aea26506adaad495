//! What is opened and never closed, so that browsers, feeds and letters take what follows for its content: a comment,
//! an element of raw HTML, the fence of a block of code. What is closed and was never opened, which ends a part of the
//! page around the text. And what looks like an element and is none.

use std::collections::BTreeMap;
use std::ops::Range;

use super::depth::Depth;
use crate::markdown::by_hand::{End, end_of, tags};
use crate::markdown::fault::{DEEPEST, Fault};

/// What is never closed or opened in the raw HTML of `text`, which stands in `pieces`, and what no browser knows there:
/// words between angle brackets are taken for a tag, and nobody sees them.
pub(in crate::markdown) fn unclosed_html(text: &str, pieces: &[Range<usize>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut open: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let (mut depth, mut too_deep) = (Depth::default(), None);
    let comment = tags::read(text, pieces, |tag| {
        // Nothing else will be told.
        if too_deep.is_some() {
            return;
        }
        let end = end_of(tag.name);
        let in_foreign = FOREIGN.iter().any(|it| open.get(it).is_some_and(|it| !it.is_empty()));
        if tag.closes {
            depth.end(tag.name);
        } else if !in_foreign || !text[tag.range.clone()].ends_with("/>") {
            // Of HTML's own elements, browsers do not mind the `/`.
            depth.begin(tag.name, end);
            if depth.levels() > DEEPEST {
                too_deep = Some(tag.range.clone());
            }
        }
        match end {
            Some(End::Closed(name)) if tag.closes => {
                if open.entry(name).or_default().pop().is_none() {
                    let help = format!("take it out, or write `<{name}>` where it begins");
                    faults.push(Fault::loose_mark(
                        tag.range,
                        format!("this `</{name}>` ends what was never begun"),
                        help,
                    ));
                }
            }
            Some(End::Closed(name)) => open.entry(name).or_default().push(tag.range),
            None if !tag.closes && !in_foreign => {
                let typed = Some(&text[tag.range.clone()]).filter(|it| !it.contains(['\n', '`']));
                let help = format!("write `\\{}` for words, or put code between backticks", typed.unwrap_or("<"));
                faults.push(Fault::loose_mark(tag.range, "this is no element of HTML, and nobody sees it", help));
            }
            Some(End::ByItself) | None => {}
        }
    });
    if let Some(range) = too_deep {
        return vec![Fault::too_deep(range)];
    }
    // It has taken in what would have closed the others.
    if let Some(start) = comment {
        return vec![Fault::error(start..start + 4, "this comment is never closed", "write `-->` where it ends")];
    }
    faults.extend(open.into_iter().flat_map(|(name, open)| open.into_iter().map(move |it| never_closed(name, it))));
    faults.sort_by_key(|it| it.slip.range.start);
    faults
}

fn never_closed(name: &str, tag: Range<usize>) -> Fault {
    Fault::loose_mark(tag, format!("this `<{name}>` is never closed"), format!("write `</{name}>` where it ends"))
}

/// Elements that have others within them which HTML does not know.
const FOREIGN: [&str; 2] = ["math", "svg"];

/// The block of code at `range` of `text`, if it has a fence that is never closed although something follows.
pub(in crate::markdown) fn unclosed_code(text: &str, range: Range<usize>) -> Option<Fault> {
    let block = &text[range.clone()];
    let opening = block.trim_start();
    let mark = opening.chars().next().filter(|it| "`~".contains(*it))?;
    let length = opening.len() - opening.trim_start_matches(mark).len();
    let last = block.trim_end().lines().skip(1).last()?;
    let closing = last.trim_start_matches([' ', '\t', '>']).trim_end();
    let closed = closing.len() >= length && closing.trim_start_matches(mark).is_empty();
    let start = range.start + block.len() - opening.len();
    let fence = &opening[..length];
    // A mark of code within code stands off from it.
    let apart = if mark == '`' { " " } else { "" };
    let help = || format!("write `{apart}{fence}{apart}` on a line below it");
    (length >= 3 && !closed).then(|| Fault::loose_mark(start..start + length, "this code is never closed", help()))
}
