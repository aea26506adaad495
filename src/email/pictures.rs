//! The pictures of a letter: which ones mail programs show, what stands in for the others, and which of the
//! author's own files they are.

use std::borrow::Cow;
use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use super::letter::Letter;
use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::markdown::{LinkKind, PLAIN, Route, Routes, made_of, plain};
use crate::newsletter::{Destination, Episode, Newsletter};
use crate::picture::Recipe;
use crate::press::Press;
use crate::source::{Dimensions, Motion, SourcePath, Span};
use crate::theme::view::PictureView;

/// How a letter shows a picture of the newsletter's.
enum Shown {
    /// As the page does.
    AsItIs,
    /// By another that is published as well: of the same name beside it, or a narrower one.
    By(Permalink, Option<Dimensions>),
    /// By what is made of it for letters.
    Made(Recipe),
    /// Not to everyone.
    Unseen,
}

/// Gmail shows no drawings, and Outlook neither WebP nor AVIF.
fn shown(permalink: &Permalink, newsletter: &Newsletter) -> Shown {
    let gallery = &newsletter.gallery;
    let Some(asset) = gallery.at(permalink) else { return Shown::AsItIs };
    let made = match asset.path.extension().as_str() {
        "svg" => Shown::Made(Recipe::Drawn),
        "webp" => Shown::Made(Recipe::Posted),
        "avif" => match asset.motion {
            Motion::Still => Shown::Made(Recipe::Posted),
            Motion::Moving | Motion::Unknown => Shown::Unseen,
        },
        _ => {
            let ladder = gallery.ladders().get(permalink).map(|it| plain(permalink, it, PLAIN));
            return ladder.map_or(Shown::AsItIs, |(permalink, rung)| Shown::By(permalink, Some(rung.size)));
        }
    };
    let stand_in = gallery.stand_in(permalink);
    stand_in.map_or(made, |(permalink, other)| Shown::By(permalink, asset.dimensions.or(other.dimensions)))
}

/// Where the links of a letter lead: as on the page, but that a picture which mail programs do not show gives
/// its place to one that they do. Where there is none, the author is told. A link to the file of a picture leads
/// to the author's own.
pub(super) fn routes<'a>(episode: &'a Episode, newsletter: &Newsletter, report: &mut Report) -> Cow<'a, Routes> {
    let mut others = Vec::new();
    let links = &episode.manuscript.body.facts().links;
    for link in links.iter().filter(|it| it.kind == LinkKind::Picture) {
        let Some(Route::File(permalink, size)) = episode.routes.get(&link.destination) else { continue };
        let route = match shown(permalink, newsletter) {
            Shown::AsItIs => continue,
            Shown::By(other, size) => Route::File(other, size),
            Shown::Made(recipe) => Route::File(made_of(permalink, recipe), *size),
            Shown::Unseen => {
                tell(Span::new(episode.path(), link.range.clone()), report);
                continue;
            }
        };
        others.push((link.destination.clone(), route));
    }
    if others.is_empty() { Cow::Borrowed(&episode.routes) } else { Cow::Owned(episode.routes.showing(others)) }
}

/// The cover of a letter, as mail programs show it.
pub(super) fn cover(episode: &Episode, press: &Press<'_>, report: &mut Report) -> Option<PictureView> {
    let cover = episode.manuscript.cover.as_ref()?;
    let views = press.views();
    let view = |to: &Destination| views.picture(to, &cover.alt, cover.credit.as_deref());
    let destination = episode.cover.as_ref()?;
    let Destination::Here(permalink, size) = destination else { return Some(view(destination)) };
    match shown(permalink, press.newsletter) {
        Shown::AsItIs => Some(view(destination)),
        Shown::By(other, size) => Some(view(&Destination::Here(other, size))),
        Shown::Made(recipe) => Some(view(&Destination::Here(made_of(permalink, recipe), *size))),
        Shown::Unseen => {
            tell(cover.image.span.clone(), report);
            Some(view(destination))
        }
    }
}

fn tell(span: Span, report: &mut Report) {
    let message =
        "some readers of the letter will not see this picture: Outlook does not show AVIF, and we cannot read this one";
    let help = "lay a JPEG or a PNG of the same name beside it, and letters show that";
    report.warn(Rule::LetterPicture, Diagnostic::at(span, message).help(help));
}

