//! Whether readers would find the pages that they found, and what has come out once: a page in a file of
//! another name has another address, and an episode that waits again has none. What was taken out of the
//! newsletter is gone on purpose.

use super::moved::{lead_on, notation};
use super::renamed;
use crate::address::{OutputPath, Permalink};
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::newsletter::{Fixture, Page, Unpublished};
use crate::press::beside::escaped;
use crate::site::Entry;
use crate::source::{Sources, Span};

/// An address of the last edition at which nothing is in the next.
pub(super) struct Lost {
    pub address: Permalink,
    pub entry: Entry,
}

/// Warns of the addresses in `lost` that are those of something that is still written. `published` gives the text that
/// the last edition left at a path.
pub(super) fn check(
    lost: &[Lost],
    published: &impl Fn(&OutputPath) -> Option<String>,
    prepared: &Prepared,
    sources: &Sources,
    report: &mut Report,
) {
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
    };
    let undated = lost.iter().filter(|it| it.entry == Entry::Undated).map(|it| &it.address);
    let former: Vec<&Permalink> = undated.filter(|it| !of_ours(it)).collect();
    let is_fresh = |it: &&Page| published(&it.permalink.output_path()).is_none();
    let fresh: Vec<&Page> = newsletter.pages.iter().filter(is_fresh).collect();
    for (page, former) in pairs(&former, &fresh, published) {
        let message = format!("this page was published at `{former}`, where readers find nothing now");
        let remark = Diagnostic::at(Span::file(&page.manuscript.path), message);
        let help = lead_on(former, &page.manuscript.aliases, notation(&page.manuscript.path, sources));
        report.warn(Rule::LostAddress, remark.help(help));
    }
    let tags = lost.iter().map(|it| &it.address).filter(|it| renamed::is_of_tag(it));
    renamed::check(tags, published, newsletter, report);
}

/// Which of the `fresh` pages each `former` one has become: the one of its title, else the only one there is.
fn pairs<'a>(
    former: &[&'a Permalink],
    fresh: &[&'a Page],
    published: &impl Fn(&OutputPath) -> Option<String>,
) -> Vec<(&'a Page, &'a Permalink)> {
    let is_only = former.len() == 1 && fresh.len() == 1;
    let mut pairs = Vec::new();
    for address in former {
        let html = published(&address.output_path()).unwrap_or_default();
        let title = html.split_once("<title>").map_or("", |(_, it)| it);
        let is_it = |page: &&&Page| is_only || title.starts_with(&escaped(&page.manuscript.title));
        pairs.extend(fresh.iter().find(is_it).map(|it| (*it, *address)));
    }
    pairs
}
