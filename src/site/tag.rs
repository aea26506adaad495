//! The page of all tags, and the page of one.

use crate::address::alphabetical;
use crate::newsletter::{Feed, Fixture};
use crate::press::{PageHead, Press};
use crate::theme::view::{TagView, TagsView};

/// The page of all tags.
#[must_use]
pub fn tags(press: &Press<'_>) -> TagsView {
    let (newsletter, views) = (press.newsletter, press.views());
    let words = newsletter.masthead.language.words();
    let head = PageHead::plain(&words.tags, &words.tags_intro, &Fixture::Tags.permalink()).view(press);
    let mut tags: Vec<_> = newsletter.tags.values().collect();
    tags.sort_by_cached_key(|it| alphabetical(&it.name));
    TagsView { head, tags: tags.into_iter().map(|it| views.tag(it)).collect() }
}

/// The page of the tag called `name` in lower case.
#[must_use]
pub fn tag(name: &str, press: &Press<'_>) -> TagView {
    let (newsletter, views) = (press.newsletter, press.views());
    let tag = &newsletter.tags[name];
    let view = views.tag(tag);
    let description = format!("{} · {}", view.name, view.count);
    let feed = Feed::Tag(name.to_owned());
    let head =
        PageHead { feeds: press.feeds([feed.clone()]), ..PageHead::plain(&tag.name, &description, &tag.permalink) }
            .view(press);
    let episodes = press.episodes(newsletter.newest_first(tag.episodes.iter().copied()));
    TagView { head, tag: view, feed: views.feed(&feed), episodes }
}
