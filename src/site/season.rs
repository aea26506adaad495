//! The index of a season: its introduction, and every episode in order.

use crate::newsletter::Feed;
use crate::press::{PageHead, Press, Subject, extra};
use crate::theme::view::{SeasonPageView, SeasonView};

/// The index of the season at `place`.
#[must_use]
pub fn season<'a>(place: usize, press: &Press<'a>) -> SeasonPageView<'a> {
    let (newsletter, views) = (press.newsletter, press.views());
    let season = &newsletter.seasons[place];
    let card = views.season(season);
    let head = PageHead {
        headline: Some(&season.title),
        description: card.summary.as_deref(),
        permalink: &season.permalink,
        image: None,
        feeds: press.feeds([Feed::Season(place), Feed::Start(place)]),
        subject: Subject::Season(season),
    };
    SeasonPageView {
        head: head.view(press),
        season: SeasonView {
            introduction: season
                .text()
                .filter(|it| !it.body.is_empty())
                .map(|it| press.prose(it.body, it.routes, it.permalink)),
            episodes: press.episodes(season.episodes.clone()),
            previous: place.checked_sub(1).map(|it| views.season_link(&newsletter.seasons[it])),
            next: newsletter.seasons.get(place + 1).map(|it| views.season_link(it)),
            recap: views.recap(season),
            feed: views.feed(&Feed::Season(place)),
            from_the_start: views.feed(&Feed::Start(place)),
            extra: season.preface().map_or_else(|| extra(&serde_json::Map::new()), |it| extra(&it.extra)),
            card,
        },
    }
}
