//! The list of pages for search engines (sitemaps.org protocol 0.9).

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::address::Permalink;
use crate::newsletter::Fixture;
use crate::press::Press;

/// `sitemap.xml`: every page that should be found, with the day of its text where it has one. Nothing in
/// it comes from a clock.
#[must_use]
pub fn sitemap(press: &Press<'_>) -> String {
    let newsletter = press.newsletter;
    let base = &newsletter.masthead.base_url;
    let newest = newsletter.newest.first().map(|it| newsletter.episodes[*it].manuscript.date.day);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut enter = |permalink: &Permalink, day: Option<chrono::NaiveDate>| {
        let address = permalink.absolute(base).replace('&', "&amp;");
        let _ = match day {
            Some(day) => writeln!(xml, "<url><loc>{address}</loc><lastmod>{day}</lastmod></url>"),
            None => writeln!(xml, "<url><loc>{address}</loc></url>"),
        };
    };
    enter(&Permalink::home(), newest);
    for season in &newsletter.seasons {
        let days = newsletter.episodes[season.episodes.clone()].iter().map(|it| it.manuscript.date.day);
        enter(&season.permalink, days.clone().max());
        if newsletter.has_recap(season) {
            enter(&season.recap(), days.max());
        }
    }
    for episode in &newsletter.episodes {
        let day = episode.manuscript.date.day;
        let updated = episode.manuscript.updated.map(|it| newsletter.masthead.day(it).max(day));
        enter(&episode.permalink, updated.or(Some(day)));
    }
    // A page has no day: by that, `Entry` tells it from episodes.
    for page in &newsletter.pages {
        enter(&page.permalink, None);
    }
    enter(&Fixture::Archive.permalink(), newest);
    if newsletter.has_pairings() {
        enter(&Fixture::Pairings.permalink(), None);
    }
    if !newsletter.tags.is_empty() {
        enter(&Fixture::Tags.permalink(), None);
    }
    for tag in newsletter.tags.values() {
        enter(&tag.permalink, None);
    }
    xml.push_str("</urlset>\n");
    xml
}

/// How a sitemap enters an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// With a day, as what an episode or several stand on.
    Dated,
    /// Without one, as a page.
    Undated,
}

/// The addresses in a sitemap that was published before, in its order.
pub fn pages_in(sitemap: &str) -> impl Iterator<Item = (Cow<'_, str>, Entry)> {
    let entries = sitemap.split("<loc>").skip(1).filter_map(|it| it.split_once("</loc>"));
    entries.map(|(address, rest)| {
        let address = if address.contains('&') { address.replace("&amp;", "&").into() } else { address.into() };
        (address, if rest.starts_with("<lastmod>") { Entry::Dated } else { Entry::Undated })
    })
}
