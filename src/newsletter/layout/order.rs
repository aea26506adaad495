//! The order in which a story is read: season by season, number by number. Dates never change it; they only say where
//! an episode without a number stands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::seasons::{Frame, frames};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::{EpisodeManuscript, Kind, Manuscript, Masthead, Name, PageManuscript, Preface};
use crate::newsletter::short_form::short_form;
use crate::source::{SourcePath, Span};

/// Every manuscript in its order: episodes as a story is read, with the seasons that they make up, and
/// pages as their files lie.
pub(in crate::newsletter) struct Ordered {
    pub episodes: Vec<Arc<EpisodeManuscript>>,
    pub frames: BTreeMap<u32, Frame>,
    pub pages: Vec<PageManuscript>,
}

impl Ordered {
    /// Puts `texts` in order, and tells of numbers and folders that contradict each other. A number that is left out
    /// may be that of one of the `failed`, to which those are added that cannot be put in order.
    pub(in crate::newsletter) fn of(
        texts: Vec<Manuscript>,
        failed: &mut BTreeSet<SourcePath>,
        masthead: &Masthead,
        report: &mut Report,
    ) -> Ordered {
        let (mut episodes, mut prefaces, mut pages) = (Vec::new(), Vec::new(), Vec::new());
        for text in texts {
            match text {
                Manuscript::Episode(episode) => episodes.push(masthead.at_home(&episode)),
                Manuscript::Preface(preface) => prefaces.push(*preface),
                Manuscript::Page(page) => pages.push(*page),
            }
        }
        let folders = unintroduced(&episodes, &prefaces);
        episodes.retain(|it| {
            let is_index = it.season.is_none() && it.name.outer_bundle().is_some_and(|it| folders.contains(it));
            if is_index {
                misnamed(&it.path, failed, report);
            }
            !is_index
        });
        let episodes = in_reading_order(episodes);
        check_numbers(&episodes, failed, report);
        let frames = frames(&episodes, prefaces, masthead, report);
        pages.retain(|page| {
            let of_it = |it: &Frame| it.folder.as_deref() == page.name.outer_bundle() && it.slug == page.slug;
            let is_index =
                page.name.outer_bundle().is_some_and(|it| folders.contains(it)) && frames.values().any(of_it);
            if is_index {
                misnamed(&page.path, failed, report);
            }
            !is_index
        });
        Ordered { episodes, frames, pages }
    }
}

/// The folders that hold episodes of a season, and no `season.md`.
fn unintroduced(episodes: &[Arc<EpisodeManuscript>], prefaces: &[Preface]) -> BTreeSet<Box<str>> {
    let introduced: BTreeSet<_> = prefaces.iter().filter_map(|it| Name::of(&it.path).folder).collect();
    let seasonal = episodes.iter().filter(|it| it.season.is_some()).filter_map(|it| it.name.folder.as_ref());
    seasonal.filter(|it| !introduced.contains(*it)).cloned().collect()
}

/// Tells of an `index.md` that stands where `season.md` would.
fn misnamed(path: &SourcePath, failed: &mut BTreeSet<SourcePath>, report: &mut Report) {
    let remark = Diagnostic::at(Span::new(path, 0..3), "an `index.md` introduces no season here");
    report.error(remark.help("name it `season.md` to introduce the season of its folder"));
    failed.insert(path.clone());
}

/// The episodes in reading order.
fn in_reading_order(episodes: Vec<Arc<EpisodeManuscript>>) -> Vec<Arc<EpisodeManuscript>> {
    let (mut numbered, mut unnumbered): (Vec<_>, Vec<_>) = episodes.into_iter().partition(|it| it.number.is_some());
    numbered.par_sort_by(|a, b| (a.season, a.number, &a.path).cmp(&(b.season, b.number, &b.path)));
    unnumbered.par_sort_by(|a, b| {
        (a.season, a.date.day, a.date.time, &a.path).cmp(&(b.season, b.date.day, b.date.time, &b.path))
    });

    let mut order = Vec::with_capacity(numbered.len() + unnumbered.len());
    let mut waiting = unnumbered.into_iter().peekable();
    for episode in numbered {
        // An unnumbered episode stands before the first numbered one of its season that came out after it.
        while let Some(it) = waiting.next_if(|it| (it.season, it.date.day) < (episode.season, episode.date.day)) {
            order.push(it);
        }
        order.push(episode);
    }
    order.extend(waiting);
    order
}