/// Tells of pictures in HTML by hand that mail programs do not show: in `html`, the text of the letter, what the author
/// wrote there stays as it is.
pub(super) fn check_by_hand(html: &str, episode: &Episode, newsletter: &Newsletter, report: &mut Report) {
    let Some(file) = episode.manuscript.body.unfollowed() else { return };
    let start = episode.manuscript.body.start();
    let told: BTreeSet<&Permalink> = episode.routes.pictures(&episode.manuscript.body.facts().links).collect();
    let mut seen = BTreeSet::new();
    for address in addresses(html).filter_map(|it| of_ours(it, newsletter)) {
        let Some(asset) = newsletter.gallery.at(&address) else { continue };
        let lack = match asset.path.extension().as_str() {
            "svg" => "Gmail does not show SVG",
            "webp" => "Outlook does not show WebP",
            "avif" => "Outlook does not show AVIF",
            _ => continue,
        };
        let is_told = || told.contains(&address) && matches!(shown(&address, newsletter), Shown::Unseen);
        if is_told() || !seen.insert(address.clone()) {
            continue;
        }
        let name = asset.path.name();
        let is_in_tag =
            |at: usize| file[..at].rsplit(char::is_whitespace).next().is_some_and(|it| it.starts_with("src="));
        let place = file[start..].match_indices(name).map(|(at, _)| start + at).find(|at| is_in_tag(*at));
        let span =
            place.map_or_else(|| episode.manuscript.span.clone(), |at| Span::new(episode.path(), at..at + name.len()));
        let message =
            format!("some readers of the letter will not see this picture: {lack}, and HTML by hand stays as it is");
        let written = asset.path.as_str().strip_prefix("static").unwrap_or(name);
        let help = format!("write `![what it shows]({written})`, and letters show another in its place");
        report.warn(Rule::LetterPicture, Diagnostic::at(span, message).help(help));
    }
}

/// The pictures of an episode that are the newsletter's own: those in its text, and its cover.
fn own(episode: &Episode) -> impl Iterator<Item = &Permalink> {
    let in_text = episode.routes.pictures(&episode.manuscript.body.facts().links);
    in_text.chain(episode.cover.iter().filter_map(Destination::here))
}

/// The pictures of which something is made for letters alone, each once; none for an author who sends no letters.
#[must_use]
pub fn made(newsletter: &Newsletter) -> BTreeSet<(Permalink, Recipe)> {
    if !newsletter.masthead.sends_letters() {
        return BTreeSet::new();
    }
    let made = |permalink: &Permalink| match shown(permalink, newsletter) {
        Shown::Made(recipe) => Some((permalink.clone(), recipe)),
        Shown::AsItIs | Shown::By(..) | Shown::Unseen => None,
    };
    newsletter.episodes.iter().flat_map(|it| own(it)).filter_map(made).collect()
}

/// A picture of the newsletter's own that a letter shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Enclosed {
    /// Its address, as it stands in the letter's HTML.
    pub url: String,
    /// The author's file.
    pub path: SourcePath,
    /// What is made of that.
    pub recipe: Recipe,
}

/// The newsletter's own pictures that a letter shows, each once.
#[must_use]
pub fn pictures(letter: &Letter, newsletter: &Newsletter) -> Vec<Enclosed> {
    let episode = &newsletter.episodes[letter.place];
    let mut shown: Vec<Enclosed> = Vec::new();
    // A service may be told of the cover beside the HTML.
    for url in addresses(&letter.html).chain(letter.cover.iter().map(|it| it.permalink.as_str())) {
        let address = of_ours(url, newsletter);
        let Some((path, recipe)) = address.and_then(|it| origin(&it, episode, newsletter)) else { continue };
        if !shown.iter().any(|it| it.url == url) {
            shown.push(Enclosed { url: url.to_owned(), path, recipe });
        }
    }
    shown
}

/// The addresses of what is shown in a letter's HTML.
fn addresses(html: &str) -> impl Iterator<Item = &str> {
    html.split("src=\"").skip(1).map(|it| it.split('"').next().unwrap_or(""))
}

/// Where on the site `url` leads, as it stands in HTML; nowhere if it leads elsewhere.
fn of_ours(url: &str, newsletter: &Newsletter) -> Option<Permalink> {
    let home = Permalink::home().absolute(&newsletter.masthead.base_url);
    let address = url.strip_prefix(home.trim_end_matches('/'))?.replace("&amp;", "&");
    Permalink::parse(&percent_decode_str(&address).decode_utf8_lossy())
}

/// What the picture at `address` is made of.
fn origin(address: &Permalink, episode: &Episode, newsletter: &Newsletter) -> Option<(SourcePath, Recipe)> {
    let gallery = &newsletter.gallery;
    if let Some(asset) = gallery.at(address) {
        return Some((asset.path.clone(), Recipe::Bare));
    }
    own(episode).find_map(|permalink| {
        let narrow = gallery.ladders().get(permalink).map(|it| it.plain(PLAIN).recipe);
        let recipes = [Recipe::Drawn, Recipe::Posted].into_iter().chain(narrow);
        let recipe = recipes.into_iter().find(|it| made_of(permalink, *it) == *address)?;
        Some((gallery.at(permalink)?.path.clone(), recipe))
    })
}
