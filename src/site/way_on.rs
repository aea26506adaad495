//! The address in every letter that leads to the next episode, though nobody knew it when the letter was sent.

use super::redirect;
use crate::press::{PageHead, Press, Subject};
use crate::theme::view::{NextView, RedirectView};

/// What stands there.
#[derive(Debug)]
pub enum WayOn {
    /// The next episode is out: the way to it.
    Here(RedirectView),
    /// It is not: when it comes, and how not to miss it.
    ToCome(Box<NextView>),
}

/// What stands where the episode after the one at `place` is promised.
#[must_use]
pub fn way_on(place: usize, press: &Press<'_>) -> WayOn {
    let newsletter = press.newsletter;
    let episode = &newsletter.episodes[place];
    let words = newsletter.masthead.language.words();
    if let Some(next) = newsletter.neighbours(place).next.map(|it| &newsletter.episodes[it]) {
        let way = redirect(&next.permalink, &next.manuscript.title, press);
        // The episode did not move: it was promised, and came.
        return WayOn::Here(RedirectView { reason: words.next_here.to_string(), ..way });
    }
    let permalink = episode.way_on();
    let head =
        PageHead { subject: Subject::Nothing, ..PageHead::plain(&words.to_come, &words.to_come_text, &permalink) };
    WayOn::ToCome(Box::new(NextView { head: head.view(press), episode: press.episode(place) }))
}
