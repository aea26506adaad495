//! Where everything leads that an author has linked, shown or named: in each text, and on the masthead.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Report;
use crate::manuscript::{Cover, EpisodeManuscript, Link, Masthead, PageManuscript, Placed};
use crate::markdown::{LinkKind, Routes};
use crate::newsletter::destination::Destination;
use crate::newsletter::layout::{Frame, Layout, Located};
use crate::newsletter::links::Directory;
use crate::newsletter::model::MastheadLink;
use crate::newsletter::recording::{Recording, recording};
use crate::source::SourcePath;

/// Where everything leads, for each text of a layout, and for the masthead.
pub(super) struct Resolved {
    pub episodes: Vec<Goals>,
    pub pages: Vec<Goals>,
    /// By the numbers of the seasons that have begun.
    pub prefaces: BTreeMap<u32, Goals>,
    pub links: Vec<MastheadLink>,
    pub podcast_image: Option<Destination>,
    pub author_page: Option<Destination>,
    pub subscribe_page: Option<Destination>,
}

/// Where everything in one text leads.
#[derive(Default)]
pub(super) struct Goals {
    pub routes: Routes,
    pub cover: Option<Destination>,
    pub recording: Option<Recording>,
    pub pairings: Vec<Option<Destination>>,
}

impl Resolved {
    /// Follows everything by `directory`; what is broken is told.
    pub(super) fn of(layout: &Layout, masthead: &Masthead, directory: &Directory<'_>, report: &mut Report) -> Resolved {
        let episodes = report.each(&layout.episodes, |it, report| of_episode(it, directory, report));
        let pages = layout.pages.iter().map(|it| of_page(it, directory, report)).collect();
        let begun = layout.begun();
        let introduced = layout.frames.iter().filter(|(number, _)| begun.contains(number));
        let prefaces = introduced.map(|(number, it)| (*number, of_preface(it, directory, report))).collect();
        let mut follow = |written: &Placed<String>, kind| directory.destination(&masthead.path, written, kind, report);
        let link = |it: &Link| Some(MastheadLink { title: it.title.clone(), to: follow(&it.url, LinkKind::Link)? });
        let links = masthead.links.iter().filter_map(link).collect();
        let of_author = masthead.author.as_ref().and_then(|it| it.url.as_ref());
        let of_subscribe = masthead.subscribe.as_ref().and_then(|it| it.url.as_ref());
        Resolved {
            episodes,
            pages,
            prefaces,
            links,
            podcast_image: masthead.podcast.image.as_ref().and_then(|it| follow(it, LinkKind::Picture)),
            author_page: of_author.and_then(|it| follow(it, LinkKind::Link)),
            subscribe_page: of_subscribe.and_then(|it| follow(it, LinkKind::Link)),
        }
    }
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
