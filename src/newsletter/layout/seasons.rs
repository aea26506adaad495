//! What a season is before its episodes are gathered: its number, its title and its address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::{Permalink, Slug};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::{EpisodeManuscript, Masthead, Preface, season_of};
use crate::newsletter::begin::renumbered;
use crate::source::Span;

/// A season without its episodes.
pub(in crate::newsletter) struct Frame {
    pub label: String,
    pub title: String,
    pub slug: Slug,
    pub permalink: Permalink,
    pub preface: Option<Preface>,
    /// The folder below `content/` that its episodes lie in, if it has one to itself.
    pub folder: Option<Box<str>>,
}

/// Every season that an episode belongs to, by number.
pub(in crate::newsletter) fn frames(
    episodes: &[Arc<EpisodeManuscript>],
    prefaces: Vec<Preface>,
    masthead: &Masthead,
    report: &mut Report,
) -> BTreeMap<u32, Frame> {
    let mut seasons_in: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for episode in episodes {
        if let (Some(folder), Some(season)) = (&episode.name.folder, episode.season) {
            seasons_in.entry(folder).or_default().insert(season);
        }
    }
    let numbers: BTreeSet<u32> = episodes.iter().filter_map(|it| it.season).collect();
    check_folders(&seasons_in, episodes, &prefaces, report);
    let mut prefaces = by_season(prefaces, &seasons_in, report);
    // The first folder that counts as a season, or holds nothing else; and how many count as it.
    let mut folder_of: BTreeMap<u32, &str> = BTreeMap::new();
    let mut counting: BTreeMap<u32, usize> = BTreeMap::new();
    for (folder, seasons) in &seasons_in {
        let (counted, _) = season_of(folder);
        let only = seasons.first().filter(|_| seasons.len() == 1).copied();
        for number in counted.into_iter().chain(only) {
            folder_of.entry(number).or_insert(folder);
        }
        if let Some(number) = counted {
            *counting.entry(number).or_default() += 1;
        }
    }
    let frame = |number: u32| {
        let preface = prefaces.remove(&number);
        let folder = folder_of.get(&number).copied();
        let words = folder.map_or("", |it| season_of(it).1);
        let slug = preface.as_ref().and_then(|it| it.slug.clone()).or_else(|| Slug::of(words));
        let slug = slug.unwrap_or_else(|| Slug::of(&format!("season {number}")).expect("it has letters"));
        let label = masthead.label_of(number);
        // The first quarter's name is not that of the year.
        let is_alone = counting.get(&number).is_none_or(|it| *it < 2);
        let told = preface.as_ref().map(|it| it.title.clone());
        let title = told.or_else(|| spoken(words).filter(|_| is_alone)).unwrap_or_else(|| label.clone());
        let permalink = Permalink::home().join(&format!("{slug}/")).expect("a slug is a safe part of an address");
        (number, Frame { label, title, slug, permalink, preface, folder: folder.map(Into::into) })
    };
    numbers.into_iter().map(frame).collect()
}

/// A folder's words as a title: `the-prism` is "The prism". A folder that only counts has no title.
fn spoken(words: &str) -> Option<String> {
    let (number, rest) = season_of(words);
    let counts = (number.is_some() && rest == words) || !words.contains(char::is_alphabetic);
    let mut characters = words.chars();
    let first = characters.next().filter(|_| !counts)?;
    Some(first.to_uppercase().chain(characters).collect::<String>().replace(['-', '_'], " "))
}

