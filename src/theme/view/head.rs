//! What `<head>` says, on every page that has one.

use serde::Serialize;

use super::{FeedLink, PictureView, Shared};

/// What `<head>` says: `head`.
#[derive(Debug, Serialize)]
pub struct HeadView {
    /// The text of `<title>`.
    pub title: String,
    /// The page's own title, without the newsletter's name: for `og:title`.
    pub headline: String,
    /// The text of the description, never empty.
    pub description: String,
    /// The page's one address, absolute.
    pub canonical: String,
    /// The same as an `href`, to know a link that leads to this very page.
    pub url: String,
    /// `website` or `article`, for `og:type`.
    pub kind: &'static str,
    /// The picture that is shown when the page is shared.
    pub image: PictureView,
    /// The feeds of this page, the newsletter's own first.
    pub feeds: Vec<Shared<FeedLink>>,
    /// The page's structured data, safe to stand in a `<script type="application/ld+json">`.
    pub json_ld: tera::Value,
    /// Whether search engines should pass over this page.
    pub noindex: bool,
}
