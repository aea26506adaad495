//! RSS 2.0 with the full text, after the RSS Best Practices Profile: absolute addresses, a plain summary beside the whole
//! episode, names of items that outlive their addresses, and no date from a clock.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, FixedOffset};
use rss::extension::Extension;
use rss::extension::dublincore::DublinCoreExtension;
use rss::extension::itunes::ITunesItemExtension;
use rss::{Category, Channel, Enclosure, Guid, Item};

use super::Texts;
use super::xml::clean;
use crate::address::Permalink;
use crate::manuscript::{FeedItems, Kind};
use crate::markdown::Medium;
use crate::newsletter::{Episode, Fixture, Newsletter, Season};
use crate::press::Press;

/// What a feed holds.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// The newsletter.
    Whole,
    /// The newsletter as letters, for services that make mail of a feed.
    Letters,
    /// One season of it.
    Season(&'a Season),
}

/// The feed of `scope`, newest first.
#[must_use]
pub fn rss(scope: Scope<'_>, texts: Texts, press: &Press<'_>) -> Vec<u8> {
    let newsletter = press.newsletter;
    let places = match scope {
        Scope::Whole | Scope::Letters => 0..newsletter.episodes.len(),
        Scope::Season(season) => season.episodes.clone(),
    };
    let mut places = newsletter.newest_first(places);
    if let FeedItems::Newest(count) = newsletter.masthead.feed_items {
        places.truncate(count);
    }
    let bodies = places.iter().map(|it| (*it, content(&newsletter.episodes[*it], texts, press))).collect();
    channel(scope, bodies, press)
}

/// The episodes that the feed of letters holds. A service that makes mail of it looks at the newest one only.
#[must_use]
pub fn lettered(newsletter: &Newsletter) -> Vec<usize> {
    let mut places = newsletter.newest_first(0..newsletter.episodes.len());
    places.truncate(LETTERS);
    places
}

const LETTERS: usize = 10;

/// The feed of letters from `bodies`: places of episodes, newest first, each with its letter in HTML.
#[must_use]
pub fn letters(bodies: Vec<(usize, String)>, press: &Press<'_>) -> Vec<u8> {
    channel(Scope::Letters, bodies, press)
}

fn channel(scope: Scope<'_>, bodies: Vec<(usize, String)>, press: &Press<'_>) -> Vec<u8> {
    let newsletter = press.newsletter;
    let masthead = &newsletter.masthead;
    let base = &masthead.base_url;
    let (title, summary, page, feed) = match scope {
        Scope::Whole => (masthead.title.clone(), None, Permalink::home(), Fixture::Feed.permalink()),
        Scope::Letters => (masthead.title.clone(), None, Permalink::home(), Fixture::Letters.permalink()),
        Scope::Season(season) => {
            let title = format!("{} – {}", masthead.title, season.title);
            let summary = season.preface.as_ref().and_then(|(it, _)| it.summary.as_deref());
            (title, summary, season.permalink.clone(), season.feed())
        }
    };
    let newest = bodies.first().map(|(it, _)| date(newsletter.episodes[*it].published));
    let description =
        summary.or(masthead.description.as_deref()).or(masthead.tagline.as_deref()).unwrap_or(&masthead.title);
    let items: Vec<Item> = bodies.into_iter().map(|(it, body)| item(&newsletter.episodes[it], &body, press)).collect();
    let mut namespaces = BTreeMap::from([("atom".to_owned(), "http://www.w3.org/2005/Atom".to_owned())]);
    if items.iter().any(|it| it.itunes_ext.is_some()) {
        namespaces.insert("itunes".to_owned(), "http://www.itunes.com/dtds/podcast-1.0.dtd".to_owned());
    }
    let channel = Channel {
        title: clean(title),
        link: page.absolute(base),
        description: clean(description.to_owned()),
        language: Some(masthead.language.tag().to_owned()),
        last_build_date: newest,
        generator: Some("feuilleton".to_owned()),
        extensions: BTreeMap::from([(
            "atom".to_owned(),
            BTreeMap::from([("link".to_owned(), vec![self_link(feed.absolute(base))])]),
        )]),
        namespaces,
        items,
        ..Channel::default()
    };
    let mut xml = channel.write_to(Vec::new()).expect("writing to memory does not fail");
    xml.push(b'\n');
    xml
}

