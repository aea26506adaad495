//! What a page says of itself to machines: title, description, address, picture, structured data.

use serde_json::{Value as Json, json};
use tera::Value;

use super::social::{self, CARD_SIZE};
use super::{Cards, Press};
use crate::address::Permalink;
use crate::newsletter::{Destination, Episode, Fixture, Newsletter, Season};
use crate::theme::CARD;
use crate::theme::view::{HeadView, LinkView, PictureView};

/// What differs between the heads of pages.
#[derive(Debug)]
pub struct Head<'a> {
    /// The page's own title; the newsletter's if there is none.
    pub headline: Option<&'a str>,
    /// What it is about; the newsletter's own description if there is nothing.
    pub description: Option<&'a str>,
    /// Its address.
    pub permalink: &'a Permalink,
    /// The picture that stands for it.
    pub image: Option<PictureView>,
    /// A feed of its own, besides the newsletter's.
    pub feed: Option<LinkView>,
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

impl<'a> Head<'a> {
    /// The head of a page that is a list or stands outside the story.
    #[must_use]
    pub fn plain(headline: &'a str, description: &'a str, permalink: &'a Permalink) -> Head<'a> {
        let description = Some(description).filter(|it| !it.is_empty());
        Head { headline: Some(headline), description, permalink, image: None, feed: None, subject: Subject::Page }
    }

    /// The head as templates see it.
    #[must_use]
    pub fn view(self, press: &Press<'_>) -> HeadView {
        let newsletter = press.newsletter;
        let (cards, masthead) = (Cards::new(newsletter), &newsletter.masthead);
        let base = &masthead.base_url;
        let main_feed = LinkView { title: masthead.title.clone(), url: Fixture::Feed.permalink().href(base) };
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
                (Some(_), Some(title)) => format!("{title} – {}", masthead.title),
                _ => masthead.title.clone(),
            };
            let card = own.unwrap_or_else(|| Permalink::parse(CARD).expect("an address of ours is valid"));
            cards.picture(&Destination::Here(card, Some(CARD_SIZE)), &alt, None)
        });
        let canonical = self.permalink.absolute(base);
        HeadView {
            title: match (self.headline, &masthead.tagline) {
                (Some(headline), _) => format!("{headline} – {}", masthead.title),
                (None, Some(tagline)) => format!("{} – {tagline}", masthead.title),
                (None, None) => masthead.title.clone(),
            },
            headline: self.headline.unwrap_or(&masthead.title).to_owned(),
            kind: if matches!(self.subject, Subject::Episode(_)) { "article" } else { "website" },
            json_ld: script(&structured(self.subject, newsletter, &canonical, &description, &image)),
            description,
            canonical,
            image,
            feeds: std::iter::once(main_feed).chain(self.feed).collect(),
            noindex: matches!(self.subject, Subject::Nothing),
        }
    }
}

/// schema.org's words for the page: a newsletter is a series, an episode an article that is a part of it.
fn structured(
    subject: Subject<'_>,
    newsletter: &Newsletter,
    url: &str,
    description: &str,
    image: &PictureView,
) -> Json {
    let masthead = &newsletter.masthead;
    let series = json!({
        "@type": "CreativeWorkSeries", "name": masthead.title,
        "url": Permalink::home().absolute(&masthead.base_url),
    });
    let mut thing = match subject {
        Subject::Newsletter => json!({ "@type": "CreativeWorkSeries", "name": masthead.title }),
        Subject::Season(season) => json!({
            "@type": "CreativeWorkSeason", "name": season.title, "seasonNumber": season.number,
            "numberOfEpisodes": season.episodes.len(), "partOfSeries": series,
        }),
        Subject::Episode(episode) => article(episode, newsletter, &series, image),
        Subject::Page | Subject::Nothing => json!({ "@type": "WebPage", "isPartOf": series }),
    };
    thing["@context"] = "https://schema.org".into();
    thing["url"] = url.into();
    thing["description"] = description.into();
    thing["inLanguage"] = masthead.language.tag().into();
    thing
}

fn article(episode: &Episode, newsletter: &Newsletter, series: &Json, image: &PictureView) -> Json {
    let it = &episode.manuscript;
    let base = &newsletter.masthead.base_url;
    let part_of = newsletter.season_of(episode).map_or_else(
        || series.clone(),
        |season| {
            json!({
                "@type": "CreativeWorkSeason", "name": season.title, "seasonNumber": season.number,
                "url": season.permalink.absolute(base), "partOfSeries": series,
            })
        },
    );
    let mut article = json!({
        "@type": "Article", "headline": it.title, "datePublished": episode.published.to_rfc3339(),
        "wordCount": it.body.facts().words, "image": image.permalink, "isPartOf": part_of,
    });
    if let Some(number) = it.number {
        article["position"] = number.into();
    }
    let names: Vec<&str> = if it.authors.is_empty() {
        newsletter.masthead.author.iter().map(|it| it.name.as_str()).collect()
    } else {
        it.authors.iter().map(String::as_str).collect()
    };
    if !names.is_empty() {
        article["author"] = names.iter().map(|it| json!({ "@type": "Person", "name": it })).collect();
    }
    article
}

/// JSON that may stand in a `<script>`: nothing in it can end the element.
fn script(json: &Json) -> Value {
    let text = json.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Value::safe_string(&text)
}
