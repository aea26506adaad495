//! What an episode opens with, on its page and in its letter: when it plays, what can be heard, and
//! what happened before.

use chrono::NaiveDate;

use super::views::Views;
use crate::manuscript::{Dateline, Kind};
use crate::newsletter::{Destination, Episode};
use crate::source::Chapter;
use crate::theme::view::{AudioView, ChapterView, DateView};

impl<'a> Views<'a> {
    /// When the story takes place: a day as the newsletter writes its days, anything else in the author's words.
    #[must_use]
    pub fn story_date(self, episode: &Episode) -> Option<String> {
        let written = episode.manuscript.story_date.as_deref()?;
        let day = NaiveDate::parse_from_str(written, "%Y-%m-%d").ok().filter(|_| written.len() == "1869-03-01".len());
        Some(day.map_or_else(|| written.to_owned(), |it| self.language().date(it)))
    }

    /// When a text was corrected, said as a sentence of the newsletter's language. `came` is the day on which it was
    /// published, if it has one.
    #[must_use]
    pub fn updated(self, updated: Option<Dateline>, came: Option<NaiveDate>) -> Option<DateView> {
        let day = self.newsletter.masthead.day(updated?);
        let DateView { iso, text } = self.date(came.map_or(day, |it| day.max(it)));
        Some(DateView { iso, text: self.language().words().corrected.replace("{day}", &text) })
    }

    /// The recording of an episode, for a page of the site.
    #[must_use]
    pub fn audio(self, episode: &Episode) -> Option<AudioView> {
        heard(episode, |it| self.href(it))
    }

    /// The same for readers elsewhere.
    #[must_use]
    pub fn absolute_audio(self, episode: &Episode) -> Option<AudioView> {
        heard(episode, |it| self.absolute(it))
    }

    /// What happened in the episode before the one at `place`, for those who have forgotten; nothing at the beginning
    /// of a season. A summary invites to read: what happened is told only where the author tells it. A bonus or a
    /// trailer of which nothing is told does not stand between the story and what came before.
    #[must_use]
    pub fn previously(self, place: usize) -> Option<&'a str> {
        let (before, from) = self.newsletter.episodes.split_at(place);
        let season = from[0].manuscript.season;
        let mut before = before.iter().rev().map(|it| &it.manuscript).take_while(|it| it.season == season);
        before.find(|it| it.recap.is_some() || it.kind == Kind::Full)?.recap.as_deref()
    }
}

fn heard(episode: &Episode, address: impl Fn(&Destination) -> String) -> Option<AudioView> {
    let (recording, audio) = episode.recording.as_ref().zip(episode.manuscript.audio.as_ref())?;
    let url = address(&recording.at);
    let chapter = |it: &Chapter| ChapterView {
        title: it.title.clone(),
        time: it.begins.to_string(),
        url: format!("{url}#t={}", it.begins.seconds),
    };
    Some(AudioView {
        chapters: recording.contents.iter().map(chapter).collect(),
        url,
        media_type: audio.media_type.clone(),
        duration: recording.duration.map(|it| it.to_string()),
        transcript: recording.transcript.as_ref().map(&address),
    })
}
