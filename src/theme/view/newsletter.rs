//! What every template knows of the newsletter. Its episodes are left to the pages that show them.

use serde::Serialize;

use super::{FeedLink, LinkView, SeasonLink};

/// The newsletter as every page knows it: `newsletter`.
#[derive(Debug, Serialize)]
pub struct NewsletterView {
    /// The name on the masthead.
    pub title: String,
    /// The line under the name.
    pub tagline: Option<String>,
    /// What it is about, in a sentence or two.
    pub description: Option<String>,
    /// The BCP 47 tag for `<html lang>`.
    pub language: String,
    /// `ltr` or `rtl`, for `<html dir>`.
    pub direction: &'static str,
    /// The home page.
    pub url: String,
    /// The home page, absolute.
    pub permalink: String,
    /// How often it appears, in a sentence: "New every Tuesday".
    pub cadence: Option<String>,
    /// Who writes it.
    pub author: Option<AuthorView>,
    /// Where readers subscribe by email.
    pub subscribe: Option<SubscribeView>,
    /// The links of the masthead: to the archive, to tags and pairings if there are any, and the author's own.
    pub masthead: Vec<LinkView>,
    /// The author's own of these, as the author ordered them.
    pub links: Vec<LinkView>,
    /// All seasons in order; empty where the newsletter has none.
    pub seasons: Vec<SeasonLink>,
    /// How many episodes are published.
    pub episodes: usize,
    /// The page that lists every episode.
    pub archive: LinkView,
    /// The page of all tags, if an episode has one.
    pub tags: Option<LinkView>,
    /// The page of all pairings, if an episode has one.
    pub pairings: Option<LinkView>,
    /// The page to search on, unless the newsletter has none: `{{ newsletter.search.url }}?q=rain`.
    pub search: Option<LinkView>,
    /// The feed of the whole newsletter.
    pub feed: FeedLink,
    /// The outline of all feeds, for readers that take in several at once.
    pub feeds: LinkView,
    /// Whatever stands under `[extra]` in newsletter.toml.
    pub extra: tera::Value,
}

/// Who wrote something.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorView {
    /// The name as it is signed.
    pub name: String,
    /// An email address, if it may be shown.
    pub email: Option<String>,
    /// A page about the author.
    pub url: Option<String>,
}

/// Where readers subscribe: a page, a form's target, or both.
#[derive(Debug, Serialize)]
pub struct SubscribeView {
    /// A page to subscribe on.
    pub url: Option<String>,
    /// The target of a form that posts one field, `field`.
    pub action: Option<String>,
    /// The name of the form's email field; `email` if nothing is said.
    pub field: String,
}
