//! The edition that was published before, as far as its own files tell of it: everything that is known of readers.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use crate::address::{OutputPath, Permalink};
use crate::desk::Prepared;
use crate::edition::Edition;
use crate::feed::{self, Published, feeds_in};
use crate::manuscript::FeedFormat;
use crate::newsletter::{Feed, FeedPart, Fixture, Newsletter};
use crate::site::{Entry, pages_in};

/// The last edition.
pub(super) struct LastEdition<'a> {
    /// The text that it left at a path.
    left: &'a dyn Fn(&OutputPath) -> Option<String>,
    /// The feed of the newsletter, with its letters, and its archives where these matter.
    pub feed: Published,
    /// Its addresses at which nothing is in the next one.
    pub lost: Vec<Lost>,
}

/// An address of the last edition at which nothing is in the next.
pub(super) struct Lost {
    pub address: Permalink,
    pub entry: Entry,
}

impl<'a> LastEdition<'a> {
    /// The edition before `prepared`; `None` if it published no feed. `left` gives the text that it left at a path.
    ///
    /// What stands in archives comes to nobody again, so that they are only read where a page is gone, or an episode
    /// that stands in one comes back with another name.
    pub(super) fn before(
        prepared: &Prepared,
        left: &'a dyn Fn(&OutputPath) -> Option<String>,
    ) -> Option<LastEdition<'a>> {
        let Prepared { newsletter, edition, .. } = prepared;
        let read = |feed: Feed, part, format: FeedFormat| {
            let path = feed.permalink(part, format, newsletter).output_path();
            feed::published(&left(&path)?, format)
        };
        // The author may have chosen others since.
        let own = newsletter.masthead.feeds.formats.iter().copied();
        let current = |it| Some((it, read(Feed::Whole, FeedPart::Current, it)?));
        let (format, mut feed) = own.chain(FeedFormat::ALL).find_map(current)?;
        let letters = read(Feed::Letters, FeedPart::Current, FeedFormat::Rss);
        feed.items.extend(letters.into_iter().flat_map(|it| it.items));
        let sitemap = left(&Fixture::Sitemap.permalink().output_path()).unwrap_or_default();
        let lost = lost(&sitemap, &feed.page, newsletter, edition);
        if !lost.is_empty() || comes_back(&feed, &sitemap, newsletter) {
            let archives = (1..).map_while(|it| read(Feed::Whole, FeedPart::Archive(it), format));
            feed.items.extend(archives.flat_map(|it| it.items));
        }
        // What a feed still holds may stand in an archive already, or among the letters.
        let mut seen = BTreeSet::new();
        feed.items.retain(|it| seen.insert(it.name.clone()));
        Some(LastEdition { left, feed, lost })
    }

    /// What it left at an address.
    pub(super) fn text(&self, address: &Permalink) -> Option<String> {
        (self.left)(&address.output_path())
    }

    /// What the head of its page at an address says that it is called: its title, and the newsletter's behind that.
    pub(super) fn title(&self, address: &Permalink) -> String {
        let html = self.text(address).unwrap_or_default();
        html.split_once("<title>").map_or_else(String::new, |(_, it)| it.chars().take(1_000).collect())
    }

    /// All that its page at an address led to.
    pub(super) fn linked(&self, address: &Permalink) -> HashSet<Permalink> {
        self.addresses(&self.text(address).unwrap_or_default()).collect()
    }

    /// The same of what its author wrote there: what every page has about it is in its head and its navigation.
    pub(super) fn linked_by_hand(&self, address: &Permalink) -> HashSet<Permalink> {
        let html = self.text(address).unwrap_or_default();
        let body = html.split_once("</head>").map_or(&*html, |(_, it)| it);
        let mut parts = body.split("<nav");
        let first = parts.next().into_iter();
        let written = first.chain(parts.filter_map(|it| Some(it.split_once("</nav>")?.1)));
        written.flat_map(|it| self.addresses(it)).collect()
    }

    fn addresses(&self, html: &str) -> impl Iterator<Item = Permalink> {
        let hrefs = html.split("href=\"").skip(1).filter_map(|it| it.split('"').next());
        let root = self.root();
        hrefs.filter_map(move |it| Permalink::parse(&Permalink::decoded(it.strip_prefix(root)?)))
    }

    /// The address of each of its feeds, and that of the page which shows what it holds.
    pub(super) fn feeds(&self) -> Vec<(Permalink, Permalink)> {
        let outline = self.text(&Fixture::Feeds.permalink()).unwrap_or_default();
        feeds_in(&outline).filter_map(|(feed, page)| self.below(&feed).zip(self.below(&page))).collect()
    }

    /// The address of `link` from its root, if it led into it.
    pub(super) fn below(&self, link: &str) -> Option<Permalink> {
        below(link, &self.feed.page)
    }

    /// The path of its root on its host.
    fn root(&self) -> &str {
        let page = self.feed.page.trim_end_matches('/');
        let host = page.split_once("://").map_or(page, |(_, it)| it);
        host.find('/').map_or("", |it| &host[it..])
    }
}

/// The address of `link` from the root of the newsletter whose home page is `page`, if it leads into it.
fn below(link: &str, page: &str) -> Option<Permalink> {
    Permalink::parse(&Permalink::decoded(link.strip_prefix(page.trim_end_matches('/'))?))
}

/// Whether something of ours is at an address.
pub(super) fn is_there(permalink: &Permalink, edition: &Edition) -> bool {
    edition.sheet(&permalink.output_path()).is_some()
}

/// Whether the next feed, or the letters, hold an episode by a name that is not in those before, though `sitemap` had
/// its page.
fn comes_back(before: &Published, sitemap: &str, newsletter: &Newsletter) -> bool {
    let known: HashSet<&str> = before.items.iter().map(|it| it.name.as_str()).collect();
    let next = [Feed::Whole, Feed::Letters].into_iter().flat_map(|it| it.episodes(FeedPart::Current, newsletter));
    let unknown = next.map(|it| &newsletter.episodes[it]).filter(|it| !known.contains(&*it.guid));
    let unknown: HashSet<Cow<'_, str>> = unknown.map(|it| it.permalink.encoded()).collect();
    let page = before.page.trim_end_matches('/');
    !unknown.is_empty() && pages_in(sitemap).any(|(it, _)| it.strip_prefix(page).is_some_and(|it| unknown.contains(it)))
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
