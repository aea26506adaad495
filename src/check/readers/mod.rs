//! Whether readers would know and find what they knew and found. All that is known of them is the edition that was
//! published before. An episode that has another name in the next feed is new to every reader, and a service that makes
//! mail of feeds sends it to everyone; a page that is gone is still linked to from letters and other sites.
//!
//! `again` tells which episode is which, `moved` which of them stand elsewhere now; `vanished` looks for the pages that
//! are gone, `renamed` for the tags, and `feeds` for what is told of either.

mod again;
mod feeds;
mod moved;
mod renamed;
mod vanished;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use chrono::Datelike as _;

use again::{Again, again, below};
use moved::is_there;
use vanished::Lost;

use crate::address::OutputPath;
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::edition::Edition;
use crate::feed::{self, Known, Published};
use crate::manuscript::FeedFormat;
use crate::newsletter::{Episode, Feed, FeedPart, Fixture, Newsletter};
use crate::site::pages_in;
use crate::source::{Sources, Span};

/// Warns of what readers know and would not know again. `published` gives the text that an earlier
/// edition left at a path.
pub fn check_readers(
    published: impl Fn(&OutputPath) -> Option<String>,
    prepared: &Prepared,
    sources: &Sources,
    report: &mut Report,
) {
    let newsletter = &prepared.newsletter;
    let Some((before, lost)) = before(&published, prepared) else { return };
    let again = again(&before, newsletter);
    names(&before.items, &again, newsletter, report);
    moved::check(&again, &before.page, prepared, sources, report);
    vanished::check(&lost, &published, prepared, sources, report);
    renamed::exchanged(&published, newsletter, report);
    formats(&before, &published, prepared, report);
    feeds::check(&published, &before.page, prepared, report);
    letters(&before, &published, prepared, report);
}

/// Whether readers knew episodes, of which nothing would be left. `published` gives the text that an earlier
/// edition left at a path.
pub fn is_emptied(published: impl Fn(&OutputPath) -> Option<String>, prepared: &Prepared) -> bool {
    prepared.newsletter.episodes.is_empty() && before(&published, prepared).is_some_and(|(it, _)| !it.items.is_empty())
}

/// The feed of the newsletter as it was published, with its letters. What stands in its archives comes to nobody again,
/// so that they are only read where a page is gone, or an episode that stands in one comes back with another name: the
/// addresses of the pages are the others.
fn before(published: &impl Fn(&OutputPath) -> Option<String>, prepared: &Prepared) -> Option<(Published, Vec<Lost>)> {
    let Prepared { newsletter, edition, .. } = prepared;
    let document = |part, format: FeedFormat| {
        let path = Feed::Whole.permalink(part, format, newsletter).output_path();
        feed::published(&published(&path)?, format)
    };
    // The author may have chosen others since.
    let own = newsletter.masthead.feeds.formats.iter().copied();
    let (format, mut before) =
        own.chain(FeedFormat::ALL).find_map(|it| Some((it, document(FeedPart::Current, it)?)))?;
    let sitemap = published(&Fixture::Sitemap.permalink().output_path()).unwrap_or_default();
    let lost = lost(&sitemap, &before.page, newsletter, edition);
    let letters = Feed::Letters.permalink(FeedPart::Current, FeedFormat::Rss, newsletter).output_path();
    let letters = published(&letters).and_then(|it| feed::published(&it, FeedFormat::Rss));
    before.items.extend(letters.into_iter().flat_map(|it| it.items));
    if !lost.is_empty() || comes_back(&before, &sitemap, newsletter) {
        let archives = (1..).map_while(|it| document(FeedPart::Archive(it), format));
        before.items.extend(archives.flat_map(|it| it.items));
    }
    // What a feed still holds may stand in an archive already.
    let mut seen = BTreeSet::new();
    before.items.retain(|it| seen.insert(it.name.clone()));
    Some((before, lost))
}

/// Whether the next feed, or the letters, hold an episode by a name that is not in those before, though `sitemap` had its
/// page.
fn comes_back(before: &Published, sitemap: &str, newsletter: &Newsletter) -> bool {
    let known: HashSet<&str> = before.items.iter().map(|it| it.name.as_str()).collect();
    let next = [Feed::Whole, Feed::Letters].into_iter().flat_map(|it| it.episodes(FeedPart::Current, newsletter));
    let mut unknown = next.map(|it| &newsletter.episodes[it]).filter(|it| !known.contains(&*it.guid));
    let page = before.page.trim_end_matches('/');
    unknown.any(|it| sitemap.contains(&format!("<loc>{page}{}<", it.permalink.encoded().replace('&', "&amp;"))))
}

