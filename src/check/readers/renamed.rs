//! Tags that are called something else now: their pages and feeds stood where nothing is any more. A tag that was taken
//! from its episodes is gone on purpose. And tags that have taken the address of another.

use std::collections::{BTreeMap, HashSet};

use super::last_edition::LastEdition;
use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::newsletter::{Fixture, Newsletter, Tag};
use crate::press::beside::escaped;
use crate::source::Span;

/// Whether the page of a tag may have been at an address.
pub(super) fn is_of_tag(address: &Permalink) -> bool {
    let tags = Fixture::Tags.permalink();
    *address != tags && address.as_str().starts_with(tags.as_str())
}

/// Warns of the tags whose pages are gone and that have other names now: once for each.
pub(super) fn check(before: &LastEdition<'_>, newsletter: &Newsletter, report: &mut Report) {
    for former in before.lost.iter().map(|it| &it.address).filter(|it| is_of_tag(it)) {
        let Some((name, place)) = successor(former, before, newsletter) else { continue };
        let span = first_written(name, place, newsletter);
        let message = format!("this tag was published at `{former}`, where readers find nothing now");
        let help = format!(
            "give the tag its former name, or let its readers come to a text: `aliases = [\"{former}\"]` above that"
        );
        report.warn(Rule::LostAddress, Diagnostic::at(span, message).help(help));
    }
}

/// Warns of a tag at whose address another one was that has moved on. Of tags that sound alike, as `詩` and `時` do, the
/// one in the earlier episode has the plain address: one that is added to an old episode comes before the others.
pub(super) fn exchanged(before: &LastEdition<'_>, newsletter: &Newsletter, report: &mut Report) {
    let mut alike: BTreeMap<&str, Vec<(&String, &Tag)>> = BTreeMap::new();
    for (name, tag) in &newsletter.tags {
        let address = tag.permalink.as_str().trim_end_matches('/');
        let plain = address.trim_end_matches(|it: char| it.is_ascii_digit());
        alike.entry(plain.strip_suffix('-').unwrap_or(address)).or_default().push((name, tag));
    }
    for alike in alike.values().filter(|it| it.len() > 1) {
        for (name, tag) in alike {
            let title = before.title(&tag.permalink);
            let is_its = |it: &str| title.strip_prefix(&*escaped(it)).is_some_and(|rest| rest.starts_with([' ', '<']));
            let former = alike.iter().filter(|(_, it)| is_its(&it.name)).max_by_key(|(_, it)| it.name.len());
            let Some((_, former)) = former.filter(|(_, it)| it.permalink != tag.permalink) else { continue };
            let message = format!(
                "the tag `{}` was published at `{}`, where readers find `{}` now",
                former.name, tag.permalink, tag.name
            );
            let help =
                format!("add a word to this tag, as in `{} (2)`, so that each has an address of its own", tag.name);
            let span = first_written(name, tag.episodes[0], newsletter);
            report.warn(Rule::LostAddress, Diagnostic::at(span, message).help(help));
        }
    }
}

/// Where the tag with this lower-case `name` is written above the episode at `place`.
fn first_written(name: &str, place: usize, newsletter: &Newsletter) -> Span {
    let manuscript = &newsletter.episodes[place].manuscript;
    let written = manuscript.tags.iter().find(|it| it.value.to_lowercase() == *name);
    written.map_or_else(|| manuscript.span.clone(), |it| it.span.clone())
}

/// The tag that most episodes on the page at `former` have got instead, and the first of these episodes.
fn successor<'a>(
    former: &Permalink,
    before: &LastEdition<'_>,
    newsletter: &'a Newsletter,
) -> Option<(&'a String, usize)> {
    let listed = before.linked(former);
    let gained = |(name, tag): (&'a String, &'a Tag)| {
        let on = |list: &HashSet<Permalink>, place: &usize| list.contains(&newsletter.episodes[*place].permalink);
        let mut places = tag.episodes.iter().copied().filter(|it| on(&listed, it)).peekable();
        places.peek()?;
        let had = before.linked(&tag.permalink);
        let mut gained = places.filter(|it| !on(&had, it));
        let first = gained.next()?;
        Some((gained.count(), name, first))
    };
    let gained = newsletter.tags.iter().filter_map(gained);
    // Of as many, the first in the alphabet.
    let most = gained.max_by(|(one, first, _), (other, second, _)| one.cmp(other).then(second.cmp(first)));
    most.map(|(_, name, first)| (name, first))
}
