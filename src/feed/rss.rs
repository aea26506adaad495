//! RSS 2.0 with the full text, after the RSS Best Practices Profile: absolute addresses, a plain summary beside the
//! whole episode, names of items that outlive their addresses, and no date from a clock.

use chrono::{DateTime, Datelike as _, FixedOffset};

use super::channel::{Channel, Item};
use super::known::{Known, Published};
use super::podcast;
use super::xml::{Xml, between};
use crate::press::{Press, beside};

/// `channel` in RSS.
pub(super) fn rss(channel: &Channel<'_>) -> Vec<u8> {
    written(channel, None)
}

/// `channel` in RSS, as players of podcasts read it.
pub(super) fn rss_for_players(channel: &Channel<'_>, press: &Press<'_>) -> Vec<u8> {
    written(channel, Some(press))
}

fn written(channel: &Channel<'_>, heard: Option<&Press<'_>>) -> Vec<u8> {
    let mut namespaces = vec![
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    if channel.head.current.is_some() {
        namespaces.push(("xmlns:fh", "http://purl.org/syndication/history/1.0"));
    }
    if heard.is_some() {
        namespaces.extend(podcast::NAMESPACES);
    }
    let mut xml = Xml::of_about(channel.size(), "rss", &namespaces);
    xml.open("channel", &[]);
    xml.text("title", &channel.head.title);
    xml.text("link", &channel.head.page);
    xml.text("description", channel.head.description);
    xml.text("language", channel.head.language);
    if let Some(updated) = channel.updated {
        xml.text("lastBuildDate", &date(updated));
    }
    xml.text("generator", "feuilleton");
    links(channel, &mut xml);
    if let Some(press) = heard {
        podcast::show(press).head(&mut xml);
    }
    for it in &channel.items {
        xml.open("item", &[]);
        item(it, &mut xml);
        if let Some(press) = heard {
            podcast::episode(it, press, &mut xml);
        }
        xml.close();
    }
    xml.finish()
}

/// Where the feed lies, who tells of something new (`WebSub` §4), and where the rest is (RFC 5005 §4).
fn links(channel: &Channel<'_>, xml: &mut Xml) {
    let link = |xml: &mut Xml, relation, href: &str| {
        xml.empty("atom:link", &[("rel", relation), ("type", "application/rss+xml"), ("href", href)]);
    };
    link(xml, "self", &channel.head.address);
    if let Some(hub) = channel.head.hub {
        xml.empty("atom:link", &[("rel", "hub"), ("href", hub)]);
    }
    if let Some(previous) = &channel.head.previous {
        link(xml, "prev-archive", previous);
    }
    if let Some(next) = &channel.head.next {
        link(xml, "next-archive", next);
    }
    if let Some(current) = &channel.head.current {
        link(xml, "current", current);
        xml.empty("fh:archive", &[]);
    }
}

fn item(item: &Item<'_>, xml: &mut Xml) {
    xml.text("title", item.title);
    xml.text("link", &item.link);
    // Readers take a description for HTML.
    xml.text("description", &beside::escaped(item.summary));
    // `dc:creator`, since the `author` of RSS 2.0 is an email address.
    for author in &item.authors {
        xml.text("dc:creator", author);
    }
    for category in &item.categories {
        xml.text("category", category);
    }
    if let Some(enclosure) = &item.enclosure {
        // The length is needed, and 0 is what readers expect where it is not known.
        let length = enclosure.length.unwrap_or(0).to_string();
        xml.empty("enclosure", &[("url", &enclosure.url), ("length", &length), ("type", enclosure.media_type)]);
    }
    xml.text_with("guid", &[("isPermaLink", "false")], &item.episode.guid);
    xml.text("pubDate", &date(item.published));
    if !item.body.is_empty() {
        xml.html("content:encoded", &[], &item.body);
    }
}

/// RFC 822 as feeds write it, with two digits for the day: `Fri, 06 Mar 2026 00:00:00 +0000`.
fn date(moment: DateTime<FixedOffset>) -> String {
    if !(0..=9999).contains(&moment.year()) {
        return moment.format("%a, %d %b %Y %H:%M:%S %z").to_string();
    }
    let mut date = moment.to_rfc2822();
    if moment.day() < 10 {
        date.insert("Fri, ".len(), '0');
    }
    date
}

/// A feed that was written here.
pub(super) fn published(text: &str) -> Option<Published> {
    let item = |it: &str| {
        let day = |it: String| Some(DateTime::parse_from_rfc2822(&it).ok()?.date_naive());
        Some(Known {
            link: between(it, "<link>", "</link>")?,
            name: between(it, "<guid isPermaLink=\"false\">", "</guid>")?,
            title: between(it, "<title>", "</title>")?,
            day: between(it, "<pubDate>", "</pubDate>").and_then(day),
        })
    };
    let items = text.split("\n<item>\n").skip(1).filter_map(item).collect();
    Some(Published { page: between(text, "<link>", "</link>")?, items })
}
