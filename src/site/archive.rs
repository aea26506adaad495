//! Every episode: season by season, or year by year where there are no seasons. The newest group stands first.

use chrono::Datelike as _;

use crate::newsletter::{Fixture, Season};
use crate::press::{PageHead, Press};
use crate::theme::view::{ArchiveGroup, ArchiveView};

/// The page of all episodes.
#[must_use]
pub fn archive(press: &Press<'_>) -> ArchiveView {
    let newsletter = press.newsletter;
    let words = newsletter.masthead.language.words();
    let (groups, intro) = if newsletter.seasons.is_empty() {
        (by_year(press), &words.archive_newest_first)
    } else {
        (by_season(press), &words.archive_intro)
    };
    let head = PageHead::plain(&words.archive, intro, &Fixture::Archive.permalink()).view(press);
    ArchiveView { head, groups, intro: intro.to_string() }
}

fn by_season(press: &Press<'_>) -> Vec<ArchiveGroup> {
    let group = |season: &Season| {
        let link = press.views().season_link(season);
        ArchiveGroup {
            label: Some(link.label),
            title: link.title,
            url: Some(link.url),
            id: format!("season-{}", season.number),
            episodes: press.episodes(season.episodes.clone()),
        }
    };
    press.newsletter.seasons.iter().rev().map(group).collect()
}

fn by_year(press: &Press<'_>) -> Vec<ArchiveGroup> {
    let mut groups: Vec<ArchiveGroup> = Vec::new();
    for &place in &press.newsletter.newest {
        let year = press.newsletter.episodes[place].manuscript.date.day.year().to_string();
        if groups.last().is_none_or(|it| it.title != year) {
            groups.push(ArchiveGroup {
                label: None,
                id: format!("year-{year}"),
                title: year,
                url: None,
                episodes: Vec::new(),
            });
        }
        groups.last_mut().expect("a group was just made").episodes.extend(press.episodes([place]));
    }
    groups
}
