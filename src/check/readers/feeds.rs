//! Feeds that are gone, though what they told of is there: of seasons and tags that have another name, for a page can
//! lead on to where it stands now and a feed cannot; of the newsletter in a format that is given up; and of letters.

use std::collections::BTreeSet;

use super::last_edition::{LastEdition, is_there};
use crate::address::Permalink;
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::edition::Sheet;
use crate::feed;
use crate::manuscript::FeedFormat;
use crate::newsletter::{Feed, FeedPart, Newsletter};
use crate::source::Span;

/// Warns of each.
pub(super) fn check(before: &LastEdition<'_>, prepared: &Prepared, report: &mut Report) {
    formats(before, prepared, report);
    of_parts(before, prepared, report);
    letters(before, prepared, report);
}

/// Warns of formats in which the feed of the newsletter is published no longer.
fn formats(before: &LastEdition<'_>, Prepared { newsletter, edition, .. }: &Prepared, report: &mut Report) {
    let formats = &newsletter.masthead.feeds.formats;
    for format in FeedFormat::ALL.into_iter().filter(|it| !formats.contains(it)) {
        let address = Feed::Whole.permalink(FeedPart::Current, format, newsletter);
        if is_there(&address, edition) || !was_ours(&address, format, before) {
            continue;
        }
        let span = newsletter.masthead.feeds.said.clone().unwrap_or_else(|| Span::file(&newsletter.masthead.path));
        let words: Vec<String> = formats.iter().chain([&format]).map(|it| format!("\"{}\"", it.word())).collect();
        let remark =
            Diagnostic::at(span, format!("the feed was published at `{address}`, where readers find nothing now"));
        let help = format!("keep it besides: `formats = [{}]` under `[feed]`", words.join(", "));
        report.warn(Rule::LostAddress, remark.help(help));
    }
}

/// Warns of each feed in the outline of the last edition that is no more, where its page leads on.
fn of_parts(before: &LastEdition<'_>, Prepared { newsletter, edition, .. }: &Prepared, report: &mut Report) {
    let mut told = BTreeSet::new();
    for (feed, page) in before.feeds() {
        let leads_on = edition.sheet(&page.output_path()).and_then(Sheet::leads_on);
        let Some(leads_on) = leads_on.filter(|_| !is_there(&feed, edition)) else { continue };
        // A season has two feeds, and what is true of one is true of the other.
        if !told.insert(page.clone()) {
            continue;
        }
        let message = format!("the feed of `{page}` was published at `{feed}`, where its readers find nothing now");
        let help = match now_at(leads_on, newsletter) {
            Some(now) => format!("give it its former name, or let the server lead from there to `{now}`"),
            None => "give it its former name, or let the server lead from there to where it is now".to_owned(),
        };
        let remark = Diagnostic::at(Span::file(&newsletter.masthead.path), message);
        report.warn(Rule::LostAddress, remark.help(help));
    }
}

/// Warns that letters are published no longer. Each that was sent leads to the next episode by a page that is there
/// only for them.
fn letters(before: &LastEdition<'_>, Prepared { newsletter, edition, .. }: &Prepared, report: &mut Report) {
    let feed = Feed::Letters.permalink(FeedPart::Current, FeedFormat::Rss, newsletter);
    let is_kept = newsletter.masthead.sends_letters() || is_there(&feed, edition);
    if is_kept || !was_ours(&feed, FeedFormat::Rss, before) {
        return;
    }
    let message = format!(
        "letters were published at `{feed}`, and \"{}\" in each leads to a page: readers find neither now",
        newsletter.masthead.language.words().next
    );
    let remark = Diagnostic::at(Span::file(&newsletter.masthead.path), message);
    let help = "keep `[email]`, with one of its keys such as `from`, for as long as letters are out there";
    report.warn(Rule::LostAddress, remark.help(help));
}

/// Whether a feed of ours was at an address. Something else may have put a file there, which stays.
fn was_ours(address: &Permalink, format: FeedFormat, before: &LastEdition<'_>) -> bool {
    let feed = before.text(address).and_then(|it| feed::published(&it, format));
    feed.is_some_and(|it| it.items.iter().any(|it| before.feed.items.iter().any(|known| known.name == it.name)))
}

/// The feed of what stands at `page` now.
fn now_at(page: &Permalink, newsletter: &Newsletter) -> Option<Permalink> {
    let feed = newsletter.feeds().into_iter().find(|it| it.page(newsletter) == *page && *it != Feed::Whole)?;
    Some(feed.permalink(FeedPart::Current, feed.formats(newsletter)[0], newsletter))
}
