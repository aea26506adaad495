//! The page of all tags, and the page of one.

use crate::diagnostic::{Report, Reported};
use crate::newsletter::Fixture;
use crate::press::{Head, Press};
use crate::theme::view::{TagView, TagsView};

/// The page of all tags.
///
/// # Errors
/// When the template is wrong.
pub fn tags(press: &Press<'_>, report: &mut Report) -> Result<String, Reported> {
    let (newsletter, cards) = (press.newsletter, press.cards());
    let words = newsletter.masthead.language.words();
    let head = Head::plain(words.tags, words.tags_intro, &Fixture::Tags.permalink()).view(press);
    let tags = newsletter.tags.values().map(|it| cards.tag(it)).collect();
    press.page("tags.html", &TagsView { head, tags }, report)
}

/// The page of the tag called `name` in lower case.
///
/// # Errors
/// When the template is wrong.
pub fn tag(name: &str, press: &Press<'_>, report: &mut Report) -> Result<String, Reported> {
    let (newsletter, cards) = (press.newsletter, press.cards());
    let tag = &newsletter.tags[name];
    let view = cards.tag(tag);
    let description = format!("{} · {}", view.name, view.count);
    let head = Head::plain(&tag.name, &description, &tag.permalink).view(press);
    let episodes = press.episodes(newsletter.newest_first(tag.episodes.iter().copied()));
    press.page("tag.html", &TagView { head, tag: view, episodes }, report)
}