/// Tells of numbers that are used twice, left out, or missing.
fn check_numbers(episodes: &[Arc<EpisodeManuscript>], failed: &BTreeSet<SourcePath>, report: &mut Report) {
    let seasonal = episodes.iter().any(|it| it.season.is_some());
    let numbered = seasonal || episodes.iter().any(|it| it.kind == Kind::Full && it.number.is_some());
    let mut taken: BTreeMap<(Option<u32>, u32), &EpisodeManuscript> = BTreeMap::new();
    let mut free = Free::beside(episodes, failed);
    for episode in episodes {
        if seasonal && episode.season.is_none() {
            tell_seasonless(episode, report);
        }
        match episode.number {
            Some(number) => {
                free.last = Some((episode.season, number));
                if let Some(first) = taken.insert((episode.season, number), episode) {
                    tell_taken(episode, number, first, report);
                }
            }
            None if numbered && episode.kind == Kind::Full => tell_unnumbered(episode, &mut free, report),
            None => {}
        }
    }
    // What could not be read may be what is missing.
    if failed.is_empty() {
        tell_gaps(&taken, report);
    }
}

fn tell_seasonless(episode: &EpisodeManuscript, report: &mut Report) {
    let remark = Diagnostic::at(episode.span.clone(), "this episode belongs to no season, but others do");
    let season = episode.notation.pair("season", "2");
    let help = format!("move it into a season's folder such as `02-the-prism`, or add `{season}`");
    report.error(remark.help(help));
}

fn tell_unnumbered(episode: &EpisodeManuscript, free: &mut Free, report: &mut Report) {
    let endless = episode.name.endless_number();
    let (message, begin) = match endless {
        Some(it) => (format!("this episode has no number: `{it}` is too large for one"), "a smaller one"),
        None => ("this episode has no number".to_owned(), "one"),
    };
    let remark = Diagnostic::at(episode.span.clone(), message);
    let number = free.after_the_last(episode.season).to_string();
    let [number, kind] = [("episode", &*number), ("kind", "\"bonus\"")].map(|(key, it)| episode.notation.pair(key, it));
    let help = format!("begin its file's name with {begin}, add `{number}`, or make it a `{kind}`");
    report.error(remark.help(help));
}

/// Tells of an episode with the `number` of the `first`.
fn tell_taken(episode: &EpisodeManuscript, number: u32, first: &EpisodeManuscript, report: &mut Report) {
    let name = short_form(episode.season, number);
    let broken = [(episode, first), (first, episode)].into_iter().find_map(|(it, other)| {
        let written = it.name.broken_number().filter(|_| it.name.episode == Some(number))?;
        Some((it, other, written))
    });
    if let Some((episode, other, written)) = broken {
        let message = format!("the number `{written}` counts as {number}, so two episodes are both {name}");
        let bonus = episode.notation.pair("kind", "\"bonus\"");
        let help = format!("a number is whole: begin the file's name with another, or with none and add `{bonus}`");
        let remark = Diagnostic::at(episode.span.clone(), message).help(help);
        report.error(remark.note(other.span.clone(), "the other is here"));
        return;
    }
    let remark = Diagnostic::at(episode.span.clone(), format!("two episodes are both {name}"));
    let first = first.span.clone();
    report.error(remark.help("give one of them another number").note(first, "the first is here"));
}

fn tell_gaps(taken: &BTreeMap<(Option<u32>, u32), &EpisodeManuscript>, report: &mut Report) {
    for (((season, before), _), ((next_season, after), episode)) in taken.iter().zip(taken.iter().skip(1)) {
        if season == next_season && after - before > 1 {
            let missing = match after - before {
                2 => format!("there is no {}", short_form(*season, before + 1)),
                _ => format!("there is no {} to {}", short_form(*season, before + 1), short_form(*season, after - 1)),
            };
            let remark =
                Diagnostic::at(episode.span.clone(), format!("the numbers jump from {before} to {after}: {missing}"));
            report.warn(Rule::NumberingGap, remark);
        }
    }
}

/// The numbers that episodes without one may have.
struct Free {
    used: BTreeSet<(Option<u32>, u32)>,
    /// The number that comes before, in reading order.
    last: Option<(Option<u32>, u32)>,
}

impl Free {
    /// Those that neither `episodes` have, nor the names of files that failed.
    fn beside(episodes: &[Arc<EpisodeManuscript>], failed: &BTreeSet<SourcePath>) -> Free {
        let named = failed.iter().map(Name::of).filter_map(|it| Some((it.season, it.episode?)));
        let numbered = episodes.iter().filter_map(|it| Some((it.season, it.number?)));
        Free { used: numbered.chain(named).collect(), last: None }
    }

    /// The one that fits in after the last, if that is free; else the one after all others of the season.
    fn after_the_last(&mut self, season: Option<u32>) -> u32 {
        let mut those = self.used.range((season, 0)..=(season, u32::MAX)).map(|(_, it)| *it);
        let (least, most) = (those.next(), those.next_back());
        let fits = match (self.last.filter(|it| it.0 == season), least) {
            (Some((_, last)), _) => last.checked_add(1),
            (None, Some(least)) => least.checked_sub(1).filter(|it| *it > 0),
            (None, None) => Some(1),
        };
        let behind = most.or(least).and_then(|it| it.checked_add(1));
        let number = fits.filter(|it| !self.used.contains(&(season, *it))).or(behind).unwrap_or(1);
        self.used.insert((season, number));
        self.last = Some((season, number));
        number
    }
}
