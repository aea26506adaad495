//! A letter in plain text, from its masthead to the way out of the list.

use std::fmt::Write as _;

use super::size::Kept;
use crate::language::{Language, Words};
use crate::manuscript::Masthead;
use crate::markdown::{TextBody, WIDTH, width, wrap};
use crate::theme::view::LetterView;

/// The letter, with as much of its text as is `kept`.
pub(super) fn text(letter: &LetterView, plain: &TextBody, kept: Option<Kept>, masthead: &Masthead) -> String {
    let language = &masthead.language;
    let words = language.words();
    let mut page = Page { text: String::new(), letter, language, words, colon: words.colon.replace('\u{a0}', " ") };
    page.head(&masthead.title);
    page.opening();
    page.body(plain, kept);
    page.pairings();
    page.links(plain, kept);
    page.neighbours();
    page.imprint();
    page.written()
}

/// A letter as far as it is written.
struct Page<'a> {
    text: String,
    letter: &'a LetterView,
    language: &'a Language,
    words: &'a Words,
    /// What stands between a name and what is named, in letters that everything shows.
    colon: String,
}

impl Page<'_> {
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            let _ = writeln!(self.text, "{text}\n");
        }
    }

    /// Something by its name: "Picture: rain on a window".
    fn named(&self, name: &str, what: &str) -> String {
        format!("{name}{}{what}", self.colon)
    }

    /// The names of newsletter and episode, the day, and where it can be read and heard.
    fn head(&mut self, newsletter: &str) {
        let (it, words) = (self.letter, self.words);
        self.paragraph(&wrap(&newsletter.to_uppercase(), WIDTH).join("\n"));
        let label = Some(&it.label).filter(|label| !label.is_empty() && **label != it.title);
        let label = it.kind_label.iter().chain(label).map(String::as_str).collect::<Vec<_>>().join(" · ");
        let heading = [&label, &it.title].into_iter().filter(|it| !it.is_empty()).flat_map(|it| wrap(it, WIDTH));
        self.paragraph(&heading.collect::<Vec<_>>().join("\n"));
        let by = format!("{} {}", words.by, self.language.list(&it.authors));
        let by = Some(by).filter(|_| !it.authors.is_empty());
        let byline: Vec<&str> = by.iter().chain([&it.date.text, &it.reading_time]).map(String::as_str).collect();
        let mut lines = wrap(&byline.join(" · "), WIDTH);
        if let Some(date) = &it.story_date {
            lines.extend(wrap(&format!("{} {date}", words.story_date), WIDTH));
        }
        lines.push(self.named(&words.read_online, &it.permalink));
        if let Some(audio) = &it.audio {
            let duration = audio.duration.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
            lines.push(self.named(&format!("{}{duration}", words.listen), &audio.url));
            lines.extend(audio.transcript.as_ref().map(|it| self.named(&words.transcript, it)));
        }
        self.paragraph(&lines.join("\n"));
    }

    /// The picture above the text, and what happened before.
    fn opening(&mut self) {
        if let Some(cover) = &self.letter.cover {
            let picture = format!("[{}]", self.named(&self.words.picture, &cover.alt));
            let credit = cover.credit.as_deref().unwrap_or_default();
            self.paragraph(&wrap(format!("{picture} {credit}").trim_end(), WIDTH).join("\n"));
        }
        if let Some(previously) = &self.letter.previously {
            let mut lines = wrap(&self.named(&self.words.previously, previously), WIDTH);
            lines.extend(self.letter.recap.as_ref().map(|it| self.named(&it.title, &it.url)));
            self.paragraph(&lines.join("\n"));
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
            self.paragraph(&self.named(&self.words.continue_online, &self.letter.permalink));
        }
        if footnotes > 0 {
            let heading = &self.words.footnotes;
            self.paragraph(&format!("{heading}\n{}", "=".repeat(width(heading))));
            self.paragraph(&plain.footnotes[..footnotes].join("\n\n"));
        }
    }

    /// What goes well with the episode.
    fn pairings(&mut self) {
        if self.letter.pairings.is_empty() {
            return;
        }
        let mut lines = vec![self.words.pair_with.to_string()];
        for pairing in &self.letter.pairings {
            let by = pairing.by.as_ref().map(|it| format!(" {} {it}", self.words.pairing_by)).unwrap_or_default();
            let url = pairing.url.as_ref().map(|it| format!("\n  {it}")).unwrap_or_default();
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
    fn neighbours(&mut self) {
        if let Some(previous) = &self.letter.previous {
            let title = wrap(&self.named(&self.words.previous, &previous.title), WIDTH).join("\n");
            self.paragraph(&format!("{title}\n{}", previous.url));
        }
        if let Some(next) = &self.letter.next {
            self.paragraph(&format!("{}\n{next}", self.words.next));
        }
    }

    /// The way out of the list, and who has written.
    fn imprint(&mut self) {
        let LetterView { unsubscribe, address, .. } = self.letter;
        if unsubscribe.is_some() || address.is_some() {
            let mut lines = vec!["* * *".to_owned(), String::new()];
            lines.extend(unsubscribe.as_ref().map(|it| self.named(&self.words.unsubscribe, it)));
            lines.extend(address.iter().flatten().cloned());
            self.paragraph(&lines.join("\n"));
        }
    }

    fn written(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
        self.text
    }
}