/// RFC 822 as feeds write it, with two digits for the day: `Fri, 06 Mar 2026 00:00:00 +0000`.
fn date(moment: DateTime<FixedOffset>) -> String {
    moment.format("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// Where the feed itself lies (RSS Best Practices Profile, `atom:link`).
fn self_link(href: String) -> Extension {
    let attrs = [("href", href), ("rel", "self".to_owned()), ("type", "application/rss+xml".to_owned())];
    Extension {
        name: "atom:link".to_owned(),
        value: None,
        attrs: attrs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        children: BTreeMap::new(),
    }
}

fn item(episode: &Episode, body: &str, press: &Press<'_>) -> Item {
    let newsletter = press.newsletter;
    let it = &episode.manuscript;
    let season = newsletter.season_of(episode).map(|it| it.title.clone());
    let categories = season.into_iter().chain(newsletter.tags_of(episode).map(|it| it.name.clone()));
    let summary = [&episode.excerpt, &episode.label, &it.title].into_iter().find(|it| !it.is_empty());
    Item {
        title: Some(clean(it.title.clone())),
        link: Some(episode.permalink.absolute(&newsletter.masthead.base_url)),
        description: summary.map(|it| clean(escaped(it))),
        categories: categories.map(|it| Category { name: clean(it), domain: None }).collect(),
        enclosure: enclosure(episode, press),
        guid: Some(Guid { value: episode.guid.clone(), permalink: false }),
        pub_date: Some(date(episode.published)),
        content: Some(clean(body.to_owned())).filter(|it| !it.trim().is_empty()),
        itunes_ext: episode.recording.is_some().then(|| itunes(episode)),
        dublin_core_ext: creators(episode, newsletter),
        ..Item::default()
    }
}

/// Plain text as HTML, which is what readers take a description for.
fn escaped(text: &str) -> String {
    let mut html = String::new();
    let _ = pulldown_cmark_escape::escape_html(&mut html, text);
    html
}

/// The whole episode: its cover, its text, and what goes well with it.
fn content(episode: &Episode, texts: Texts, press: &Press<'_>) -> String {
    let cards = press.cards();
    let mut html = String::new();
    if let Some(cover) = cards.cover(episode) {
        let credit = cover.credit.map(|it| format!("<figcaption>{}</figcaption>", escaped(&it))).unwrap_or_default();
        let (source, alt) = (escaped(&cover.permalink), escaped(&cover.alt));
        let _ = writeln!(html, "<figure><img src=\"{source}\" alt=\"{alt}\">{credit}</figure>");
    }
    let text = press.text(&episode.manuscript.body, &episode.routes, &episode.permalink, Medium::Feed);
    match texts {
        Texts::Full => html.push_str(&text.html()),
        Texts::Proof => html.push_str(&text.origin().to_string()),
    }
    let pairings = cards.pairings(episode);
    if !pairings.is_empty() {
        let words = press.newsletter.masthead.language.words();
        let _ = write!(html, "<h2>{}</h2>\n<ul>\n", escaped(&words.pair_with));
        for pairing in pairings {
            let title = match pairing.url {
                Some(url) => format!("<a href=\"{}\">{}</a>", escaped(&url), escaped(&pairing.title)),
                None => escaped(&pairing.title),
            };
            let by = pairing.by.map(|it| escaped(&format!("{}{it}", words.comma))).unwrap_or_default();
            let _ = writeln!(html, "<li>{}{}{title}{by}</li>", escaped(&pairing.kind), escaped(&words.colon));
        }
        html.push_str("</ul>\n");
    }
    directed(html, press)
}

/// HTML that says in which direction it runs, where feed readers would take it for the other one.
fn directed(html: String, press: &Press<'_>) -> String {
    match press.newsletter.masthead.language.direction() {
        "rtl" if !html.trim().is_empty() => format!("<div dir=\"rtl\">\n{html}</div>\n"),
        _ => html,
    }
}

/// RSS 2.0 `<enclosure>`: the length is needed, and 0 is what readers expect where it is not known.
fn enclosure(episode: &Episode, press: &Press<'_>) -> Option<Enclosure> {
    let ((destination, length), audio) = episode.recording.as_ref().zip(episode.manuscript.audio.as_ref())?;
    Some(Enclosure {
        url: press.cards().absolute(destination),
        length: length.unwrap_or(0).to_string(),
        mime_type: audio.media_type.clone(),
    })
}

/// What podcast players ask for. Only where there is something to hear: any such element makes validators ask for more.
fn itunes(episode: &Episode) -> ITunesItemExtension {
    let it = &episode.manuscript;
    ITunesItemExtension {
        duration: it.audio.as_ref().and_then(|it| it.duration.clone()),
        season: it.season.filter(|it| *it > 0).map(|it| it.to_string()),
        episode: it.number.filter(|it| *it > 0).map(|it| it.to_string()),
        episode_type: Some(it.kind.word().to_owned()).filter(|_| it.kind != Kind::Full),
        ..ITunesItemExtension::default()
    }
}

/// `dc:creator`, since the `author` of RSS 2.0 is an email address.
fn creators(episode: &Episode, newsletter: &Newsletter) -> Option<DublinCoreExtension> {
    let own = newsletter.masthead.author.iter().map(|it| it.name.clone());
    let named = episode.manuscript.authors.clone();
    let creators: Vec<String> = if named.is_empty() { own.collect() } else { named };
    let creators: Vec<String> = creators.into_iter().map(clean).collect();
    (!creators.is_empty()).then(|| DublinCoreExtension { creators, ..DublinCoreExtension::default() })
}
