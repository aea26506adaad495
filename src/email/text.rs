//! A letter in plain text, from its masthead to the way out of the list.

use std::fmt::Write as _;

use super::letter::{Imprint, Kept};
use crate::markdown::{TextBody, WIDTH, width, wrap};
use crate::press::Press;

/// The letter of the episode at `place`.
pub(super) fn text(place: usize, plain: &TextBody, kept: Option<Kept>, imprint: Imprint, press: &Press<'_>) -> String {
    let newsletter = press.newsletter;
    let masthead = &newsletter.masthead;
    let (base, words) = (&masthead.base_url, masthead.language.words());
    let colon = words.colon.replace('\u{a0}', " ");
    let episode = &newsletter.episodes[place];
    let it = &episode.manuscript;
    let mut out = String::new();
    let mut paragraph = |text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "{text}\n");
        }
    };
    paragraph(&wrap(&masthead.title.to_uppercase(), WIDTH).join("\n"));
    let label = Some(&episode.label).filter(|label| !label.is_empty() && **label != it.title);
    let heading: Vec<String> = label.into_iter().chain([&it.title]).flat_map(|it| wrap(it, WIDTH)).collect();
    paragraph(&heading.join("\n"));
    let minutes = masthead.language.count(&words.minutes, usize::from(episode.minutes()));
    let byline = format!("{} · {minutes}", masthead.language.date(it.date.day));
    paragraph(&format!("{byline}\n{}{colon}{}", words.read_online, episode.permalink.absolute(base)));
    if let Some(cover) = &it.cover {
        paragraph(&wrap(&format!("[{}{colon}{}]", words.picture, cover.alt), WIDTH).join("\n"));
    }
    let Kept { passages, footnotes } =
        kept.unwrap_or(Kept { passages: plain.passages.len(), footnotes: plain.footnotes.len() });
    let links = match kept {
        None => &plain.links[..],
        Some(_) => &plain.links[..plain.passages[..passages].last().map_or(0, |it| it.links)],
    };
    for passage in &plain.passages[..passages] {
        paragraph(&passage.text);
    }
    if kept.is_some() {
        paragraph(&format!("{}{colon}{}", words.continue_online, episode.permalink.absolute(base)));
    }
    if footnotes > 0 {
        paragraph(&format!("{}\n{}", words.footnotes, "=".repeat(width(&words.footnotes))));
        paragraph(&plain.footnotes[..footnotes].join("\n\n"));
    }
    let pairings = press.cards().absolute_pairings(episode);
    if !pairings.is_empty() {
        let mut lines = vec![words.pair_with.to_string()];
        for pairing in pairings {
            let by = pairing.by.map(|it| format!(" {} {it}", words.pairing_by)).unwrap_or_default();
            let url = pairing.url.map(|it| format!("\n  {it}")).unwrap_or_default();
            lines.push(format!("- {}{colon}{}{by}{url}", pairing.kind, pairing.title));
        }
        paragraph(&lines.join("\n"));
    }
    if !links.is_empty() {
        let noted = links.iter().enumerate().map(|(index, it)| format!("[{}] {it}", index + 1));
        paragraph(&words.links);
        paragraph(&noted.collect::<Vec<_>>().join("\n"));
    }
    if let Some(previous) = newsletter.neighbours(place).previous.map(|it| &newsletter.episodes[it]) {
        let title = wrap(&format!("{}{colon}{}", words.previous, previous.manuscript.title), WIDTH).join("\n");
        paragraph(&format!("{title}\n{}", previous.permalink.absolute(base)));
    }
    if let Some(next) = newsletter.promised(episode) {
        paragraph(&format!("{}\n{}", words.next, next.absolute(base)));
    }
    let Imprint { unsubscribe, address } = imprint;
    if unsubscribe.is_some() || address.is_some() {
        let mut lines = vec!["* * *".to_owned(), String::new()];
        lines.extend(unsubscribe.map(|it| format!("{}{colon}{it}", words.unsubscribe)));
        lines.extend(address.into_iter().flatten());
        paragraph(&lines.join("\n"));
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}
