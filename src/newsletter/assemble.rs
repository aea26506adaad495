//! From manuscripts that know no neighbours to a newsletter. The steps, each a value made from the one before: in order,
//! located (with an address, published or not), resolved (with links that lead somewhere), and at last the model.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::enclosures;
use super::gallery::{Gallery, Pictures};
use super::links::Directory;
use super::locate::{Located, folders, locate_episodes, locate_pages};
use super::recording::{Recording, recording};
use super::schedule::{Schedule, Unpublished};
use super::seasons::{Frame, frames};
use super::shown::Showing;
use super::texts::texts;
use super::{
    Destination, Episode, MastheadLink, Newsletter, Page, Season, Tag, Withheld, guid, lowercase, moments,
    newest_first, order, tag_permalink,
};
use crate::address::Slug;
use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::manuscript::{Cover, EpisodeManuscript, Manuscript, Masthead, PageManuscript, Placed};
use crate::markdown::{Document, LinkKind, Routes, cut, unbroken};
use crate::memo::Key;
use crate::source::{Asset, SourcePath};

/// Every manuscript that could be read, and the names of those that could not.
#[derive(Debug)]
pub struct Manuscripts {
    /// What `newsletter.toml` says.
    pub masthead: Masthead,
    /// What lies below `content/`, in the order of the paths.
    pub texts: Vec<Manuscript>,
    /// The manuscripts that have a mistake, which was told.
    pub failed: BTreeSet<SourcePath>,
    /// The files beside the texts.
    pub assets: Vec<Asset>,
    /// The files below `static`.
    pub statics: Vec<Asset>,
}

/// Makes a newsletter of everything that is published today.
///
/// # Errors
/// When episodes contradict each other, a link leads nowhere, or a manuscript has failed before.
pub fn assemble(manuscripts: Manuscripts, schedule: Schedule, report: &mut Report) -> Result<Newsletter, Reported> {
    let Manuscripts { masthead, texts, mut failed, assets, statics } = manuscripts;
    let (mut episodes, mut prefaces, mut pages) = (Vec::new(), Vec::new(), Vec::new());
    for text in texts {
        match text {
            Manuscript::Episode(episode) => episodes.push(masthead.at_home(&episode)),
            Manuscript::Preface(preface) => prefaces.push(*preface),
            Manuscript::Page(page) => pages.push(*page),
        }
    }
    let episodes = order::in_reading_order(episodes);
    order::check_numbers(&episodes, &failed, report);
    let frames = frames(&episodes, prefaces, &masthead, report);
    let episodes = locate_episodes(episodes, &frames, &masthead, schedule, report);
    let pages = locate_pages(pages, &masthead, schedule);

    let folders = folders(&frames, &episodes, &pages);
    let showing =
        Showing { masthead: &masthead, frames: &frames, episodes: &episodes, pages: &pages, folders: &folders };
    let (introduced, hidden) = (showing.seasons(), showing.by_withheld_alone());
    let enclosures = enclosures::publish(assets, &folders, &hidden, &mut failed, report);
    let pictures = Pictures::among(enclosures.values(), &statics);
    let directory = Directory::new(&episodes, &pages, &frames, &enclosures, &pictures, &failed);
    let resolved = Resolved {
        episodes: report.each(&episodes, |it, report| of_episode(it, &directory, report)),
        pages: pages.iter().map(|it| of_page(it, &directory, report)).collect(),
        prefaces: frames
            .iter()
            .filter(|(number, _)| introduced.contains(number))
            .map(|(number, it)| (*number, of_preface(it, &directory, report)))
            .collect(),
    };
    let links = masthead
        .links
        .iter()
        .filter_map(|it| {
            let to = directory.destination(&masthead.path, &it.url, LinkKind::Link, report)?;
            Some(MastheadLink { title: it.title.clone(), to })
        })
        .collect();
    let mut follow = |written: Option<&Placed<String>>, kind| {
        written.and_then(|it| directory.destination(&masthead.path, it, kind, report))
    };
    let podcast_image = follow(masthead.podcast.image.as_ref(), LinkKind::Picture);
    let author_page = follow(masthead.author.as_ref().and_then(|it| it.url.as_ref()), LinkKind::Link);
    let subscribe_page = follow(masthead.subscribe.as_ref().and_then(|it| it.url.as_ref()), LinkKind::Link);

    let withheld = withheld_among(&episodes, &pages);
    let episodes = published(episodes, resolved.episodes, &masthead);
    let (seasons, pages) = (seasons(frames, resolved.prefaces, &episodes), published_pages(pages, resolved.pages));
    let mut said_of_tags = Report::default();
    // None of them needs another.
    let ((gallery, newest), tags) = rayon::join(
        || (hung(pictures, &seasons, &episodes, &pages, &masthead), newest_first(&episodes, 0..episodes.len())),
        || {
            let guids = episodes.iter().map(|it| (&*it.manuscript, it.guid.as_str()));
            guid::check(guids, &masthead.feeds.formats, report);
            tags(&episodes, &mut said_of_tags)
        },
    );
    gallery.check(report);
    report.absorb(said_of_tags);
    let newsletter = Newsletter {
        gallery: Arc::new(gallery),
        tags,
        seasons,
        pages,
        enclosures: enclosures.into_values().collect(),
        newest,
        episodes,
        links,
        podcast_image,
        author_page,
        subscribe_page,
        withheld,
        masthead,
    };
    report.unless_told(newsletter)
}

