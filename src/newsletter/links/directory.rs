//! Everything that a link can lead to, by the names that authors know it by.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::address::{Permalink, composed};
use crate::markdown::Document;
use crate::newsletter::enclosures::{Enclosure, Pictures};
use crate::newsletter::layout::{Layout, Located};
use crate::newsletter::schedule::Unpublished;
use crate::source::SourcePath;

/// Everything that a link can lead to.
pub(in crate::newsletter) struct Directory<'a> {
    /// Every manuscript that could be read, by its path.
    pub(super) texts: BTreeMap<&'a SourcePath, Text<'a>>,
    /// Every numbered episode, by the numbers of its season and its own.
    pub(super) numbers: BTreeMap<(Option<u32>, u32), &'a SourcePath>,
    /// Every file that is published.
    pub(super) enclosures: &'a BTreeMap<SourcePath, Enclosure>,
    /// Every picture that is published.
    pub(super) pictures: &'a Pictures,
    /// Manuscripts that could not be read. Links to them are not told: they may be right once the manuscript is.
    pub(super) failed: &'a BTreeSet<SourcePath>,
    /// Everything of these whose name is not plain ASCII, by that name with each accent and its letter as one
    /// character. Most newsletters need none of it.
    accented: OnceLock<BTreeMap<Cow<'a, str>, &'a SourcePath>>,
}

/// A manuscript as a goal of links.
pub(super) struct Text<'a> {
    pub(super) permalink: &'a Permalink,
    pub(super) title: &'a str,
    pub(super) body: &'a Document,
    /// Why it is not published.
    pub(super) withheld: Option<Unpublished>,
}

impl<'a> Directory<'a> {
    pub(in crate::newsletter) fn new(
        layout: &'a Layout,
        enclosures: &'a BTreeMap<SourcePath, Enclosure>,
        pictures: &'a Pictures,
        failed: &'a BTreeSet<SourcePath>,
    ) -> Directory<'a> {
        let Layout { frames, episodes, pages, unchanged: _ } = layout;
        let of_episodes = episodes.iter().map(|Located { manuscript, permalink, withheld }| {
            let (title, body) = (&*manuscript.title, &manuscript.body);
            (&manuscript.path, Text { permalink, title, body, withheld: *withheld })
        });
        let of_pages = pages.iter().map(|Located { manuscript, permalink, withheld }| {
            let (title, body) = (&*manuscript.title, &manuscript.body);
            (&manuscript.path, Text { permalink, title, body, withheld: *withheld })
        });
        let of_prefaces = frames.values().filter_map(|frame| {
            let preface = frame.preface.as_ref()?;
            let (permalink, title, body) = (&frame.permalink, &*frame.title, &preface.body);
            Some((&preface.path, Text { permalink, title, body, withheld: None }))
        });
        let numbered =
            episodes.iter().filter_map(|Located { manuscript: it, .. }| Some(((it.season, it.number?), &it.path)));
        Directory {
            texts: of_episodes.chain(of_pages).chain(of_prefaces).collect(),
            numbers: numbered.collect(),
            enclosures,
            pictures,
            failed,
            accented: OnceLock::new(),
        }
    }

    /// `goal` by the name that its file has, which may have another form: what looks the same is the same.
    pub(super) fn named<'g>(&'g self, goal: &'g SourcePath) -> &'g SourcePath {
        let is_file = |it: &SourcePath| self.texts.contains_key(it) || self.enclosures.contains_key(it);
        if goal.as_str().is_ascii() || is_file(goal) || self.failed.contains(goal) {
            return goal;
        }
        let accented = self.accented.get_or_init(|| {
            let all = self.texts.keys().copied().chain(self.enclosures.keys()).chain(self.failed);
            all.filter(|it| !it.as_str().is_ascii()).map(|it| (composed(it.as_str()), it)).collect()
        });
        accented.get(&composed(goal.as_str())).copied().unwrap_or(goal)
    }
}
