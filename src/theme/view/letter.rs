//! An episode as mail, for the letter itself and for its style sheet.

use serde::Serialize;

use super::{AudioView, DateView, LinkView, PairingView, PictureView};

/// `letter.html`, and the style sheets `letter.css` and `letter-kept.css` beside it.
#[derive(Debug, Serialize)]
pub struct LetterPageView {
    /// The letter.
    pub letter: LetterView,
}

/// `letter-kept.css`: the rules that cannot be inlined see the same letter.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct LetterStyleView<'a>(pub &'a LetterPageView);

/// An episode as mail. Every address is absolute.
#[derive(Debug, Serialize)]
pub struct LetterView {
    /// What inboxes show.
    pub subject: String,
    /// What inboxes show beside the subject; nothing where the service is told of it in another way.
    pub preheader: Option<String>,
    /// "Season 2 Episode 29"; empty for an episode that has no number.
    pub label: String,
    /// "Bonus" or "Trailer"; nothing for a full episode.
    pub kind_label: Option<String>,
    /// The title.
    pub title: String,
    /// Who wrote it, if not the newsletter's author.
    pub authors: Vec<String>,
    /// The same in words, as HTML: "Ada, Grace and Joan". A name may run in another direction than the words around it,
    /// so each stands in a `<span dir="auto">`, which mail programs know.
    pub authors_listed: tera::Value,
    /// When it was published.
    pub date: DateView,
    /// Reading time in words: "4 min read".
    pub reading_time: String,
    /// When the story takes place, as the author says it.
    pub story_date: Option<String>,
    /// The episode's page.
    pub permalink: String,
    /// Its recording.
    pub audio: Option<AudioView>,
    /// The picture above the text, no wider than the column.
    pub cover: Option<PictureView>,
    /// What happened in the episode before, for those who have forgotten; nothing at the beginning of a season.
    pub previously: Option<String>,
    /// What has happened in the season so far, where the episodes say it.
    pub recap: Option<LinkView>,
    /// The text as HTML for mail.
    pub body: tera::Value,
    /// What goes well with it.
    pub pairings: Vec<PairingView>,
    /// The episode before.
    pub previous: Option<LinkView>,
    /// Where the next episode is, or will be: the same address for ever. Nothing where newsletter.toml has no
    /// `[email]`, since the site then has no such page.
    pub next: Option<String>,
    /// Where the reader leaves the list; nothing where a service adds that by itself.
    pub unsubscribe: Option<String>,
    /// The lines of the postal address; nothing where there is none, or a service adds it.
    pub address: Option<Vec<String>>,
    /// Whatever stands under `[extra]` in the front matter.
    pub extra: tera::Value,
}
