//! The home page: the newest episode, those before it, the seasons, and where to begin. The page for what is not found
//! shows the same ways in.

use crate::address::Permalink;
use crate::diagnostic::{Report, Reported};
use crate::press::{Head, Press, Subject};
use crate::theme::view::HomeView;

/// So many episodes before the newest are shown.
const RECENT: usize = 5;

/// The home page.
///
/// # Errors
/// When the template is wrong.
pub fn home(press: &Press<'_>, report: &mut Report) -> Result<String, Reported> {
    let head = Head {
        headline: None,
        description: None,
        permalink: &Permalink::home(),
        image: None,
        feed: None,
        subject: Subject::Newsletter,
    };
    press.page("home.html", &view(head, press), report)
}

/// What a server answers with where there is nothing.
///
/// # Errors
/// When the template is wrong.
pub fn not_found(permalink: &Permalink, press: &Press<'_>, report: &mut Report) -> Result<String, Reported> {
    let words = press.newsletter.masthead.language.words();
    let head = Head { subject: Subject::Nothing, ..Head::plain(words.not_found, words.not_found_text, permalink) };
    press.page("404.html", &view(head, press), report)
}

fn view(head: Head<'_>, press: &Press<'_>) -> HomeView {
    let (newsletter, cards) = (press.newsletter, press.cards());
    let newest = newsletter.newest_first(0..newsletter.episodes.len());
    HomeView {
        head: head.view(press),
        latest: newest.first().map(|it| press.episode(*it)),
        recent: press.episodes(newest.iter().skip(1).take(RECENT).copied()),
        first: newsletter.first().map(|it| press.episode(it)),
        seasons: newsletter.seasons.iter().map(|it| cards.season(it)).collect(),
    }
}
