//! Which files beside the texts nobody but a text that is not published shows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::aim::Aim;
use super::locate::Located;
use super::seasons::Frame;
use crate::manuscript::{Audio, Cover, EpisodeManuscript, Masthead, PageManuscript};
use crate::markdown::Document;
use crate::source::SourcePath;

/// Everything that can show a file.
pub(super) struct Showing<'a> {
    pub masthead: (&'a SourcePath, &'a Masthead),
    pub frames: &'a BTreeMap<u32, Frame>,
    pub episodes: &'a [Located<Arc<EpisodeManuscript>>],
    pub pages: &'a [Located<PageManuscript>],
}

/// Whether readers see a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Published,
    Withheld,
}

impl Showing<'_> {
    /// The seasons that have an episode to show; of the others, nobody reads the introduction.
    pub(super) fn seasons(&self) -> BTreeSet<u32> {
        self.episodes.iter().filter(|it| it.withheld.is_none()).filter_map(|it| it.manuscript.season).collect()
    }

    /// The files that only texts that are not published show.
    pub(super) fn by_withheld_alone(&self) -> BTreeSet<SourcePath> {
        let mut hidden = BTreeSet::new();
        self.texts(Fate::Withheld, |it| {
            hidden.insert(it);
        });
        // Mostly nothing is hidden, and what ten thousand texts show need not be asked.
        if !hidden.is_empty() {
            let (path, masthead) = self.masthead;
            for it in masthead.links.iter().map(|it| &it.url).chain(&masthead.podcast.image) {
                Aim::of(path, &it.value).0.file().map(|it| hidden.remove(&it));
            }
            self.texts(Fate::Published, |it| {
                hidden.remove(&it);
            });
        }
        hidden
    }

    /// Shows every file that is named in a text of this fate.
    fn texts(&self, fate: Fate, mut show: impl FnMut(SourcePath)) {
        for Located { manuscript, withheld, .. } in self.episodes {
            if Fate::of(withheld.as_ref()) == fate {
                in_front(&manuscript.path, manuscript.cover.as_deref(), manuscript.audio.as_deref(), &mut show);
                in_text(&manuscript.path, &manuscript.body, &mut show);
            }
        }
        for Located { manuscript, withheld, .. } in self.pages {
            if Fate::of(withheld.as_ref()) == fate {
                in_front(&manuscript.path, manuscript.cover.as_ref(), None, &mut show);
                in_text(&manuscript.path, &manuscript.body, &mut show);
            }
        }
        let seasons = self.seasons();
        for (number, frame) in self.frames {
            let own = if seasons.contains(number) { Fate::Published } else { Fate::Withheld };
            if let Some(preface) = frame.preface.as_ref().filter(|_| own == fate) {
                in_text(&preface.path, &preface.body, &mut show);
            }
        }
    }
}

impl Fate {
    fn of(withheld: Option<&String>) -> Fate {
        if withheld.is_some() { Fate::Withheld } else { Fate::Published }
    }
}

fn in_front(path: &SourcePath, cover: Option<&Cover>, audio: Option<&Audio>, show: &mut impl FnMut(SourcePath)) {
    let named = cover.map(|it| &it.image).into_iter().chain(audio.into_iter().flat_map(Audio::urls));
    named.filter_map(|it| Aim::of(path, &it.value).0.file()).for_each(show);
}

fn in_text(path: &SourcePath, body: &Document, show: &mut impl FnMut(SourcePath)) {
    let links = body.facts().links.iter().filter(|it| !it.leads_elsewhere());
    links.filter_map(|it| Aim::of(path, &it.destination).0.file()).for_each(show);
}
