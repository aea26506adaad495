//! The page on which readers search. What it says without a script is a way to the archive.

use std::cmp::Reverse;

use super::extent::address;
use super::filter::slug;
use crate::address::alphabetical;
use crate::newsletter::{Fixture, Tag};
use crate::press::{PageHead, Press, Subject};
use crate::theme::view::{SearchPageView, SearchView, TagChoice};

/// The search page.
#[must_use]
pub fn page(press: &Press<'_>) -> SearchPageView {
    let newsletter = press.newsletter;
    let masthead = &newsletter.masthead;
    let words = masthead.language.words();
    let permalink = Fixture::Search.permalink();
    let head =
        PageHead { subject: Subject::Nothing, ..PageHead::plain(&words.search, &words.search_intro, &permalink) };
    let mut used: Vec<_> = newsletter.tags.values().collect();
    used.sort_by_key(|it| Reverse(it.episodes.len()));
    used.truncate(TAGS);
    used.sort_by_cached_key(|it| alphabetical(&it.name));
    let choice = |it: &&Tag| TagChoice {
        value: slug(it).to_owned(),
        name: it.name.clone(),
        count: press.views().count(it.episodes.len()),
    };
    let search =
        SearchView { guide: address("guide.json").href(&masthead.base_url), tags: used.iter().map(choice).collect() };
    SearchPageView { head: head.view(press), search }
}

/// So many tags are offered to choose from, those that are used most.
const TAGS: usize = 100;
