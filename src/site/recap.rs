//! What has happened in a season so far, for a reader who comes late or has been away.

use crate::newsletter::Feed;
use crate::press::{PageHead, Press, Subject};
use crate::theme::view::{RecapEntry, RecapView};

/// The recap of the season at `place`.
#[must_use]
pub fn recap(place: usize, press: &Press<'_>) -> RecapView {
    let (newsletter, views) = (press.newsletter, press.views());
    let season = &newsletter.seasons[place];
    let words = newsletter.masthead.language.words();
    let entry = |place: usize| {
        let episode = &newsletter.episodes[place];
        episode.is_retold().then(|| RecapEntry {
            episode: press.episode(place),
            id: episode.retold_at().to_owned(),
            text: episode.recap().map(str::to_owned),
        })
    };
    let permalink = season.recap();
    let headline = [&*season.title, &words.colon, &words.so_far].concat();
    let head = PageHead {
        subject: Subject::Page,
        feeds: press.feeds([Feed::Season(place), Feed::Start(place)]),
        ..PageHead::plain(&headline, &words.so_far_intro, &permalink)
    };
    RecapView {
        head: head.view(press),
        season: views.season_link(season),
        entries: season.episodes.clone().filter_map(entry).collect(),
    }
}
