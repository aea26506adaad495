//! What a page says of itself to machines: title, description, address, picture, structured data.

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

use super::setup::Press;
use super::social::{self, CARD_SIZE};
use super::views::Views;
use crate::address::Permalink;
use crate::newsletter::{Destination, Episode, Newsletter, Season};
use crate::theme::CARD;
use crate::theme::view::{FeedLink, HeadView, PictureView, Shared};

/// What differs between the heads of pages.
#[derive(Debug)]
pub struct PageHead<'a> {
    /// The page's own title; the newsletter's if there is none.
    pub headline: Option<&'a str>,
    /// What it is about; the newsletter's own description if there is nothing.
    pub description: Option<&'a str>,
    /// Its address.
    pub permalink: &'a Permalink,
    /// The picture that stands for it.
    pub image: Option<PictureView>,
    /// Feeds of its own, besides the newsletter's.
    pub feeds: Vec<Shared<FeedLink>>,
    /// What it is, as schema.org says it.
    pub subject: Subject<'a>,
}

/// What a page is about, for structured data.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// The newsletter.
    Newsletter,
    /// A season.
    Season(&'a Season),
    /// An episode.
    Episode(&'a Episode),
    /// A list, or a page outside the story.
    Page,
    /// Nothing that should be found.
    Nothing,
}

impl<'a> PageHead<'a> {
    /// The head of a page that is a list or stands outside the story.
    #[must_use]
    pub fn plain(headline: &'a str, description: &'a str, permalink: &'a Permalink) -> PageHead<'a> {
        let description = Some(description).filter(|it| !it.is_empty());
        PageHead {
            headline: Some(headline),
            description,
            permalink,
            image: None,
            feeds: Vec::new(),
            subject: Subject::Page,
        }
    }

    /// The head as templates see it.
    #[must_use]
    pub fn view(self, press: &Press<'_>) -> HeadView {
        let newsletter = press.newsletter;
        let (views, masthead) = (Views::new(newsletter), &newsletter.masthead);
        let base = &masthead.base_url;
        let own = masthead.description.as_deref().or(masthead.tagline.as_deref()).unwrap_or(&masthead.title);
        let description = self.description.unwrap_or(own).to_owned();
        let image = self.image.unwrap_or_else(|| {
            let (own, title) = match self.subject {
                Subject::Episode(episode) => {
                    (social::episode_card(episode, newsletter, press.fonts()), Some(&episode.manuscript.title))
                }
                Subject::Season(season) => {
                    (social::season_card(season, newsletter, press.fonts()), Some(&season.title))
                }
                Subject::Newsletter | Subject::Page | Subject::Nothing => (None, None),
            };
            let alt = match (&own, title) {
                (Some(_), Some(title)) => [title, " – ", &masthead.title].concat(),
                _ => masthead.title.clone(),
            };
            let card = own.unwrap_or_else(|| Permalink::parse(CARD).expect("an address of ours is valid"));
            views.picture(&Destination::Here(card, Some(CARD_SIZE)), &alt, None)
        });
        let canonical = self.permalink.absolute(base);
        HeadView {
            title: match (self.headline, &masthead.tagline) {
                (Some(headline), _) => [headline, " – ", &masthead.title].concat(),
                (None, Some(tagline)) => [&masthead.title, " – ", tagline].concat(),
                (None, None) => masthead.title.clone(),
            },
            headline: self.headline.unwrap_or(&masthead.title).to_owned(),
            kind: if matches!(self.subject, Subject::Episode(_)) { "article" } else { "website" },
            json_ld: script(&structured(self.subject, newsletter, &canonical, &description, &image)),
            description,
            canonical,
            url: self.permalink.href(base),
            image,
            feeds: press.feeds.iter().cloned().chain(self.feeds).collect(),
            noindex: matches!(self.subject, Subject::Nothing),
        }
    }
}

/// schema.org's words for the page: a newsletter is a series, an episode an article that is a part of it.
fn structured<'a>(
    subject: Subject<'a>,
    newsletter: &'a Newsletter,
    url: &'a str,
    description: &'a str,
    image: &'a PictureView,
) -> Thing<'a> {
    let masthead = &newsletter.masthead;
    let series = || Thing {
        kind: "CreativeWorkSeries",
        name: Some(&masthead.title),
        url: Some(Permalink::home().absolute(&masthead.base_url).into()),
        ..Thing::default()
    };
    let thing = match subject {
        Subject::Newsletter => Thing { kind: "CreativeWorkSeries", name: Some(&masthead.title), ..Thing::default() },
        Subject::Season(season) => Thing {
            kind: "CreativeWorkSeason",
            name: Some(&season.title),
            season_number: Some(season.number),
            number_of_episodes: Some(season.episodes.len()),
            part_of_series: Some(Box::new(series())),
            ..Thing::default()
        },
        Subject::Episode(episode) => article(episode, newsletter, series(), image),
        Subject::Page | Subject::Nothing => {
            Thing { kind: "WebPage", is_part_of: Some(Box::new(series())), ..Thing::default() }
        }
    };
    Thing {
        context: Some("https://schema.org"),
        url: Some(url.into()),
        description: Some(description),
        in_language: Some(masthead.language.tag()),
        ..thing
    }
}

fn article<'a>(
    episode: &'a Episode,
    newsletter: &'a Newsletter,
    series: Thing<'a>,
    image: &'a PictureView,
) -> Thing<'a> {
    let it = &episode.manuscript;
    let base = &newsletter.masthead.base_url;
    let part_of = match newsletter.season_of(episode) {
        None => series,
        Some(season) => Thing {
            kind: "CreativeWorkSeason",
            name: Some(&season.title),
            season_number: Some(season.number),
            url: Some(season.permalink.absolute(base).into()),
            part_of_series: Some(Box::new(series)),
            ..Thing::default()
        },
    };
    let person = |it| Thing { kind: "Person", name: Some(it), ..Thing::default() };
    Thing {
        kind: "Article",
        author: newsletter.authors_of(episode).map(person).collect(),
        headline: Some(&it.title),
        date_modified: newsletter.masthead.updated(episode).map(|it| it.to_rfc3339()),
        date_published: Some(episode.published.to_rfc3339()),
        word_count: Some(it.body.facts().words),
        image: Some(&image.permalink),
        is_part_of: Some(Box::new(part_of)),
        position: it.number,
        ..Thing::default()
    }
}

/// What schema.org calls a Thing, with those of its properties that we know.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Box<Thing<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number_of_episodes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of_series: Option<Box<Thing<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season_number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    word_count: Option<u32>,
}

/// JSON that may stand in a `<script>`: nothing in it can end the element.
fn script(thing: &Thing<'_>) -> Value {
    let mut json = Vec::with_capacity(1024);
    serde_json::to_writer(&mut json, thing).expect("a thing is made of plain values");
    let json = String::from_utf8(json).expect("JSON is text");
    if !json.bytes().fold(false, |any, it| any | matches!(it, b'<' | b'>' | b'&')) {
        return Value::safe_string(&json);
    }
    let text = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Value::safe_string(&text)
}
