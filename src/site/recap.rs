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
    let told: Vec<usize> = season.episodes.clone().filter(|it| newsletter.episodes[*it].is_retold()).collect();
    let mut anchors = told.iter().map(|it| season.retold_at(&newsletter.episodes[*it]).into_owned()).collect();
    let entry = |place: usize| {
        let episode = &newsletter.episodes[place];
        RecapEntry {
            episode: press.episode(place),
            id: season.retold_at(episode).into_owned(),
            former_ids: season.formerly_retold_at(episode, &mut anchors),
            text: episode.recap().map(str::to_owned),
        }
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
        entries: told.into_iter().map(entry).collect(),
    }
}
