//! From manuscripts that know no neighbours to a newsletter. The steps, each a value made from the one before: in
//! order, at their addresses (`layout`), resolved (`resolve`: with links that lead somewhere), and at last the model.
//! Where one episode says something else, `revise` takes none of them again.

mod excerpt;
mod resolve;
mod revise;
mod tags;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use excerpt::{excerpt, greetings};
use resolve::{Goals, Resolved};
use tags::tags;

use super::enclosures::{self, Enclosure, Gallery, Pictures, Showing};
use super::guid;
use super::layout::{Frame, Layout, Located, Ordered};
use super::links::Directory;
use super::model::{Episode, Introduction, Newsletter, Page, Season, newest_first};
use super::moments;
use super::retold::telling_word;
use super::schedule::Schedule;
use super::texts::texts;
use crate::diagnostic::{Report, Reported};
use crate::manuscript::{EpisodeManuscript, Manuscript, Masthead, PageManuscript};
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
    let ordered = Ordered::of(texts, &mut failed, &masthead, report);
    let layout = Layout::of(ordered, &masthead, schedule, report);

    let folders = layout.folders();
    let hidden = Showing { masthead: &masthead, layout: &layout, folders: &folders }.by_withheld_alone();
    let enclosures = enclosures::publish(assets, &folders, &hidden, &mut failed, report);
    let pictures = Pictures::among(enclosures.values(), &statics);
    let directory = Directory::new(&layout, &enclosures, &pictures, &failed);
    let resolved = Resolved::of(&layout, &masthead, &directory, report);

    let newsletter = complete(layout, resolved, Beside { enclosures, pictures }, masthead, report);
    report.unless_told(newsletter)
}

/// What is published beside the texts, and the pictures among it and below `static`.
struct Beside {
    enclosures: BTreeMap<SourcePath, Enclosure>,
    pictures: Pictures,
}

/// The model: everything that is published, with all that is known of it.
fn complete(layout: Layout, resolved: Resolved, beside: Beside, masthead: Masthead, report: &mut Report) -> Newsletter {
    let Beside { enclosures, pictures } = beside;
    let (withheld, held) = (layout.withheld(), layout.held());
    let Layout { frames, episodes, pages, unchanged } = layout;
    let episodes = published(episodes, resolved.episodes, &masthead);
    let (seasons, pages) = (seasons(frames, resolved.prefaces, &episodes), published_pages(pages, resolved.pages));
    let mut said_of_tags = Report::default();
    // None of them needs another.
    let ((gallery, newest), tags) = rayon::join(
        || (hung(pictures, &seasons, &episodes, &pages, &masthead), newest_first(&episodes, 0..episodes.len())),
        || {
            let guids = episodes.iter().map(|it| (&*it.manuscript, it.guid.as_str()));
            guid::check(guids, &masthead, report);
            tags(&episodes, &masthead.language, &mut said_of_tags)
        },
    );
    gallery.check(report);
    report.absorb(said_of_tags);
    Newsletter {
        gallery: Arc::new(gallery),
        tags,
        seasons,
        pages,
        enclosures: enclosures.into_values().collect(),
        newest,
        episodes,
        links: resolved.links,
        podcast_image: resolved.podcast_image,
        author_page: resolved.author_page,
        subscribe_page: resolved.subscribe_page,
        withheld,
        held,
        unchanged,
        masthead,
    }
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
        let its = places.remove(&number)?;
        let routes = goals.remove(&number).unwrap_or_default().routes;
        Some(Season {
            number,
            label: frame.label,
            title: frame.title,
            permalink: frame.permalink,
            introduction: frame.preface.map(|preface| Introduction { preface, routes }),
            telling_word: telling_word(&episodes[its.clone()]),
            episodes: its,
        })
    };
    frames.into_iter().filter_map(season).collect()
}
