//! The text of an item, which every format and every feed shares.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

use super::xml::clean;
use crate::markdown::Medium;
use crate::press::Press;

/// The whole episode at `place` as HTML: its cover, its text, and what goes well with it. Like every body, it holds nothing
/// that XML forbids.
#[must_use]
pub fn body(place: usize, press: &Press<'_>) -> Arc<str> {
    press.in_feeds(place, || written(place, press))
}

/// The same for those who begin at the start: the day on which it came stands above it, for its date says another.
pub(super) fn dated_body(place: usize, press: &Press<'_>) -> String {
    let newsletter = press.newsletter;
    let episode = &newsletter.episodes[place];
    let day = press.cards().date(episode.manuscript.date.day).text;
    let direction = if newsletter.masthead.language.direction() == "rtl" { " dir=\"rtl\"" } else { "" };
    let heading = [episode.label.as_str(), &day].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let heading = escaped(&heading.join(" · "));
    ["<p", direction, ">", &clean(&heading), "</p>\n", &body(place, press)].concat()
}

/// Plain text as HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 16);
    let _ = pulldown_cmark_escape::escape_html(&mut html, text);
    html
}

fn written(place: usize, press: &Press<'_>) -> String {
    let (episode, cards) = (&press.newsletter.episodes[place], press.cards());
    let mut html = String::new();
    if let Some(cover) = cards.cover(episode) {
        let credit = cover.credit.map(|it| format!("<figcaption>{}</figcaption>", escaped(&it))).unwrap_or_default();
        let (source, alt) = (escaped(&cover.permalink), escaped(&cover.alt));
        let _ = writeln!(html, "<figure><img src=\"{source}\" alt=\"{alt}\">{credit}</figure>");
    }
    html.push_str(&press.story(place, Medium::Feed).html());
    let pairings = cards.pairings(episode);
    if !pairings.is_empty() {
        let words = press.newsletter.masthead.language.words();
        let _ = write!(html, "<h2>{}</h2>\n<ul>\n", escaped(&words.pair_with));
        for pairing in pairings {
            let title = match pairing.url {
                Some(url) => format!("<a href=\"{}\">{}</a>", escaped(&url), escaped(&pairing.title)),
                None => escaped(&pairing.title),
            };
            let by = pairing.by.map(|it| escaped(&format!("{}{it}", words.comma))).unwrap_or_default();
            let _ = writeln!(html, "<li>{}{}{title}{by}</li>", escaped(&pairing.kind), escaped(&words.colon));
        }
        html.push_str("</ul>\n");
    }
    html.truncate(html.trim_end().len());
    let html = directed(html, press);
    match clean(&html) {
        Cow::Borrowed(_) => html,
        Cow::Owned(clean) => clean,
    }
}

/// HTML that says in which direction it runs, where feed readers would take it for the other one.
fn directed(html: String, press: &Press<'_>) -> String {
    match press.newsletter.masthead.language.direction() {
        "rtl" if !html.is_empty() => format!("<div dir=\"rtl\">\n{html}\n</div>"),
        _ => html,
    }
}
