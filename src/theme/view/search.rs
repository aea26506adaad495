//! The page on which readers search. What is found, its script reads from the index.

use serde::Serialize;

use super::HeadView;

/// `search.html`.
#[derive(Debug, Serialize)]
pub struct SearchPageView {
    /// What `<head>` says.
    pub head: HeadView,
    /// What the form offers.
    pub search: SearchView,
}

/// What readers can search for; the seasons are those of the newsletter.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// What the script has to load first.
    pub guide: String,
    /// The tags that are used most, by name.
    pub tags: Vec<TagChoice>,
}

/// A tag to choose from.
#[derive(Debug, Serialize)]
pub struct TagChoice {
    /// What the form sends.
    pub value: String,
    /// The tag as the author writes it.
    pub name: String,
    /// How many episodes bear it, in words: "8 episodes".
    pub count: String,
}
