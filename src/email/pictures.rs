//! The pictures of a letter: which ones mail programs show, and which of the author's own files they are.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::letter::Letter;
use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::markdown::{Link, LinkKind, Route, Routes};
use crate::newsletter::{Enclosure, Episode, Newsletter};
use crate::source::{Asset, Dimensions, Span};

/// Where the links of a letter lead: as on the page, but that a picture which mail programs do not show gives its place to
/// one that they do: of the same name beside it, else a PNG that is made of the drawing. Where there is none, the author
/// is told.
pub(super) fn routes<'a>(episode: &'a Episode, newsletter: &Newsletter, report: &mut Report) -> Cow<'a, Routes> {
    let mut routes = Cow::Borrowed(&episode.routes);
    for (link, permalink, shown) in unseen(episode) {
        let (other, size) = match (stand_in(permalink, newsletter), is_drawing(permalink)) {
            (Some(it), _) => (it.permalink.clone(), shown.or(it.asset.dimensions)),
            (None, true) => (drawn(permalink), shown),
            (None, false) => {
                let span = Span::new(episode.path(), link.range.clone());
                let message =
                    "some readers of the letter will not see this picture: Outlook shows neither WebP nor AVIF";
                let help = "lay a PNG or a JPEG of the same name beside it, and letters show that";
                report.warn(Rule::LetterPicture, Diagnostic::at(span, message).help(help));
                continue;
            }
        };
        routes.to_mut().insert(link.destination.clone(), Route::File(other, size));
    }
    routes
}

/// The pictures of an episode that Gmail or Outlook do not show.
fn unseen(episode: &Episode) -> impl Iterator<Item = (&Link, &Permalink, Option<Dimensions>)> {
    episode.manuscript.body.facts().links.iter().filter(|it| it.kind == LinkKind::Picture).filter_map(|link| {
        let Some(Route::File(permalink, size)) = episode.routes.get(&link.destination) else { return None };
        let (_, extension) = permalink.as_str().rsplit_once('.')?;
        let unseen = ["svg", "webp", "avif"].iter().any(|it| extension.eq_ignore_ascii_case(it));
        unseen.then_some((link, permalink, *size))
    })
}

fn is_drawing(permalink: &Permalink) -> bool {
    permalink.as_str().rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case("svg"))
}

/// Where the PNG of a drawing is published.
#[must_use]
pub fn drawn(drawing: &Permalink) -> Permalink {
    Permalink::parse(&format!("{}.png", drawing.as_str())).expect("a longer name is as safe as the shorter")
}

/// The drawings that letters show as PNG, each once; none for an author who sends no letters.
#[must_use]
pub fn drawings(newsletter: &Newsletter) -> Vec<&Enclosure> {
    if !newsletter.masthead.sends_letters() {
        return Vec::new();
    }
    let shown: BTreeSet<&Permalink> = newsletter
        .episodes
        .iter()
        .flat_map(|it| unseen(it))
        .map(|(_, permalink, _)| permalink)
        .filter(|it| is_drawing(it) && stand_in(it, newsletter).is_none())
        .collect();
    newsletter.enclosures.iter().filter(|it| shown.contains(&it.permalink)).collect()
}

fn stand_in<'a>(permalink: &Permalink, newsletter: &'a Newsletter) -> Option<&'a Enclosure> {
    let (stem, _) = permalink.as_str().rsplit_once('.')?;
    let found = |extension: &&str| {
        let wanted = format!("{stem}.{extension}");
        newsletter.enclosures.iter().find(|it| it.permalink.as_str() == wanted)
    };
    ["png", "jpg", "jpeg", "gif"].iter().find_map(found)
}

/// The author's own pictures that a letter shows, with their addresses, each once.
#[must_use]
pub fn pictures<'a>(letter: &Letter, newsletter: &'a Newsletter) -> Vec<(&'a Asset, String)> {
    let base = &newsletter.masthead.base_url;
    let known: BTreeMap<String, &Asset> =
        newsletter.enclosures.iter().map(|it| (it.permalink.absolute(base), &it.asset)).collect();
    let drawings: BTreeMap<String, &Asset> =
        drawings(newsletter).into_iter().map(|it| (drawn(&it.permalink).absolute(base), &it.asset)).collect();
    let mut shown: Vec<(&Asset, String)> = Vec::new();
    for part in letter.html.split("src=\"").skip(1) {
        let url = part.split('"').next().unwrap_or("");
        if let Some(asset) = known.get(url).or_else(|| drawings.get(url))
            && !shown.iter().any(|(_, it)| it == url)
        {
            shown.push((asset, url.to_owned()));
        }
    }
    shown
}
