//! Links to episodes by their numbers, where these have moved on: `S1E03` is another episode now, and no link is
//! broken. Which one was meant is known from the page of the last edition, which led to the one that had the number
//! then.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::again::Again;
use super::last_edition::LastEdition;
use crate::address::Permalink;
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule, legible};
use crate::newsletter::{Episode, PublishedText, read_short_form, short_form};
use crate::source::Span;

/// Warns of each.
pub(super) fn check(again: &[Again<'_>], before: &LastEdition<'_>, prepared: &Prepared, report: &mut Report) {
    let known = again.iter().filter_map(|it| Some((former_number(it)?, it)));
    let formers: HashMap<String, &Again<'_>> =
        known.filter(|(former, it)| number(it.episode).as_ref() != Some(former)).collect();
    if formers.is_empty() {
        return;
    }
    let addresses: HashMap<&Permalink, &Permalink> =
        again.iter().filter_map(|it| Some((&it.episode.permalink, it.address.as_ref()?))).collect();
    for text in prepared.newsletter.texts() {
        let named = Named::by(text);
        if !named.numbers.iter().any(|it| formers.contains_key(it)) {
            continue;
        }
        let page = addresses.get(text.permalink).copied().unwrap_or(text.permalink);
        let mut linked = before.linked_by_hand(page);
        linked.remove(page);
        for link in &text.body.facts().links {
            let meant = read_short_form(name(&link.destination)).and_then(|it| named.meant(&it, &formers, &linked));
            let Some((form, Again { episode, .. })) = meant else { continue };
            let title = legible(&episode.manuscript.title);
            let message = format!("`{form}` was `{title}` in the last edition, and is another episode now");
            let own = number(episode).unwrap_or_else(|| episode.path().name().to_owned());
            let remark = Diagnostic::at(Span::new(text.path, link.range.clone()), message);
            report.warn(Rule::LostName, remark.help(format!("write `{own}` if `{title}` is meant")));
        }
    }
}

/// What a text calls episodes.
struct Named<'a> {
    numbers: BTreeSet<String>,
    files: HashSet<&'a str>,
}

impl<'a> Named<'a> {
    fn by(text: PublishedText<'a>) -> Named<'a> {
        let names = || text.body.facts().links.iter().map(|it| name(&it.destination));
        let files = names().filter_map(|it| it.rsplit('/').next());
        Named { numbers: names().filter_map(read_short_form).collect(), files: files.collect() }
    }

    /// The episode that was meant by the number `form`, unless that was written since: the page `linked` to it, and the
    /// text does so no longer by its file, or by its own number, or only by one that meant another itself.
    fn meant<'b>(
        &self,
        form: &str,
        formers: &'b HashMap<String, &'b Again<'b>>,
        linked: &HashSet<Permalink>,
    ) -> Option<(&'b str, &'b Again<'b>)> {
        let (mut at, mut seen) = (form.to_owned(), BTreeSet::new());
        loop {
            let former = formers.get(&at).filter(|it| it.address.as_ref().is_some_and(|it| linked.contains(it)))?;
            let is_named = self.files.contains(former.episode.path().name());
            match number(former.episode).filter(|it| self.numbers.contains(it)) {
                _ if is_named => return None,
                // Where two have changed places, each leads to the other.
                Some(next) if seen.insert(at.clone()) => at = next,
                Some(_) | None => break,
            }
        }
        formers.get_key_value(form).map(|(form, again)| (&**form, *again))
    }
}

/// The number that an episode had when it came, if feeds know it by that.
fn former_number(it: &Again<'_>) -> Option<String> {
    read_short_form(it.known.name.rsplit(':').next()?)
}

fn number(episode: &Episode) -> Option<String> {
    episode.manuscript.number.map(|it| short_form(episode.manuscript.season, it))
}

/// What a link names, without the anchor.
fn name(destination: &str) -> &str {
    destination.split('#').next().unwrap_or_default()
}
