//! Whether readers would find the pages that they found, and what has come out once: a page in a file of
//! another name has another address, and an episode that waits again has none. What was taken out of the
//! newsletter is gone on purpose.

use super::again::Again;
use super::last_edition::{LastEdition, Lost};
use super::lead_on::{lead_on, notation};
use super::renamed;
use crate::address::Permalink;
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::newsletter::{Fixture, Page, PublishedText, Unpublished};
use crate::press::beside::escaped;
use crate::site::Entry;
use crate::source::{Sources, Span};

/// Warns of the lost addresses that are those of something that is still written.
pub(super) fn check(
    again: &[Again<'_>],
    before: &LastEdition<'_>,
    prepared: &Prepared,
    sources: &Sources,
    report: &mut Report,
) {
    let lost = &before.lost;
    if lost.is_empty() {
        return;
    }
    let newsletter = &prepared.newsletter;
    for held in newsletter.held.iter().filter(|held| lost.iter().any(|it| it.address == held.permalink)) {
        let message = format!("this was published at `{}`, where readers find nothing now", held.permalink);
        let help = match held.why {
            Unpublished::Draft => "take its `draft` away, or let another text lead on",
            Unpublished::Until(_) => "give it the day on which it came, or let another text lead on",
        };
        let notation = notation(&held.span.path, sources);
        let aliases = notation.pair("aliases", &format!("[\"{}\"]", held.permalink));
        report.warn(Rule::LostAddress, Diagnostic::at(held.span.clone(), message).help(format!("{help}: `{aliases}`")));
    }
    let of_ours = |it: &Permalink| {
        *it == Fixture::Tags.permalink()
            || renamed::is_of_tag(it)
            || *it == Fixture::Pairings.permalink()
            || newsletter.held.iter().any(|held| held.permalink == *it)
            || again.iter().any(|again| again.address.as_ref() == Some(it))
    };
    let others: Vec<&Lost> = lost.iter().filter(|it| !of_ours(&it.address)).collect();
    became(&others, before, prepared, sources, report);
    renamed::check(before, newsletter, report);
}

/// Warns of the pages in `lost` that became one of the texts which have a new address: one of its title, or else the
/// only page that there is. Of several pages each may be any.
fn became(
    lost: &[&Lost],
    before: &LastEdition<'_>,
    Prepared { newsletter, .. }: &Prepared,
    sources: &Sources,
    report: &mut Report,
) {
    let is_fresh = |it: &PublishedText<'_>| before.text(it.permalink).is_none();
    let mut pages: Vec<PublishedText<'_>> = newsletter.pages.iter().map(Page::text).filter(is_fresh).collect();
    let episodes = newsletter.episodes.iter().map(|it| it.text()).filter(is_fresh);
    let fresh: Vec<PublishedText<'_>> = pages.iter().copied().chain(episodes).collect();
    let mut unknown = Vec::new();
    for Lost { address, entry } in lost {
        let title = before.title(address);
        let has_its_title = |it: &&PublishedText<'_>| {
            title.strip_prefix(&*escaped(it.title)).is_some_and(|rest| rest.starts_with([' ', '<']))
        };
        match (fresh.iter().filter(has_its_title).max_by_key(|it| it.title.len()), entry) {
            (Some(it), _) => {
                report.warn(Rule::LostAddress, of_page(it, address, sources));
                pages.retain(|page| page.path != it.path);
            }
            (None, Entry::Undated) => unknown.push(address),
            (None, Entry::Dated) => {}
        }
    }
    match (&unknown[..], &pages[..]) {
        (_, []) => {}
        ([address], [page]) => {
            report.warn(Rule::LostAddress, of_page(page, address, sources));
        }
        (unknown, pages) => {
            let names: Vec<String> = pages.iter().map(|it| format!("`{}`", it.path)).collect();
            for address in unknown {
                let message = format!("a page was published at `{address}`, where readers find nothing now");
                let help = format!(
                    "if it has another name now, let that lead on: `aliases = [\"{address}\"]` in one of {}",
                    names.join(", ")
                );
                let place = Span::file(&newsletter.masthead.path);
                report.warn(Rule::LostAddress, Diagnostic::at(place, message).help(help));
            }
        }
    }
}

fn of_page(now: &PublishedText<'_>, former: &Permalink, sources: &Sources) -> Diagnostic {
    let message = format!("this page was published at `{former}`, where readers find nothing now");
    let help = lead_on(former, now.aliases, notation(now.path, sources));
    Diagnostic::at(Span::file(now.path), message).help(help)
}