/// The gallery of what the published texts show of `pictures`.
fn hung(
    pictures: Pictures,
    seasons: &[Season],
    episodes: &[Arc<Episode>],
    pages: &[Page],
    masthead: &Masthead,
) -> Gallery {
    let texts = texts(episodes, pages, seasons).map(|it| (it.body, it.routes));
    let covers = episodes.iter().filter_map(|it| it.cover.as_ref());
    let covers = covers.chain(pages.iter().filter_map(|it| it.cover.as_ref()));
    pictures.hung(texts, covers, &masthead.pictures.widths)
}

/// Where everything in a text leads, for each text.
struct Resolved {
    episodes: Vec<Goals>,
    pages: Vec<Goals>,
    prefaces: BTreeMap<u32, Goals>,
}

/// Where everything in one text leads.
#[derive(Default)]
struct Goals {
    routes: Routes,
    cover: Option<Destination>,
    recording: Option<Recording>,
    pairings: Vec<Option<Destination>>,
}

fn of_episode(located: &Located<Arc<EpisodeManuscript>>, directory: &Directory<'_>, report: &mut Report) -> Goals {
    let it = &located.manuscript;
    if located.withheld.is_some() {
        // What is not published may still be wrong.
        return Goals::default();
    }
    let recording = it.audio.as_ref().and_then(|audio| recording(&it.path, audio, directory, report));
    let cover = cover(&it.path, it.cover.as_deref(), directory, report);
    let mut follow = |written| directory.destination(&it.path, written, LinkKind::Link, report);
    let pairings = it.pairings.iter().map(|it| it.url.as_ref().and_then(&mut follow)).collect();
    Goals { routes: directory.routes(&it.path, &it.body, report), cover, recording, pairings }
}

fn of_page(located: &Located<PageManuscript>, directory: &Directory<'_>, report: &mut Report) -> Goals {
    let it = &located.manuscript;
    if located.withheld.is_some() {
        return Goals::default();
    }
    let cover = cover(&it.path, it.cover.as_ref(), directory, report);
    Goals { routes: directory.routes(&it.path, &it.body, report), cover, ..Goals::default() }
}

fn of_preface(frame: &Frame, directory: &Directory<'_>, report: &mut Report) -> Goals {
    let routes = frame.preface.as_ref().map(|it| directory.routes(&it.path, &it.body, report));
    Goals { routes: routes.unwrap_or_default(), ..Goals::default() }
}

fn cover(
    path: &SourcePath,
    cover: Option<&Cover>,
    directory: &Directory<'_>,
    report: &mut Report,
) -> Option<Destination> {
    directory.destination(path, &cover?.image, LinkKind::Picture, report)
}

/// Those that are withheld, counted.
fn withheld_among(episodes: &[Located<Arc<EpisodeManuscript>>], pages: &[Located<PageManuscript>]) -> Withheld {
    let mut withheld = Withheld::default();
    for why in episodes.iter().filter_map(|it| it.withheld).chain(pages.iter().filter_map(|it| it.withheld)) {
        match why {
            Unpublished::Draft => withheld.drafts += 1,
            Unpublished::Until(_) => withheld.scheduled += 1,
        }
    }
    withheld
}

/// The episodes that are not withheld, complete.
fn published(
    located: Vec<Located<Arc<EpisodeManuscript>>>,
    goals: Vec<Goals>,
    masthead: &Masthead,
) -> Vec<Arc<Episode>> {
    let greetings = greetings(&located);
    let shown: Vec<(Located<Arc<EpisodeManuscript>>, Goals)> =
        located.into_iter().zip(goals).filter(|(it, _)| it.withheld.is_none()).collect();
    let moments = shown.par_iter().map(|(it, _)| masthead.moment(it.manuscript.date)).collect();
    let moments: Vec<_> = moments::apart(moments).collect();
    let complete = |((located, goals), published): ((Located<Arc<EpisodeManuscript>>, Goals), _)| {
        let Located { manuscript, permalink, withheld: _ } = located;
        Arc::new(Episode {
            label: label(&manuscript, masthead),
            guid: guid::guid(&manuscript, masthead),
            published,
            excerpt: excerpt(manuscript.summary.as_deref(), &manuscript.body, &greetings),
            routes: goals.routes,
            cover: goals.cover,
            recording: goals.recording,
            pairings: goals.pairings,
            permalink,
            manuscript,
        })
    };
    shown.into_par_iter().zip(moments).map(complete).collect()
}

