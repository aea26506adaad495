//! A letter in plain text, from its masthead to the way out of the list.

use std::fmt::Write as _;

use super::letter::{Imprint, Kept};
use crate::address::Permalink;
use crate::language::Words;
use crate::markdown::{TextBody, WIDTH, width, wrap};
use crate::newsletter::Episode;
use crate::press::Press;

/// The letter of the episode at `place`.
pub(super) fn text(place: usize, plain: &TextBody, kept: Option<Kept>, imprint: Imprint, press: &Press<'_>) -> String {
    let mut page = Page::new(place, press);
    page.head();
    page.body(plain, kept);
    page.pairings();
    page.links(plain, kept);
    page.neighbours(place);
    page.imprint(imprint);
    page.written()
}

/// A letter as far as it is written.
struct Page<'a> {
    text: String,
    episode: &'a Episode,
    words: &'a Words,
    /// What stands between a name and what is named, in letters that everything shows.
    colon: String,
    press: &'a Press<'a>,
}

impl<'a> Page<'a> {
    fn new(place: usize, press: &'a Press<'a>) -> Page<'a> {
        let words = press.newsletter.masthead.language.words();
        let colon = words.colon.replace('\u{a0}', " ");
        Page { text: String::new(), episode: &press.newsletter.episodes[place], words, colon, press }
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            let _ = writeln!(self.text, "{text}\n");
        }
    }

    /// Something by its name: "Picture: rain on a window".
    fn named(&self, name: &str, what: &str) -> String {
        format!("{name}{}{what}", self.colon)
    }

    fn address(&self, permalink: &Permalink) -> String {
        permalink.absolute(&self.press.newsletter.masthead.base_url)
    }

    /// The names of newsletter and episode, the day, and the picture above the text.
    fn head(&mut self) {
        let (masthead, it) = (&self.press.newsletter.masthead, &self.episode.manuscript);
        self.paragraph(&wrap(&masthead.title.to_uppercase(), WIDTH).join("\n"));
        let label = Some(&self.episode.label).filter(|label| !label.is_empty() && **label != it.title);
        let heading: Vec<String> = label.into_iter().chain([&it.title]).flat_map(|it| wrap(it, WIDTH)).collect();
        self.paragraph(&heading.join("\n"));
        let minutes = masthead.language.count(&self.words.minutes, usize::from(self.episode.minutes()));
        let byline = format!("{} · {minutes}", masthead.language.date(it.date.day));
        let online = self.named(&self.words.read_online, &self.address(&self.episode.permalink));
        self.paragraph(&format!("{byline}\n{online}"));
        if let Some(cover) = &it.cover {
            let picture = self.named(&self.words.picture, &cover.alt);
            self.paragraph(&wrap(&format!("[{picture}]"), WIDTH).join("\n"));
        }
    }

    /// The text and its footnotes, as far as they are `kept`.
    fn body(&mut self, plain: &TextBody, kept: Option<Kept>) {
        let Kept { passages, footnotes } =
            kept.unwrap_or(Kept { passages: plain.passages.len(), footnotes: plain.footnotes.len() });
        for passage in &plain.passages[..passages] {
            self.paragraph(&passage.text);
        }
        if kept.is_some() {
            self.paragraph(&self.named(&self.words.continue_online, &self.address(&self.episode.permalink)));
        }
        if footnotes > 0 {
            let heading = &self.words.footnotes;
            self.paragraph(&format!("{heading}\n{}", "=".repeat(width(heading))));
            self.paragraph(&plain.footnotes[..footnotes].join("\n\n"));
        }
    }

    /// What goes well with the episode.
    fn pairings(&mut self) {
        let pairings = self.press.cards().absolute_pairings(self.episode);
        if pairings.is_empty() {
            return;
        }
        let mut lines = vec![self.words.pair_with.to_string()];
        for pairing in pairings {
            let by = pairing.by.map(|it| format!(" {} {it}", self.words.pairing_by)).unwrap_or_default();
            let url = pairing.url.map(|it| format!("\n  {it}")).unwrap_or_default();
            lines.push(format!("- {}{by}{url}", self.named(&pairing.kind, &pairing.title)));
        }
        self.paragraph(&lines.join("\n"));
    }

    /// Where the numbers in what is `kept` of the text lead.
    fn links(&mut self, plain: &TextBody, kept: Option<Kept>) {
        let links = match kept {
            None => &plain.links[..],
            Some(Kept { passages, .. }) => &plain.links[..plain.passages[..passages].last().map_or(0, |it| it.links)],
        };
        if !links.is_empty() {
            let noted = links.iter().enumerate().map(|(index, it)| format!("[{}] {it}", index + 1));
            self.paragraph(&self.words.links);
            self.paragraph(&noted.collect::<Vec<_>>().join("\n"));
        }
    }

    /// The episodes before and after.
    fn neighbours(&mut self, place: usize) {
        let newsletter = self.press.newsletter;
        if let Some(previous) = newsletter.neighbours(place).previous.map(|it| &newsletter.episodes[it]) {
            let title = wrap(&self.named(&self.words.previous, &previous.manuscript.title), WIDTH).join("\n");
            self.paragraph(&format!("{title}\n{}", self.address(&previous.permalink)));
        }
        if let Some(next) = newsletter.promised(self.episode) {
            self.paragraph(&format!("{}\n{}", self.words.next, self.address(&next)));
        }
    }

    /// The way out of the list, and who has written.
    fn imprint(&mut self, Imprint { unsubscribe, address }: Imprint) {
        if unsubscribe.is_some() || address.is_some() {
            let mut lines = vec!["* * *".to_owned(), String::new()];
            lines.extend(unsubscribe.map(|it| self.named(&self.words.unsubscribe, &it)));
            lines.extend(address.into_iter().flatten());
            self.paragraph(&lines.join("\n"));
        }
    }

    fn written(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
        self.text
    }
}
