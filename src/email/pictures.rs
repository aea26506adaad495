//! The pictures of a letter: which ones mail programs show, and which of the author's own files they are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::letter::Letter;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::markdown::{LinkKind, Route, Routes};
use crate::newsletter::{Enclosure, Episode, Newsletter};
use crate::source::{Asset, Span};

/// Where the links of a letter lead: as on the page, but that a PNG, a JPEG or a GIF of the same name takes the place of a
/// picture that mail programs do not show. Where there is none, the author is told.
pub(super) fn routes<'a>(episode: &'a Episode, newsletter: &Newsletter, report: &mut Report) -> Cow<'a, Routes> {
    let mut routes = Cow::Borrowed(&episode.routes);
    let pictures = episode.manuscript.body.facts().links.iter().filter(|it| it.kind == LinkKind::Picture);
    for link in pictures {
        let Some(Route::File(permalink, shown)) = episode.routes.get(&link.destination) else { continue };
        let Some((stem, extension)) = permalink.as_str().rsplit_once('.') else { continue };
        let who = match &*extension.to_ascii_lowercase() {
            "svg" => "Gmail shows no SVG",
            "webp" | "avif" => "Outlook shows neither WebP nor AVIF",
            _ => continue,
        };
        let Some(stand_in) = stand_in(stem, newsletter) else {
            let span = Span::new(episode.path(), link.range.clone());
            let remark = Diagnostic::at(span, format!("some readers of the letter will not see this picture: {who}"));
            let name =
                permalink.as_str().rsplit('/').next().unwrap_or("").rsplit_once('.').map_or("", |(stem, _)| stem);
            report.warn(Rule::LetterPicture, remark.help(format!("lay `{name}.png` beside it, and letters show that")));
            continue;
        };
        let size = shown.or(stand_in.asset.dimensions);
        routes.to_mut().insert(link.destination.clone(), Route::File(stand_in.permalink.clone(), size));
    }
    routes
}

fn stand_in<'a>(stem: &str, newsletter: &'a Newsletter) -> Option<&'a Enclosure> {
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
    let mut shown: Vec<(&Asset, String)> = Vec::new();
    for part in letter.html.split("src=\"").skip(1) {
        let url = part.split('"').next().unwrap_or("");
        if let Some(asset) = known.get(url)
            && !shown.iter().any(|(_, it)| it == url)
        {
            shown.push((asset, url.to_owned()));
        }
    }
    shown
}
