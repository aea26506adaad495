//! A letter without any look, to be pasted into an editor that has one of its own: headings, paragraphs, lists, pictures.

use std::fmt::Write as _;

use pulldown_cmark_escape::escape_html;

use crate::markdown::Routes;
use crate::press::Press;
use crate::theme::view::PictureView;

/// The episode at `place` in HTML that an editor understands, with `cover` above it; its links lead where `routes` say. What
/// is pasted becomes a letter, so it says what letters say and not what is for the site alone.
pub(super) fn clean(place: usize, cover: Option<PictureView>, routes: &Routes, press: &Press<'_>) -> String {
    let newsletter = press.newsletter;
    let episode = &newsletter.episodes[place];
    let words = newsletter.masthead.language.words();
    let cards = press.cards();
    let mut html = String::new();
    if let Some(cover) = cover {
        let credit = cover.credit.map(|it| format!("<figcaption>{}</figcaption>", escaped(&it))).unwrap_or_default();
        let (source, alt) = (escaped(&cover.permalink), escaped(&cover.alt));
        let _ = writeln!(html, "<figure><img src=\"{source}\" alt=\"{alt}\">{credit}</figure>");
    }
    html.push_str(&press.pasted(&episode.manuscript.body, routes, &episode.permalink));
    let pairings = cards.pairings(episode);
    if !pairings.is_empty() {
        let _ = writeln!(html, "<h2>{}</h2>\n<ul>", escaped(&words.pair_with));
        for pairing in pairings {
            let title = escaped(&pairing.title);
            let title = pairing.url.map_or(title.clone(), |it| format!("<a href=\"{}\">{title}</a>", escaped(&it)));
            let by =
                pairing.by.map(|it| format!(" {} {}", escaped(&words.pairing_by), escaped(&it))).unwrap_or_default();
            let _ = writeln!(html, "<li>{}{}{title}{by}</li>", escaped(&pairing.kind), escaped(&words.colon));
        }
        html.push_str("</ul>\n");
    }
    if let Some(previous) = newsletter.neighbours(place).previous.map(|it| &newsletter.episodes[it]) {
        let url = escaped(&previous.permalink.absolute(&newsletter.masthead.base_url));
        let title = escaped(&previous.manuscript.title);
        let _ =
            writeln!(html, "<p>{}{}<a href=\"{url}\">{title}</a></p>", escaped(&words.previous), escaped(&words.colon));
    }
    html
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    let _ = escape_html(&mut html, text);
    html
}
