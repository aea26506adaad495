//! The pictures of a newsletter, wherever they lie: beside a text, or below `static`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Destination, Enclosure};
use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::markdown::{Document, Ladders, LinkKind, Route, Routes};
use crate::picture::Ladder;
use crate::source::{Asset, Span};

/// Every picture that is published, by its address.
#[derive(Debug, Default)]
pub struct Gallery {
    pictures: BTreeMap<Permalink, Asset>,
    shown: BTreeSet<Permalink>,
    ladders: Ladders,
}

impl Gallery {
    /// The pictures among `enclosures` and `statics`.
    pub(super) fn new<'a>(enclosures: impl Iterator<Item = &'a Enclosure>, statics: &[Asset]) -> Gallery {
        let beside = enclosures.map(|it| (it.permalink.clone(), &it.asset));
        let below = statics.iter().filter_map(|it| Some((Permalink::home().join(it.path.below("static")?)?, it)));
        // Whose name leaves no room for the names of what is made of it, is shown as it is.
        let is_picture = |(permalink, it): &(Permalink, &Asset)| {
            let known = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"].contains(&&*it.path.extension());
            known && permalink.with_suffix(".10000.webp").is_some()
        };
        let pictures = below.chain(beside).filter(is_picture).map(|(permalink, it)| (permalink, it.clone())).collect();
        Gallery { pictures, ..Gallery::default() }
    }

    /// The same, knowing which of them are shown: in one of `texts`, or as one of `covers`. Those are made in `widths`.
    pub(super) fn hung<'a>(
        self,
        texts: impl Iterator<Item = (&'a Document, &'a Routes)>,
        covers: impl Iterator<Item = &'a Destination>,
        widths: &[u32],
    ) -> Gallery {
        let in_texts = texts.flat_map(|(body, routes)| {
            let pictures = body.facts().links.iter().filter(|it| it.kind == LinkKind::Picture);
            pictures.filter_map(|it| match routes.get(&it.destination) {
                Some(Route::File(permalink, _)) => Some(permalink),
                Some(Route::Page(..) | Route::Nowhere) | None => None,
            })
        });
        let above = covers.filter_map(|it| match it {
            Destination::Here(permalink, _) => Some(permalink),
            Destination::Heading(..) | Destination::FromRoot(_) | Destination::Elsewhere(_) => None,
        });
        let shown: BTreeSet<Permalink> =
            in_texts.chain(above).filter(|it| self.pictures.contains_key(*it)).cloned().collect();
        let ladder = |it: &Permalink| Some((it.clone(), Ladder::of(&self.pictures[it], widths)?));
        let ladders = shown.iter().filter_map(ladder).collect();
        Gallery { shown, ladders, ..self }
    }

    /// Tells of pictures that are shown and are none: cut off, empty, or something else under a picture's name. A drawing may
    /// leave its size to the page.
    pub(super) fn check(&self, report: &mut Report) {
        for (_, asset) in self.shown().filter(|(_, it)| it.dimensions.is_none() && it.path.extension() != "svg") {
            let remark =
                Diagnostic::at(Span::file(&asset.path), "this picture cannot be read, and readers may see none");
            report.warn(Rule::UnreadFile, remark.help("see whether a browser shows it, and save it again"));
        }
    }

    /// The picture at `permalink`.
    #[must_use]
    pub fn at(&self, permalink: &Permalink) -> Option<&Asset> {
        self.pictures.get(permalink)
    }

    /// The widths of every picture that has several.
    #[must_use]
    pub fn ladders(&self) -> &Ladders {
        &self.ladders
    }

    /// Every picture that a text shows, or that is a cover.
    pub fn shown(&self) -> impl Iterator<Item = (&Permalink, &Asset)> {
        self.shown.iter().map(|it| (it, &self.pictures[it]))
    }

    /// A picture that everyone can see, of the same name as the one at `permalink`: the author has laid it there for
    /// those who cannot see that one.
    #[must_use]
    pub fn stand_in(&self, permalink: &Permalink) -> Option<(Permalink, &Asset)> {
        let (stem, _) = permalink.as_str().rsplit_once('.')?;
        let beside = |extension: &&str| {
            let permalink = Permalink::parse(&format!("{stem}.{extension}"))?;
            let asset = self.pictures.get(&permalink)?;
            Some((permalink, asset))
        };
        ["png", "jpg", "jpeg", "gif"].iter().find_map(beside)
    }
}
