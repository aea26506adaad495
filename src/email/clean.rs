//! A letter without any look, to be pasted into an editor that has one of its own: headings, paragraphs, lists, pictures.

use std::fmt::Write as _;

use crate::markdown::Routes;
use crate::press::{Press, beside};
use crate::theme::view::PictureView;

/// The episode at `place` in HTML that an editor understands, with `cover` above it; its links lead where `routes` say. What
/// is pasted becomes a letter, so it says what letters say and not what is for the site alone.
pub(super) fn clean(place: usize, cover: Option<&PictureView>, routes: &Routes, press: &Press<'_>) -> String {
    let newsletter = press.newsletter;
    let episode = &newsletter.episodes[place];
    let words = newsletter.masthead.language.words();
    let mut html = cover.map(beside::cover).unwrap_or_default();
    html.push_str(&press.pasted(&episode.manuscript.body, routes, &episode.permalink));
    html.push_str(&beside::pairings(&press.cards().absolute_pairings(episode), words));
    if let Some(previous) = newsletter.neighbours(place).previous.map(|it| &newsletter.episodes[it]) {
        let url = beside::escaped(&previous.permalink.absolute(&newsletter.masthead.base_url));
        let title = beside::escaped(&previous.manuscript.title);
        let _ = writeln!(
            html,
            "<p>{}{}<a href=\"{url}\">{title}</a></p>",
            beside::escaped(&words.previous),
            beside::escaped(&words.colon)
        );
    }
    html
}
