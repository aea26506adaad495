//! Feeds of seasons and tags that are gone, though what they told of only has another name: a page can lead on to where
//! it stands now, and a feed cannot. Of the newsletter's own feeds `formats` tells.

use std::collections::BTreeSet;

use super::again::below;
use super::moved::is_there;
use crate::address::{OutputPath, Permalink};
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::edition::Sheet;
use crate::feed::feeds_in;
use crate::newsletter::{Feed, FeedPart, Fixture, Newsletter};
use crate::source::Span;

/// Warns of each feed that stands in the outline of the last edition and is no more, where its page leads on.
/// `published` gives the text that edition left at a path, and `page` is its home page.
pub(super) fn check(
    published: &impl Fn(&OutputPath) -> Option<String>,
    page: &str,
    Prepared { newsletter, edition, .. }: &Prepared,
    report: &mut Report,
) {
    let outline = published(&Fixture::Feeds.permalink().output_path()).unwrap_or_default();
    let mut told = BTreeSet::new();
    for (feed, its_page) in feeds_in(&outline) {
        let Some((feed, its_page)) = below(&feed, page).zip(below(&its_page, page)) else { continue };
        let leads_on = edition.sheet(&its_page.output_path()).and_then(Sheet::leads_on);
        let Some(leads_on) = leads_on.filter(|_| !is_there(&feed, edition)) else { continue };
        // A season has two feeds, and what is true of one is true of the other.
        if !told.insert(its_page.clone()) {
            continue;
        }
        let message = format!("the feed of `{its_page}` was published at `{feed}`, where its readers find nothing now");
        let help = match now_at(leads_on, newsletter) {
            Some(now) => format!("give it its former name, or let the server lead from there to `{now}`"),
            None => "give it its former name, or let the server lead from there to where it is now".to_owned(),
        };
        let remark = Diagnostic::at(Span::file(&newsletter.masthead.path), message);
        report.warn(Rule::LostAddress, remark.help(help));
    }
}

/// The feed of what stands at `page` now.
fn now_at(page: &Permalink, newsletter: &Newsletter) -> Option<Permalink> {
    let feed = newsletter.feeds().into_iter().find(|it| it.page(newsletter) == *page && *it != Feed::Whole)?;
    Some(feed.permalink(FeedPart::Current, feed.formats(newsletter)[0], newsletter))
}
