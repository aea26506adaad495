//! Every manuscript at its place: in reading order (`order`), below its season (`seasons`), with its address, published
//! or not. It is all that links and the files beside the texts must know before they can be followed. Of folders that
//! were perhaps never meant for readers, `backstage` tells.

mod backstage;
mod order;
mod seasons;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use chrono::Datelike as _;

pub(super) use order::Ordered;
pub(super) use seasons::Frame;

use super::schedule::{Held, Schedule, Unpublished, Withheld, unchanged};
use crate::address::{Permalink, Slug};
use crate::diagnostic::{Diagnostic, Report};
use crate::manuscript::{EpisodeManuscript, Masthead, PageManuscript, Pattern, Placed};
use crate::source::Span;

/// Where the files of each folder below `content/` are published; `None` where they are withheld with their text.
pub(super) type Folders = BTreeMap<String, Option<Permalink>>;

/// A manuscript that has its address, published or not.
pub(super) struct Located<T> {
    pub manuscript: T,
    pub permalink: Permalink,
    /// Why it is not published.
    pub withheld: Option<Unpublished>,
}

/// Every manuscript at its address, published or not.
pub(super) struct Layout {
    pub frames: BTreeMap<u32, Frame>,
    pub episodes: Vec<Located<Arc<EpisodeManuscript>>>,
    pub pages: Vec<Located<PageManuscript>>,
    /// The seconds of this day in which the same is published.
    pub unchanged: Range<i64>,
}

impl Layout {
    /// Gives everything its address, and says what is not published now.
    pub(super) fn of(ordered: Ordered, masthead: &Masthead, schedule: Schedule, report: &mut Report) -> Layout {
        let Ordered { episodes, frames, pages } = ordered;
        let shown = episodes.iter().filter(|it| !it.draft).map(|it| &it.span.path);
        backstage::check(shown.chain(pages.iter().filter(|it| !it.draft).map(|it| &it.path)), report);
        let episodes = locate_episodes(episodes, &frames, masthead, schedule, report);
        let dates = episodes.iter().map(|it| it.manuscript.date);
        let unchanged = unchanged(schedule.now, dates, masthead);
        Layout { frames, episodes, pages: locate_pages(pages, schedule), unchanged }
    }

    /// The seasons that have an episode to show; of the others, nobody reads the introduction.
    pub(super) fn begun(&self) -> BTreeSet<u32> {
        self.episodes.iter().filter(|it| it.withheld.is_none()).filter_map(|it| it.manuscript.season).collect()
    }

    /// Where the files beside the texts are published.
    pub(super) fn folders(&self) -> Folders {
        let mut folders = Folders::new();
        for frame in self.frames.values() {
            if let Some(folder) = &frame.folder {
                folders.insert(format!("content/{folder}"), Some(frame.permalink.clone()));
            }
        }
        let of_episodes = self.episodes.iter().map(|it| (&it.manuscript.name, &it.permalink, it.withheld));
        let of_pages = self.pages.iter().map(|it| (&it.manuscript.name, &it.permalink, it.withheld));
        for (name, permalink, withheld) in of_episodes.chain(of_pages) {
            if let Some(bundle) = &name.bundle {
                folders.insert(bundle.to_string(), withheld.is_none().then(|| permalink.clone()));
            }
        }
        folders
    }

    /// Those that are withheld, each with its address.
    pub(super) fn held(&self) -> Vec<Held> {
        let of_episodes = self.episodes.iter().filter_map(|it| {
            Some(Held { span: it.manuscript.span.clone(), permalink: it.permalink.clone(), why: it.withheld? })
        });
        let of_pages = self.pages.iter().filter_map(|it| {
            Some(Held { span: Span::file(&it.manuscript.path), permalink: it.permalink.clone(), why: it.withheld? })
        });
        of_episodes.chain(of_pages).collect()
    }

    /// Those that are withheld, counted.
    pub(super) fn withheld(&self) -> Withheld {
        let of_episodes = self.episodes.iter().filter_map(|it| it.withheld);
        let of_pages = self.pages.iter().filter_map(|it| it.withheld);
        let mut withheld = Withheld::default();
        for why in of_episodes.chain(of_pages) {
            match why {
                Unpublished::Draft => withheld.drafts += 1,
                Unpublished::Until(_) => withheld.scheduled += 1,
            }
        }
        let upcoming = self.episodes.iter().filter_map(|it| match it.withheld {
            Some(Unpublished::Until(day)) => Some((day, &it.manuscript.title)),
            Some(Unpublished::Draft) | None => None,
        });
        withheld.next = upcoming.min_by_key(|(day, _)| *day).map(|(day, title)| (day.to_string(), title.clone()));
        withheld
    }
}