fn published_pages(located: Vec<Located<PageManuscript>>, goals: Vec<Goals>) -> Vec<Page> {
    let complete = |(located, goals): (Located<PageManuscript>, Goals)| {
        let Located { manuscript, permalink, withheld: None } = located else { return None };
        Some(Page { routes: goals.routes, cover: goals.cover, permalink, manuscript })
    };
    located.into_iter().zip(goals).filter_map(complete).collect()
}

/// "Season 2 Episode 29", or nothing for an episode without a number.
fn label(manuscript: &EpisodeManuscript, masthead: &Masthead) -> String {
    let values = [
        ("season", manuscript.season.map(|it| it.to_string())),
        ("episode", manuscript.number.map(|it| it.to_string())),
    ];
    let pattern = if manuscript.season.is_some() { &masthead.episode_label } else { &masthead.lone_episode_label };
    pattern.fill(&values).filter(|_| manuscript.number.is_some()).unwrap_or_default()
}

/// The seasons that have an episode to show.
fn seasons(frames: BTreeMap<u32, Frame>, mut goals: BTreeMap<u32, Goals>, episodes: &[Arc<Episode>]) -> Vec<Season> {
    let mut places: BTreeMap<u32, Range<usize>> = BTreeMap::new();
    for (place, episode) in episodes.iter().enumerate() {
        if let Some(number) = episode.manuscript.season {
            places.entry(number).or_insert(place..place).end = place + 1;
        }
    }
    let season = |(number, frame): (u32, Frame)| {
        let episodes = places.remove(&number)?;
        let routes = goals.remove(&number).unwrap_or_default().routes;
        Some(Season {
            number,
            label: frame.label,
            title: frame.title,
            permalink: frame.permalink,
            preface: frame.preface.map(|it| (it, routes)),
            episodes,
        })
    };
    frames.into_iter().filter_map(season).collect()
}

/// Every tag, whatever its case; it is called as it was first written.
fn tags(episodes: &[Arc<Episode>], report: &mut Report) -> BTreeMap<String, Tag> {
    let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
    for (place, episode) in episodes.iter().enumerate() {
        for Placed { value: name, span } in &episode.manuscript.tags {
            let lowercase = lowercase(name);
            let Some(tag) = tags.get_mut(&*lowercase) else {
                let Some(slug) = Slug::of(&name.replace('+', " plus").replace('#', " sharp")) else {
                    let remark = Diagnostic::at(span.clone(), "no address can be made of this tag");
                    report.error(remark.help("give it a letter or a digit"));
                    continue;
                };
                let tag = Tag { name: name.clone(), permalink: tag_permalink(&slug), episodes: vec![place] };
                tags.insert(lowercase.into_owned(), tag);
                continue;
            };
            if tag.episodes.last() != Some(&place) {
                tag.episodes.push(place);
            }
        }
    }
    tags
}

/// An opening that so many episodes share is a greeting, not the beginning of a story.
pub(super) const GREETING: usize = 3;

/// The most characters of an excerpt.
const EXCERPT: usize = 240;

/// The keys of the passages with which several episodes begin.
fn greetings(episodes: &[Located<Arc<EpisodeManuscript>>]) -> BTreeSet<Key> {
    let passages = episodes.iter().flat_map(|it| &it.manuscript.body.facts().passages);
    let mut keys: Vec<Key> = passages.map(|it| it.key).collect();
    keys.par_sort_unstable();
    keys.chunk_by(|one, other| one == other).filter(|it| it.len() >= GREETING).map(|it| it[0]).collect()
}

/// The summary as it stands; else the introduction, or the first passage that is the episode's own, cut to length.
pub(super) fn excerpt(summary: Option<&str>, body: &Document, greetings: &BTreeSet<Key>) -> String {
    if let Some(summary) = summary {
        return unbroken(summary);
    }
    let facts = body.facts();
    let own = || facts.passages.iter().find(|it| !greetings.contains(&it.key))?.words.as_deref();
    cut(facts.introduction.as_deref().or_else(own).unwrap_or(""), EXCERPT)
}
