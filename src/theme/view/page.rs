//! A page that stands outside the story.

use serde::Serialize;

use super::{DateView, HeadView, Prose};

/// `page.html`.
#[derive(Debug, Serialize)]
pub struct PageView<'a> {
    /// What `<head>` says.
    pub head: HeadView,
    /// The page.
    pub page: StandalonePage<'a>,
}

/// A page that stands outside the story, such as "About".
#[derive(Debug, Serialize)]
pub struct StandalonePage<'a> {
    /// The title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// When it was corrected, if it was: "Corrected on 1 March 2026".
    pub updated: Option<DateView>,
    /// What it is about.
    pub summary: Option<String>,
    /// The text as HTML.
    pub body: Prose<'a>,
    /// Whatever stands under `[extra]` in the front matter.
    pub extra: tera::Value,
}
