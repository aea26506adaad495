//! What a season is before its episodes are gathered: its number, its title and its address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::{Permalink, Slug};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::{EpisodeManuscript, Masthead, Preface, season_of};
use crate::source::Span;

/// A season without its episodes.
pub(super) struct Frame {
    pub label: String,
    pub title: String,
    pub slug: Slug,
    pub permalink: Permalink,
    pub preface: Option<Preface>,
    /// The folder below `content/` that its episodes lie in, if it has one to itself.
    pub folder: Option<Box<str>>,
}

/// Every season that an episode belongs to, by number.
pub(super) fn frames(
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
    let mut prefaces = by_season(prefaces, &seasons_in, report);
    let numbers: BTreeSet<u32> = episodes.iter().filter_map(|it| it.season).collect();
    let frame = |number: u32| {
        let preface = prefaces.remove(&number);
        let folder = seasons_in
            .iter()
            .find(|(folder, seasons)| season_of(folder).0 == Some(number) || seasons.iter().eq([&number]))
            .map(|(folder, _)| *folder);
        let words = folder.map_or("", |it| season_of(it).1);
        let slug = preface.as_ref().and_then(|it| it.slug.clone()).or_else(|| Slug::of(words));
        let slug = slug.unwrap_or_else(|| Slug::of(&format!("season {number}")).expect("it has letters"));
        let label = masthead.season_label.fill(&[("season", Some(number.to_string()))]).expect("a season has a number");
        let title =
            preface.as_ref().map(|it| it.title.clone()).or_else(|| spoken(words)).unwrap_or_else(|| label.clone());
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

/// Each preface with the number of its season: the folder's, else that of the episodes beside it.
fn by_season(
    prefaces: Vec<Preface>,
    seasons_in: &BTreeMap<&str, BTreeSet<u32>>,
    report: &mut Report,
) -> BTreeMap<u32, Preface> {
    let mut numbered: BTreeMap<u32, Preface> = BTreeMap::new();
    for preface in prefaces {
        let folder = preface.path.below("content").and_then(|it| it.split('/').next()).unwrap_or("");
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
