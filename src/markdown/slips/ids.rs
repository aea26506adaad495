//! Anchors in raw HTML that something else on the page has as well: a link to one leads to the other.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::markdown::by_hand::tags;
use crate::markdown::facts::Heading;
use crate::markdown::fault::Fault;
use crate::markdown::notes::may_be_anchor;

/// The tags with an anchor that is not theirs alone, in the raw HTML of `text`, which stands in `pieces`. The anchor
/// may be that of one of the `headings`, of one of the footnotes, whose number is `footnotes`, of the page around the
/// text, or of another tag.
pub(in crate::markdown) fn shared_anchors(
    text: &str,
    pieces: &[Range<usize>],
    (headings, footnotes): (&[Heading], usize),
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if pieces.is_empty() {
        return faults;
    }
    let headings: BTreeSet<&str> = headings.iter().map(|it| &*it.anchor).collect();
    let mut seen = BTreeSet::new();
    tags::read(text, pieces, |tag| {
        let Some(id) = id(&text[tag.range.clone()]).filter(|_| !tag.closes) else { return };
        let what = if headings.contains(id) {
            format!("a heading of this text has the anchor `{id}` as well")
        } else if may_be_anchor(id, footnotes) {
            format!("the anchor `{id}` is that of the footnotes of this text")
        } else if id.starts_with('_') {
            format!("the anchor `{id}` may be that of a part of the page: they begin with `_`")
        } else if !seen.insert(id) {
            format!("two elements of this text have the anchor `{id}`")
        } else {
            return;
        };
        faults.push(Fault::loose_mark(tag.range, what, "give this another one: `id=\"another-name\"`"));
    });
    faults
}

/// The `id` of a tag, if it has one.
fn id(tag: &str) -> Option<&str> {
    let lower = tag.to_ascii_lowercase();
    let value = lower.match_indices("id").find_map(|(at, _)| {
        let value = tag[at + 2..].trim_start().strip_prefix('=')?.trim_start();
        tag[..at].ends_with(|it: char| it.is_ascii_whitespace()).then_some(value)
    })?;
    let quoted = |mark: char| value.strip_prefix(mark).map(|it| it.split(mark).next().unwrap_or(it));
    let bare = || value.split(|it: char| it.is_ascii_whitespace() || it == '>').next();
    quoted('"').or_else(|| quoted('\'')).or_else(bare).filter(|it| !it.is_empty())
}
