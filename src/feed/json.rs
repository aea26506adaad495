//! JSON Feed 1.1 with the full text. Fields are called as the format calls them, and stand in the order in which its
//! specification explains them.

use std::borrow::Cow;

use chrono::DateTime;
use serde::Serialize;

use super::channel::{Channel, Item};
use super::known::{Known, Published};
use super::xml::clean;

/// `channel` as a JSON Feed.
pub(super) fn json(channel: &Channel<'_>) -> Vec<u8> {
    let page = channel.head.author_page.as_deref();
    let authors = channel.head.author.map(|it| Author { name: clean(&it.name), url: page });
    let feed = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: clean(&channel.head.title),
        home_page_url: &channel.head.page,
        feed_url: &channel.head.address,
        description: clean(channel.head.description),
        next_url: channel.head.previous.as_deref(),
        authors: authors.into_iter().collect(),
        language: channel.head.language,
        hubs: channel.head.hub.map(|url| Hub { r#type: "WebSub", url }).into_iter().collect(),
        items: channel.items.iter().map(entry).collect(),
    };
    let mut text = serde_json::to_vec_pretty(&feed).expect("texts and numbers can be written");
    text.push(b'\n');
    text
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: Cow<'a, str>,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: Cow<'a, str>,
    /// The archive that holds what came before.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    items: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Hub<'a> {
    r#type: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    url: &'a str,
    title: Cow<'a, str>,
    content_html: &'a str,
    summary: Cow<'a, str>,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u32>,
}

fn entry<'a>(item: &'a Item<'_>) -> Entry<'a> {
    let attachment = item.enclosure.as_ref().map(|it| Attachment {
        url: &it.url,
        mime_type: it.media_type,
        size_in_bytes: it.length,
        duration_in_seconds: it.seconds,
    });
    Entry {
        id: &item.episode.guid,
        url: &item.link,
        title: clean(item.title),
        content_html: &item.body,
        summary: clean(item.summary),
        date_published: item.published.to_rfc3339(),
        date_modified: item.updated.map(|it| it.to_rfc3339()),
        authors: item.episode.manuscript.authors.iter().map(|it| Author { name: clean(it), url: None }).collect(),
        tags: item.categories.iter().map(|it| clean(it)).collect(),
        attachments: attachment.into_iter().collect(),
    }
}

/// A feed that was written here.
pub(super) fn published(text: &str) -> Option<Published> {
    let feed: serde_json::Value = serde_json::from_str(text).ok()?;
    let item = |it: &serde_json::Value| {
        let day = |it: &str| Some(DateTime::parse_from_rfc3339(it).ok()?.date_naive());
        Some(Known {
            link: it["url"].as_str()?.to_owned(),
            name: it["id"].as_str()?.to_owned(),
            title: it["title"].as_str()?.to_owned(),
            day: it["date_published"].as_str().and_then(day),
        })
    };
    let items = feed["items"].as_array().into_iter().flatten().filter_map(item).collect();
    Some(Published { page: feed["home_page_url"].as_str()?.to_owned(), items })
}
