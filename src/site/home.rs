//! The home page: the newest episode, those before it, the seasons, and where to begin. The page for what is not found
//! shows the same ways in.

use crate::address::Permalink;
use crate::newsletter::{Feed, Fixture};
use crate::press::{PageHead, Press, Subject};
use crate::theme::view::{HomeView, NotFoundView};

/// So many episodes before the newest are shown.
const RECENT: usize = 5;

/// The home page.
#[must_use]
pub fn home(press: &Press<'_>) -> HomeView {
    let head = PageHead {
        headline: None,
        description: None,
        permalink: &Permalink::home(),
        image: None,
        feeds: press.feeds(press.newsletter.has_podcast().then_some(Feed::Podcast)),
        subject: Subject::Newsletter,
    };
    view(head, press)
}

/// What a server answers with where there is nothing.
#[must_use]
pub fn not_found(press: &Press<'_>) -> NotFoundView {
    let words = press.newsletter.masthead.language.words();
    let permalink = Fixture::NotFound.permalink();
    let head =
        PageHead { subject: Subject::Nothing, ..PageHead::plain(&words.not_found, &words.not_found_text, &permalink) };
    NotFoundView(view(head, press))
}

fn view(head: PageHead<'_>, press: &Press<'_>) -> HomeView {
    let (newsletter, views) = (press.newsletter, press.views());
    let newest = &newsletter.newest;
    HomeView {
        head: head.view(press),
        latest: newest.first().map(|it| press.episode(*it)),
        recent: press.episodes(newest.iter().skip(1).take(RECENT).copied()),
        first: newsletter.first().map(|it| press.episode(it)),
        seasons: newsletter.seasons.iter().map(|it| views.season(it)).collect(),
    }
}