/// The pages in `sitemap`, which was published with the home page `page`, at whose addresses nothing is any more.
fn lost(sitemap: &str, page: &str, newsletter: &Newsletter, edition: &Edition) -> Vec<Lost> {
    // Most are those of episodes, which need not be taken apart.
    let episodes: HashSet<Cow<'_, str>> = newsletter.episodes.iter().map(|it| it.permalink.encoded()).collect();
    let is_of_episode = |it: &str| it.strip_prefix(page.trim_end_matches('/')).is_some_and(|it| episodes.contains(it));
    let others = pages_in(sitemap).filter(|(it, _)| !is_of_episode(it));
    let lost = others.filter_map(|(it, entry)| Some(Lost { address: below(&it, page)?, entry }));
    lost.filter(|it| !is_there(&it.address, edition)).collect()
}

/// Warns of formats in which the feed of the newsletter is published no longer.
fn formats(
    before: &Published,
    published: &impl Fn(&OutputPath) -> Option<String>,
    prepared: &Prepared,
    report: &mut Report,
) {
    let Prepared { newsletter, edition, .. } = prepared;
    let formats = &newsletter.masthead.feeds.formats;
    let known: BTreeSet<&str> = before.items.iter().map(|it| it.name.as_str()).collect();
    for format in FeedFormat::ALL.into_iter().filter(|it| !formats.contains(it)) {
        let address = Feed::Whole.permalink(FeedPart::Current, format, newsletter);
        let read = || feed::published(&published(&address.output_path())?, format);
        // Something else may have put a file there, which stays.
        let is_ours = |it: Published| it.items.iter().any(|it| known.contains(&*it.name));
        if is_there(&address, edition) || !read().is_some_and(is_ours) {
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

/// Warns that letters are published no longer. Each that was sent leads to the next episode by a page that is
/// there only for them.
fn letters(
    before: &Published,
    published: &impl Fn(&OutputPath) -> Option<String>,
    prepared: &Prepared,
    report: &mut Report,
) {
    let Prepared { newsletter, edition, .. } = prepared;
    let feed = Feed::Letters.permalink(FeedPart::Current, FeedFormat::Rss, newsletter);
    let read = || feed::published(&published(&feed.output_path())?, FeedFormat::Rss);
    // Something else may have put a file there, which stays.
    let is_ours = |it: Published| it.items.iter().any(|it| before.items.iter().any(|known| known.name == it.name));
    if newsletter.masthead.sends_letters() || is_there(&feed, edition) || !read().is_some_and(is_ours) {
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

/// Warns of episodes that have another name than before, and of those that have the name of another.
fn names(known: &[Known], again: &[Again<'_>], newsletter: &Newsletter, report: &mut Report) {
    let id = &newsletter.masthead.id;
    let renamed: Vec<&Again<'_>> = again.iter().filter(|it| it.known.name != it.episode.guid).collect();
    let ids: Option<Vec<&str>> = renamed.iter().map(|it| former_id(&it.known.name, &it.episode.guid, id)).collect();
    if let Some(former) = ids.as_deref().and_then(|it| it.first()) {
        let message = format!("feeds knew this newsletter as `{former}`; as `{id}`, all is new to every reader");
        let remark = Diagnostic::at(Span::file(&newsletter.masthead.path), message);
        report.warn(Rule::LostName, remark.help(format!("let it keep its name: `id = \"{former}\"`")));
        return;
    }
    for Again { known: Known { name, .. }, episode } in renamed {
        let message = format!("feeds knew this episode as `{name}`; as `{}`, it is new to every reader", episode.guid);
        let remark = Diagnostic::at(episode.manuscript.span.clone(), message);
        let line = episode.manuscript.notation.pair("guid", &format!("\"{name}\""));
        report.warn(Rule::LostName, remark.help(format!("let it keep its name: `{line}`")));
    }
    let met: BTreeSet<&str> = again.iter().map(|it| it.episode.guid.as_str()).collect();
    let known: BTreeSet<&str> = known.iter().map(|it| it.name.as_str()).collect();
    for episode in newsletter.episodes.iter().filter(|it| known.contains(&*it.guid) && !met.contains(&*it.guid)) {
        let Episode { guid, manuscript, published, .. } = &**episode;
        let message = format!("feeds knew another episode as `{guid}`, so that no reader sees this one as new");
        let own = format!("\"tag:{id},{:04}:{}\"", published.year(), manuscript.slug);
        let line = manuscript.notation.pair("guid", &own);
        let remark = Diagnostic::at(manuscript.span.clone(), message);
        report.warn(Rule::LostName, remark.help(format!("give it a name of its own: `{line}`")));
    }
}

/// The newsletter's id in a name that differs from `now` in nothing else.
fn former_id<'a>(before: &'a str, now: &str, id: &str) -> Option<&'a str> {
    let (former, rest) = before.strip_prefix("tag:")?.split_once(',')?;
    (now.strip_prefix("tag:")?.strip_prefix(id)?.strip_prefix(',')? == rest).then_some(former)
}
