//! The text of an item, which every format and every feed shares.

use std::borrow::Cow;
use std::sync::Arc;

use super::xml::clean;
use crate::markdown::Medium;
use crate::press::{Press, beside};

/// The whole episode at `place` as HTML: its cover, its text, and what goes well with it. Like every body, it holds
/// nothing that XML forbids.
#[must_use]
pub fn body(place: usize, press: &Press<'_>) -> Arc<str> {
    press.in_feeds(place, || written(place, press))
}

/// The same for those who begin at the start: the day on which it came stands above it, for its date says another.
pub(super) fn dated_body(place: usize, press: &Press<'_>) -> String {
    let newsletter = press.newsletter;
    let episode = &newsletter.episodes[place];
    let day = press.views().date(episode.manuscript.date.day).text;
    let direction = if newsletter.masthead.language.direction() == "rtl" { " dir=\"rtl\"" } else { "" };
    let heading = [episode.label.as_str(), &day].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let heading = beside::escaped(&heading.join(" · "));
    ["<p", direction, ">", &clean(&heading), "</p>\n", &body(place, press)].concat()
}

fn written(place: usize, press: &Press<'_>) -> String {
    let (episode, views) = (&press.newsletter.episodes[place], press.views());
    let mut html = views.cover(episode).as_ref().map(beside::cover).unwrap_or_default();
    html.push_str(&press.story(place, Medium::Feed).html());
    html.push_str(&beside::pairings(&views.absolute_pairings(episode), press.newsletter.masthead.language.words()));
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