fn locate_episodes(
    episodes: Vec<Arc<EpisodeManuscript>>,
    frames: &BTreeMap<u32, Frame>,
    masthead: &Masthead,
    schedule: Schedule,
    report: &mut Report,
) -> Vec<Located<Arc<EpisodeManuscript>>> {
    let located = report.each(episodes, |manuscript, report| {
        let permalink = episode_permalink(&manuscript, frames, masthead, report);
        let withheld = schedule.withholds_episode(&manuscript, masthead);
        Located { manuscript, permalink, withheld }
    });
    if let Some(pattern) = masthead.permalink.as_ref().filter(|it| !it.value.has("slug")) {
        check_apart(pattern, &located, report);
    }
    located
}

/// Tells of a pattern without the word of an episode in it, if it gives one address to two of them:
/// neither could mend that.
fn check_apart(pattern: &Placed<Pattern>, located: &[Located<Arc<EpisodeManuscript>>], report: &mut Report) {
    let mut first: BTreeMap<&Permalink, &EpisodeManuscript> = BTreeMap::new();
    for Located { manuscript: second, permalink, .. } in located.iter().filter(|it| it.withheld.is_none()) {
        let first = *first.entry(permalink).or_insert(second);
        if first.slug != second.slug {
            let message = format!("two episodes would be published at `{permalink}`");
            let words = if pattern.value.has("episode") { "`{slug}`" } else { "`{slug}` or `{episode}`" };
            let help = format!("add {words}, as in `permalink = \"/{{season_slug}}/{{slug}}/\"`");
            let remark = Diagnostic::at(pattern.span.clone(), message).help(help);
            report.error(remark.note(second.span.clone(), "this is the second"));
            return;
        }
    }
}

fn locate_pages(pages: Vec<PageManuscript>, schedule: Schedule) -> Vec<Located<PageManuscript>> {
    let locate = |manuscript: PageManuscript| Located {
        permalink: page_permalink(&manuscript),
        withheld: schedule.withholds_page(&manuscript),
        manuscript,
    };
    pages.into_iter().map(locate).collect()
}

/// The masthead's pattern filled in; else `/<season-slug>/<slug>/`, or `/<slug>/` where there are no seasons.
fn episode_permalink(
    it: &EpisodeManuscript,
    frames: &BTreeMap<u32, Frame>,
    masthead: &Masthead,
    report: &mut Report,
) -> Permalink {
    let season = it.season.and_then(|number| frames.get(&number)).map(|frame| &frame.slug);
    let slug = it.slug.as_str();
    let usual =
        season.map_or_else(|| ["/", slug, "/"].concat(), |season| ["/", season.as_str(), "/", slug, "/"].concat());
    let day = it.date.day;
    let values = || {
        [
            ("season", it.season.map(|it| it.to_string())),
            ("season_slug", season.map(ToString::to_string)),
            ("episode", it.number.map(|it| it.to_string())),
            ("slug", Some(it.slug.to_string())),
            ("year", Some(format!("{:04}", day.year()))),
            ("month", Some(format!("{:02}", day.month()))),
            ("day", Some(format!("{:02}", day.day()))),
        ]
    };
    // An episode that lacks what the pattern names, such as a bonus without a number, has the usual address.
    let address = masthead.permalink.as_ref().and_then(|it| it.value.fill(&values())).unwrap_or(usual);
    Permalink::parse(&address).unwrap_or_else(|| {
        let remark = Diagnostic::at(it.span.clone(), format!("`{address}` cannot be the address of a page"));
        report.error(remark.help("give it a shorter `slug`"));
        Permalink::home()
    })
}

/// `/<slug>/`, below the slug of the outermost folder that the page lies in. Those within it only sort files, so that a
/// page may be moved among them and is found where it was.
fn page_permalink(page: &PageManuscript) -> Permalink {
    let folder = page.name.folder.as_deref().and_then(Slug::of);
    let address = folder.map_or_else(|| format!("/{}/", page.slug), |folder| format!("/{folder}/{}/", page.slug));
    Permalink::parse(&address).expect("slugs make a safe address")
}
