//! Seasons that are gone though episodes of them are there: one that is called something else, one that went into
//! another; and the story so far of one that has none any more. What was taken out with all its episodes is gone on
//! purpose.

use std::collections::{BTreeMap, HashSet};

use super::again::Again;
use super::last_edition::{LastEdition, is_there};
use super::lead_on::{lead_on, notation};
use super::moved::Moved;
use super::renamed::is_of_tag;
use crate::address::{Permalink, Slug};
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::edition::Sheet;
use crate::manuscript::Preface;
use crate::newsletter::{Newsletter, Season};
use crate::source::{Sources, Span};

/// Warns of the seasons that are gone. What it gives back are the episodes in `moved` that moved alone.
pub(super) fn check<'a>(
    mut moved: Vec<Moved<'a>>,
    again: &[Again<'_>],
    before: &LastEdition<'_>,
    prepared: &Prepared,
    sources: &Sources,
    report: &mut Report,
) -> Vec<Moved<'a>> {
    if moved.is_empty() && before.lost.is_empty() {
        return moved;
    }
    let Prepared { newsletter, edition, .. } = prepared;
    let mut told: HashSet<Permalink> = HashSet::new();
    for season in &newsletter.seasons {
        if let Some(former) = former_address(season, &moved, newsletter).filter(|it| !is_there(it, edition)) {
            moved.retain(|(it, _)| it.manuscript.season != Some(season.number));
            report.warn(Rule::LostAddress, of_another_name(season, &former, sources, newsletter));
            told.insert(former);
        }
    }
    let mut feeds = before.feeds();
    feeds.retain(|(_, page)| !is_of_tag(page) && before.lost.iter().any(|it| it.address == *page));
    for former in feeds.into_iter().map(|(_, page)| page) {
        // A season has two feeds.
        if !told.insert(former.clone()) {
            continue;
        }
        let Some(season) = successor(&former, again, before, newsletter) else { continue };
        let remark = if before.text(&season.permalink).is_none() {
            of_another_name(season, &former, sources, newsletter)
        } else {
            let message = format!("a season was published at `{former}`, where readers find nothing now");
            led_on(season, message, &former, sources, newsletter)
        };
        report.warn(Rule::LostAddress, remark);
    }
    for (season, former) in stories(again, before, prepared) {
        let message = format!("the story of this season was told at `{former}`, where readers find nothing now");
        report.warn(Rule::LostAddress, led_on(season, message, former, sources, newsletter));
    }
    moved
}

/// Where the stories so far were of seasons that have another address, or whose episodes are in another season: what
/// was told there is still to be read. A season that lost its episodes has no story.
fn stories<'a>(
    again: &[Again<'_>],
    before: &'a LastEdition<'_>,
    Prepared { newsletter, edition, .. }: &'a Prepared,
) -> Vec<(&'a Season, &'a Permalink)> {
    let season = |address: &Permalink| {
        let page = address.as_str().strip_suffix(Season::SO_FAR).and_then(Permalink::parse)?;
        let now = edition.sheet(&page.output_path()).and_then(Sheet::leads_on);
        let season = newsletter.seasons.iter().find(|it| it.permalink == *now.unwrap_or(&page))?;
        let linked = before.linked(&page);
        let has_left = |it: &Again<'_>| {
            it.address.as_ref().is_some_and(|it| linked.contains(it))
                && newsletter.season_of(it.episode).is_none_or(|it| it.number != season.number)
        };
        (now.is_some() || again.iter().any(has_left)).then_some(season)
    };
    before.lost.iter().filter_map(|it| Some((season(&it.address)?, &it.address))).collect()
}

/// Where a season was, if its own address is all that is new in those of its episodes.
fn former_address(season: &Season, moved: &[Moved<'_>], newsletter: &Newsletter) -> Option<Permalink> {
    let former = |(episode, former): &Moved<'_>| {
        let rest = episode.permalink.as_str().strip_prefix(season.permalink.as_str())?;
        let slug = former.as_str().strip_suffix(rest)?.strip_prefix('/')?.strip_suffix('/')?;
        Slug::parse(slug).and_then(|it| Permalink::home().join(&format!("{it}/")))
    };
    let own = |(it, _): &&Moved<'_>| newsletter.season_of(it).is_some_and(|it| it.number == season.number);
    let mut formers = moved.iter().filter(own).map(former);
    let first = formers.next()??;
    formers.all(|it| it.as_ref() == Some(&first)).then_some(first)
}

/// The season that most episodes are in now to which the page at `former` led.
fn successor<'a>(
    former: &Permalink,
    again: &[Again<'_>],
    before: &LastEdition<'_>,
    newsletter: &'a Newsletter,
) -> Option<&'a Season> {
    let linked = before.linked(former);
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for it in again.iter().filter(|it| it.address.as_ref().is_some_and(|it| linked.contains(it))) {
        if let Some(season) = newsletter.season_of(it.episode) {
            *counts.entry(season.number).or_default() += 1;
        }
    }
    // Of as many, the first.
    let (most, _) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    newsletter.seasons.iter().find(|it| it.number == most)
}

fn of_another_name(season: &Season, former: &Permalink, sources: &Sources, newsletter: &Newsletter) -> Diagnostic {
    let message = format!("this season was published at `{former}`, where readers find nothing now");
    let slug = format!("\"{}\"", former.as_str().trim_matches('/'));
    let stay = |it: &Preface| format!("let it stay there: `{}`", notation(&it.path, sources).pair("slug", &slug));
    let help = season.preface().map(stay);
    let begun = || format!("let it stay there: {}", begun(season, "slug", &slug, newsletter));
    Diagnostic::at(place(season, newsletter), message).help(help.unwrap_or_else(begun))
}

/// The same `message`, where only an alias helps.
fn led_on(
    season: &Season,
    message: String,
    former: &Permalink,
    sources: &Sources,
    newsletter: &Newsletter,
) -> Diagnostic {
    let lead = |it: &Preface| lead_on(former, &it.aliases, notation(&it.path, sources));
    let help = season.preface().map(lead);
    let begun = || format!("lead them on: {}", begun(season, "aliases", &format!("[\"{former}\"]"), newsletter));
    Diagnostic::at(place(season, newsletter), message).help(help.unwrap_or_else(begun))
}

/// What to do that a season without a `season.md` has one, which says this.
fn begun(season: &Season, key: &str, value: &str, newsletter: &Newsletter) -> String {
    let line = newsletter.episodes[season.episodes.start].manuscript.notation.pair(key, value);
    format!("write `{line}` and a `title` into `season.md` in its folder")
}

/// Where a season is spoken of: its title, or its first episode.
fn place(season: &Season, newsletter: &Newsletter) -> Span {
    let first = || newsletter.episodes[season.episodes.start].manuscript.span.clone();
    season.preface().map_or_else(first, |it| it.span.clone())
}
