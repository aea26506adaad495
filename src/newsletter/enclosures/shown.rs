//! Which files beside the texts nobody but a text that is not published shows.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::address_of;
use crate::address::Permalink;
use crate::manuscript::{Audio, Cover, Masthead};
use crate::markdown::Document;
use crate::newsletter::aim::Aim;
use crate::newsletter::layout::{Folders, Layout, Located};
use crate::newsletter::schedule::Unpublished;
use crate::source::SourcePath;

/// Everything that can show a file.
pub(in crate::newsletter) struct Showing<'a> {
    pub masthead: &'a Masthead,
    pub layout: &'a Layout,
    pub folders: &'a Folders,
}

/// What a text shows.
enum Shown<'a> {
    File(SourcePath),
    /// Something at an address from the newsletter's root.
    At(&'a str),
}

/// Whether readers see a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Published,
    Withheld,
}

impl Showing<'_> {
    /// The files that only texts that are not published show.
    pub(in crate::newsletter) fn by_withheld_alone(&self) -> BTreeSet<SourcePath> {
        let mut hidden = BTreeSet::new();
        self.texts(Fate::Withheld, |it| match it {
            Shown::File(path) => {
                hidden.insert(path);
            }
            // Whoever names the address of a file counts on its being published.
            Shown::At(_) => {}
        });
        // Mostly nothing is hidden, and what ten thousand texts show need not be asked.
        if !hidden.is_empty() {
            self.take_out_published(&mut hidden);
        }
        hidden
    }

    /// Takes everything out of `hidden` that something published shows.
    fn take_out_published(&self, hidden: &mut BTreeSet<SourcePath>) {
        let at = |it: &SourcePath| Some((address_of(it, self.folders)?, it.clone()));
        let addresses: BTreeMap<Permalink, SourcePath> = hidden.iter().filter_map(at).collect();
        let mut show = |it: Shown<'_>| match it {
            Shown::File(path) => {
                hidden.remove(&path);
            }
            Shown::At(address) => {
                let address = address.split(['?', '#']).next().unwrap_or(address);
                let file = Permalink::parse(&Permalink::decoded(address)).and_then(|it| addresses.get(&it));
                file.map(|it| hidden.remove(it));
            }
        };
        let masthead = self.masthead;
        masthead.addresses().filter_map(|it| shown(&masthead.path, &it.value)).for_each(&mut show);
        self.texts(Fate::Published, show);
        // Nobody follows the addresses in HTML that is written by hand. Whose name occurs there is left to readers: a
        // picture too many harms less than one that is missing.
        let bodies: Vec<&Document> = self.bodies(Fate::Published).map(|(_, it)| it).collect();
        let occur_in = |body: &&Document| {
            let text = body.unfollowed();
            hidden.iter().filter(|it| text.as_ref().is_some_and(|text| occurs(it.name(), text))).cloned().collect()
        };
        let shown: Vec<Vec<SourcePath>> = bodies.par_iter().map(occur_in).collect();
        for path in shown.iter().flatten() {
            hidden.remove(path);
        }
    }

    /// Shows everything that is named in a text of this fate, or above it.
    fn texts<'a>(&'a self, fate: Fate, mut show: impl FnMut(Shown<'a>)) {
        for Located { manuscript, withheld, .. } in &self.layout.episodes {
            if Fate::of(*withheld) == fate {
                in_front(&manuscript.path, manuscript.cover.as_deref(), manuscript.audio.as_deref(), &mut show);
                let pairings = manuscript.pairings.iter().filter_map(|it| it.url.as_ref());
                pairings.filter_map(|it| shown(&manuscript.path, &it.value)).for_each(&mut show);
            }
        }
        for Located { manuscript, withheld, .. } in &self.layout.pages {
            if Fate::of(*withheld) == fate {
                in_front(&manuscript.path, manuscript.cover.as_ref(), None, &mut show);
            }
        }
        for (path, body) in self.bodies(fate) {
            let links = body.facts().links.iter().filter(|it| !it.leads_elsewhere());
            links.filter_map(|it| shown(path, &it.destination)).for_each(&mut show);
        }
    }

    /// The texts of this fate, and where they lie.
    fn bodies(&self, fate: Fate) -> impl Iterator<Item = (&SourcePath, &Document)> {
        let layout = self.layout;
        let episodes = layout.episodes.iter().filter(move |it| Fate::of(it.withheld) == fate);
        let pages = layout.pages.iter().filter(move |it| Fate::of(it.withheld) == fate);
        let begun = layout.begun();
        let fate_of = move |it: &u32| if begun.contains(it) { Fate::Published } else { Fate::Withheld };
        let seasons = layout.frames.iter().filter(move |(number, _)| fate_of(number) == fate);
        let prefaces = seasons.filter_map(|(_, it)| it.preface.as_ref()).map(|it| (&it.path, &it.body));
        episodes
            .map(|it| (&it.manuscript.path, &it.manuscript.body))
            .chain(pages.map(|it| (&it.manuscript.path, &it.manuscript.body)))
            .chain(prefaces)
    }
}

impl Fate {
    fn of(withheld: Option<Unpublished>) -> Fate {
        if withheld.is_some() { Fate::Withheld } else { Fate::Published }
    }
}

fn in_front<'a>(
    path: &SourcePath,
    cover: Option<&'a Cover>,
    audio: Option<&'a Audio>,
    show: &mut impl FnMut(Shown<'a>),
) {
    let named = cover.map(|it| &it.image).into_iter().chain(audio.into_iter().flat_map(Audio::urls));
    named.filter_map(|it| shown(path, &it.value)).for_each(show);
}

/// What `written` shows in the text at `path`.
fn shown<'a>(path: &SourcePath, written: &'a str) -> Option<Shown<'a>> {
    match Aim::of(path, written).0 {
        Aim::Address => Some(Shown::At(written)),
        Aim::File(file) => Some(Shown::File(file)),
        Aim::Episode(..) | Aim::Outside => None,
    }
}

/// Whether the name of a file stands in `text`: as it is, or as it would stand in a URL or in HTML.
fn occurs(name: &str, text: &str) -> bool {
    text.contains(name)
        || (text.contains('%') && Permalink::decoded(text).contains(name))
        || (name.contains('&') && text.contains(&name.replace('&', "&amp;")))
}
