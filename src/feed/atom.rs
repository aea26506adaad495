//! Atom 1.0 (RFC 4287) with the full text.

use chrono::DateTime;

use super::channel::{Channel, FIRST_YEAR, Item};
use super::known::{Known, Published};
use super::xml::{Xml, between};
use crate::manuscript::Author;

/// `channel` in Atom.
pub(super) fn atom(channel: &Channel<'_>) -> Vec<u8> {
    let mut attributes = vec![("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", channel.head.language)];
    if channel.head.current.is_some() {
        attributes.push(("xmlns:fh", "http://purl.org/syndication/history/1.0"));
    }
    let mut xml = Xml::of_about(channel.size(), "feed", &attributes);
    xml.text("title", &channel.head.title);
    xml.text("subtitle", channel.head.description);
    xml.text("id", &channel.head.id);
    // A feed in which nothing has come yet must have a date all the same, which what comes will be newer than.
    let updated = channel.updated.map_or_else(|| format!("{FIRST_YEAR}-01-01T00:00:00+00:00"), |it| it.to_rfc3339());
    xml.text("updated", &updated);
    link(&mut xml, "self", "application/atom+xml", &channel.head.address);
    link(&mut xml, "alternate", "text/html", &channel.head.page);
    if let Some(hub) = channel.head.hub {
        xml.empty("link", &[("rel", "hub"), ("href", hub)]);
    }
    if let Some(previous) = &channel.head.previous {
        link(&mut xml, "prev-archive", "application/atom+xml", previous);
    }
    if let Some(next) = &channel.head.next {
        link(&mut xml, "next-archive", "application/atom+xml", next);
    }
    if let Some(current) = &channel.head.current {
        link(&mut xml, "current", "application/atom+xml", current);
        xml.empty("fh:archive", &[]);
    }
    // Every entry must have an author, its own or this one.
    match channel.head.author {
        Some(author) => person(author, channel.head.author_page.as_deref(), &mut xml),
        None => named(&channel.head.title, &mut xml),
    }
    xml.text("generator", "feuilleton");
    for it in &channel.items {
        entry(it, &mut xml);
    }
    xml.finish()
}

fn entry(item: &Item<'_>, xml: &mut Xml) {
    let published = item.published.to_rfc3339();
    xml.open("entry", &[]);
    xml.text("title", item.title);
    xml.text("id", &item.episode.guid);
    xml.text("published", &published);
    xml.text("updated", &item.updated.map_or(published, |it| it.to_rfc3339()));
    link(xml, "alternate", "text/html", &item.link);
    if let Some(enclosure) = &item.enclosure {
        let length = enclosure.length.map(|it| it.to_string());
        let mut attributes = vec![("rel", "enclosure"), ("type", enclosure.media_type), ("href", &*enclosure.url)];
        attributes.extend(length.as_deref().map(|it| ("length", it)));
        xml.empty("link", &attributes);
    }
    for author in &item.episode.manuscript.authors {
        named(author, xml);
    }
    for category in &item.categories {
        xml.empty("category", &[("term", category)]);
    }
    xml.text("summary", item.summary);
    if !item.body.is_empty() {
        xml.html("content", &[("type", "html")], &item.body);
    }
    xml.close();
}

fn link(xml: &mut Xml, relation: &str, media_type: &str, href: &str) {
    xml.empty("link", &[("rel", relation), ("type", media_type), ("href", href)]);
}

fn person(author: &Author, page: Option<&str>, xml: &mut Xml) {
    xml.open("author", &[]);
    xml.text("name", &author.name);
    if let Some(url) = page {
        xml.text("uri", url);
    }
    if let Some(email) = &author.email {
        xml.text("email", email.address());
    }
    xml.close();
}

fn named(name: &str, xml: &mut Xml) {
    xml.open("author", &[]);
    xml.text("name", name);
    xml.close();
}

/// A feed that was written here.
pub(super) fn published(text: &str) -> Option<Published> {
    let page = |it: &str| between(it, "<link rel=\"alternate\" type=\"text/html\" href=\"", "\"/>");
    let entry = |it: &str| {
        let day = |it: String| Some(DateTime::parse_from_rfc3339(&it).ok()?.date_naive());
        Some(Known {
            link: page(it)?,
            name: between(it, "<id>", "</id>")?,
            title: between(it, "<title>", "</title>")?,
            day: between(it, "<published>", "</published>").and_then(day),
        })
    };
    let items = text.split("\n<entry>\n").skip(1).filter_map(entry).collect();
    Some(Published { page: page(text)?, items })
}
