//! The pictures of a newsletter, wherever they lie: beside a text, or below `static`.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::markdown::{Document, Ladders, Routes};
use crate::newsletter::destination::Destination;
use crate::newsletter::enclosures::Enclosure;
use crate::picture::{Format, Ladder};
use crate::source::{Asset, JPEG, Motion, Span};

/// The pictures that lie in a newsletter, by their addresses, whether or not anything shows them.
#[derive(Debug)]
pub(in crate::newsletter) struct Pictures(BTreeMap<Permalink, Asset>);

/// The same once it is known which of them are shown.
#[derive(Debug)]
pub struct Gallery {
    pictures: Pictures,
    shown: BTreeSet<Permalink>,
    ladders: Ladders,
}

impl Pictures {
    /// The pictures among `enclosures` and `statics`.
    pub(in crate::newsletter) fn among<'a>(
        enclosures: impl Iterator<Item = &'a Enclosure>,
        statics: &[Asset],
    ) -> Pictures {
        let beside = enclosures.map(|it| (it.permalink.clone(), &it.asset));
        let below = statics.iter().filter_map(|it| Some((Permalink::home().join(it.path.below("static")?)?, it)));
        // Whose name leaves no room for the names of what is made of it, is shown as it is.
        let is_picture = |(permalink, it): &(Permalink, &Asset)| {
            let extension = it.path.extension();
            let known = Format::of(&extension).is_some() || matches!(&*extension, "gif" | "svg");
            known && permalink.with_suffix(".10000.webp").is_some()
        };
        Pictures(below.chain(beside).filter(is_picture).map(|(permalink, it)| (permalink, it.clone())).collect())
    }

    /// The picture at `permalink`.
    pub(in crate::newsletter) fn at(&self, permalink: &Permalink) -> Option<&Asset> {
        self.0.get(permalink)
    }

    /// A gallery of those that are shown: in one of `texts`, or as one of `covers`. They are made in `widths`.
    pub(in crate::newsletter) fn hung<'a>(
        self,
        texts: impl Iterator<Item = (&'a Document, &'a Routes)>,
        covers: impl Iterator<Item = &'a Destination>,
        widths: &[u32],
    ) -> Gallery {
        let in_texts = texts.flat_map(|(body, routes)| routes.pictures(&body.facts().links));
        let above = covers.filter_map(Destination::here);
        let shown: BTreeSet<Permalink> = in_texts.chain(above).filter(|it| self.at(it).is_some()).cloned().collect();
        let ladder = |it: &Permalink| Some((it.clone(), Ladder::of(self.at(it)?, widths)?));
        let ladders = shown.iter().filter_map(ladder).collect();
        Gallery { pictures: self, shown, ladders }
    }
}

impl Gallery {
    /// Tells of pictures that are shown and are none: cut off, empty, or something else under a picture's name. A
    /// drawing may leave its size to the page.
    pub(in crate::newsletter) fn check(&self, report: &mut Report) {
        for (_, asset) in self.shown() {
            let ending = asset.path.extension();
            let (message, help) = if asset.motion == Motion::Unknown && ending != "avif" {
                let message = format!("this is HEIC under the name `.{ending}`, and few readers see it");
                (message, "open it, and save it in the format of which it has the name")
            } else if asset.dimensions.is_none() && ending != "svg" {
                let message = "this picture cannot be read, and readers may see none".to_owned();
                (message, "see whether a browser shows it, and save it again")
            } else {
                continue;
            };
            report.warn(Rule::UnreadFile, Diagnostic::at(Span::file(&asset.path), message).help(help));
        }
    }

    /// The picture at `permalink`.
    #[must_use]
    pub fn at(&self, permalink: &Permalink) -> Option<&Asset> {
        self.pictures.at(permalink)
    }

    /// The widths of every picture that has several.
    #[must_use]
    pub fn ladders(&self) -> &Ladders {
        &self.ladders
    }

    /// Every picture that a text shows, or that is a cover.
    pub fn shown(&self) -> impl Iterator<Item = (&Permalink, &Asset)> {
        self.shown.iter().filter_map(|it| Some((it, self.at(it)?)))
    }

    /// A picture that everyone can see, of the same name as the one at `permalink`: the author has laid it there for
    /// those who cannot see that one.
    #[must_use]
    pub fn stand_in(&self, permalink: &Permalink) -> Option<(Permalink, &Asset)> {
        let (stem, _) = permalink.as_str().rsplit_once('.')?;
        let beside = |extension: &str| {
            let permalink = Permalink::parse(&format!("{stem}.{extension}"))?;
            let asset = self.at(&permalink)?;
            Some((permalink, asset))
        };
        ["png"].into_iter().chain(JPEG).chain(["gif"]).find_map(beside)
    }
}