/// Tells of folders that count as one season: its address would be that of one of them, and the episodes of the other
/// would move. A folder that does not count holds whatever season its episodes say.
fn check_folders(
    seasons_in: &BTreeMap<&str, BTreeSet<u32>>,
    episodes: &[Arc<EpisodeManuscript>],
    prefaces: &[Preface],
    report: &mut Report,
) {
    let mut folders_of: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    let of_episodes = seasons_in.iter().flat_map(|(folder, seasons)| seasons.iter().map(|it| (*folder, Some(*it))));
    let of_prefaces = prefaces.iter().map(folder_around).map(|folder| (folder, season_of(folder).0));
    for (folder, season) in of_episodes.chain(of_prefaces) {
        let (counted, words) = season_of(folder);
        // What a year is divided into, `2026-01` and `2026-02` or `2026-q1` and `2026-q2`, are parts of one season.
        let can_divide = counted.is_some_and(|it| it >= FIRST_YEAR) || !words.contains(char::is_alphabetic);
        let is_part = words != folder && can_divide;
        if let Some(season) = season.filter(|it| counted == Some(*it) && !is_part) {
            folders_of.entry(season).or_default().insert(folder);
        }
    }
    let introduction = |folder: &str| prefaces.iter().find(|it| folder_around(it) == folder);
    let mut free = folders_of.keys().next_back().map_or(1, |it| it.saturating_add(1));
    for (season, folders) in folders_of.into_iter().filter(|(_, folders)| folders.len() > 1) {
        let oldest_in = |folder: &str| {
            let own =
                episodes.iter().filter(|it| it.season == Some(season) && it.name.folder.as_deref() == Some(folder));
            own.min_by_key(|it| it.date.day)
        };
        let mut folders: Vec<_> = folders.into_iter().map(|it| (it, oldest_in(it))).collect();
        // Readers know the address of the one that was there first.
        folders.sort_by_key(|(folder, oldest)| (oldest.is_none(), oldest.map(|it| it.date.day), *folder));
        let place = |(folder, oldest): &(&str, Option<&Arc<EpisodeManuscript>>)| {
            let of_episode = || oldest.map(|it| it.span.clone());
            let span = introduction(folder).map(|it| Span::file(&it.path)).or_else(of_episode);
            span.expect("something lies in the folder")
        };
        let (first, others) = folders.split_first().expect("there are two");
        // Of two introductions, that is told already.
        let told = |folder: &str| introduction(first.0).is_some() && introduction(folder).is_some();
        for other in others.iter().filter(|it| !told(it.0)) {
            let counted_on = renumbered(other.0, free);
            free = free.saturating_add(1);
            let help = format!("move its files to `content/{}`, or count on: `content/{counted_on}`", first.0);
            let remark = Diagnostic::at(place(other), format!("season {season} lies in two folders")).help(help);
            report.error(remark.note(place(first), "the first is here"));
        }
    }
}

/// The first number that is taken for that of a year. Nobody counts as many seasons.
const FIRST_YEAR: u32 = 1000;

/// The folder below `content/` that a preface lies in.
fn folder_around(preface: &Preface) -> &str {
    preface.path.below("content").and_then(|it| it.split('/').next()).unwrap_or("")
}

/// Each preface with the number of its season: the folder's, else that of the episodes beside it.
fn by_season(
    prefaces: Vec<Preface>,
    seasons_in: &BTreeMap<&str, BTreeSet<u32>>,
    report: &mut Report,
) -> BTreeMap<u32, Preface> {
    let mut numbered: BTreeMap<u32, Preface> = BTreeMap::new();
    for preface in prefaces {
        let folder = folder_around(&preface);
        let beside = seasons_in.get(folder).into_iter().flatten().next();
        let Some(number) = season_of(folder).0.or(beside.copied()) else {
            let remark = Diagnostic::at(Span::file(&preface.path), "no episode belongs to the season of this file");
            report.warn(Rule::UnreadFile, remark.help("put it into the folder of a season, beside the episodes"));
            continue;
        };
        if let Some(first) = numbered.get(&number) {
            let remark = Diagnostic::at(Span::file(&preface.path), format!("season {number} is introduced twice"))
                .help("keep one `season.md` and move its episodes together")
                .note(Span::file(&first.path), "the first is here");
            report.error(remark);
            continue;
        }
        numbered.insert(number, preface);
    }
    numbered
}
