//! An episode's own page. How it stands in lists is among the `parts`.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::{
    DateView, EpisodeCard, FeedLink, HeadView, Html, LinkView, PairingView, Prose, SeasonLink, Shared, TagLink,
};

/// `episode.html`.
#[derive(Debug, Serialize)]
pub struct EpisodePageView<'a> {
    /// What `<head>` says.
    pub head: HeadView,
    /// The episode.
    pub episode: EpisodeView<'a>,
}

/// An episode on its own page. To a template, what stands in `card` is as much a field as everything else.
#[derive(Debug)]
pub struct EpisodeView<'a> {
    /// The episode as in a list.
    pub card: Shared<EpisodeCard>,
    /// Its page, absolute.
    pub permalink: String,
    /// When it was corrected, if it was: "Corrected on 1 March 2026".
    pub updated: Option<DateView>,
    /// What it is about, in the author's own words; unlike `excerpt`, never the beginning of the text.
    pub summary: Option<String>,
    /// When the story takes place, as the author says it.
    pub story_date: Option<String>,
    /// How many words it has.
    pub words: u32,
    /// Who wrote it, if not the newsletter's author.
    pub authors: Vec<String>,
    /// The same in words, as HTML: "Ada, Grace and Joan". A name may run in another direction than the words around it,
    /// so each stands in a `<bdi>`.
    pub authors_listed: tera::Value,
    /// The text as HTML.
    pub body: Prose<'a>,
    /// Whether the first paragraph of the text is too short to stand beside a large initial, or begins with a mark that
    /// would stand there alone, with code or with HTML.
    pub opens_short: bool,
    /// Its headings, for a table of contents.
    pub headings: Vec<HeadingView>,
    /// Its tags.
    pub tags: Vec<Shared<TagLink>>,
    /// What goes well with it.
    pub pairings: Vec<PairingView>,
    /// Its recording.
    pub audio: Option<AudioView>,
    /// The feed of all that can be heard, if this can be.
    pub podcast: Option<Shared<FeedLink>>,
    /// The season it belongs to.
    pub season_link: Option<Shared<SeasonLink>>,
    /// Every episode of that season in order, this one among them.
    pub season_episodes: Shared<Vec<ContentsEntry>>,
    /// The same as `contents.html` prints them.
    pub season_contents: Shared<Html>,
    /// What happened in the episode before, for those who have forgotten; nothing at the beginning of a season.
    pub previously: Option<String>,
    /// What has happened in the season before it, where the episodes say it; nothing at the beginning of a season.
    pub recap: Option<LinkView>,
    /// Where the story begins; nothing on the page of the first episode.
    pub first: Option<Shared<EpisodeCard>>,
    /// The episode before, in this season or the one before.
    pub previous: Option<Shared<EpisodeCard>>,
    /// The episode after, in this season or the next.
    pub next: Option<Shared<EpisodeCard>>,
    /// Ways to pass it on, without trackers.
    pub share: Vec<LinkView>,
    /// Whatever stands under `[extra]` in the front matter.
    pub extra: tera::Value,
}

/// Writes out the fields of views, one after another; none can be forgotten.
macro_rules! fields {
    ($fields:ident, $($view:expr => $name:ident { $($field:ident),* $(, [$other:ident])? }),*) => {
        $(
            let $name { $($field,)* $($other: _,)? } = $view;
            $($fields.serialize_field(stringify!($field), $field)?;)*
        )*
    };
}

// As `#[serde(flatten)]` would, but it makes a map that nobody knows the size of, and names each
// field anew for each page.
impl Serialize for EpisodeView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("EpisodeView", FIELDS)?;
        fields!(
            fields,
            self.card.view() => EpisodeCard {
                label, number, title, url, date, minutes, reading_time, excerpt, kind, kind_label, cover, season, draft
            },
            self => EpisodeView {
                permalink, updated, summary, story_date, words, authors, authors_listed, body, opens_short, headings,
                tags, pairings, audio, podcast, season_link, season_episodes, season_contents, previously, recap, first,
                previous, next, share, extra, [card]
            }
        );
        fields.end()
    }
}

/// How many fields an episode has on its own page.
const FIELDS: usize = 37;

/// `contents.html`: a part of pages, which is printed once a season.
#[derive(Debug, Serialize)]
pub struct ContentsView {
    /// The season.
    pub season: Shared<SeasonLink>,
    /// Every episode of it in order.
    pub episodes: Shared<Vec<ContentsEntry>>,
}

/// An episode in the contents of its season. Every page of a season shows all of them, so it says no
/// more than that takes.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsEntry {
    /// Its number; nothing beside the story.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
}

/// A heading of the text.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView {
    /// 2 to 6, as printed.
    pub level: u8,
    /// The text without marks.
    pub text: String,
    /// The anchor, without `#`.
    pub id: String,
}

/// A recording of an episode.
#[derive(Debug, Clone, Serialize)]
pub struct AudioView {
    /// Where it lies.
    pub url: String,
    /// Its media type: `audio/mpeg`.
    pub media_type: String,
    /// How long it lasts, as the author or the file tells it: "2:37", "1:02:03".
    pub duration: Option<String>,
    /// Where its words lie.
    pub transcript: Option<String>,
    /// Its chapters, if a file beside the text lists them.
    pub chapters: Vec<ChapterView>,
}

/// A chapter of a recording.
#[derive(Debug, Clone, Serialize)]
pub struct ChapterView {
    /// Its title.
    pub title: String,
    /// How much is heard before it: "2:37".
    pub time: String,
    /// Where it is heard.
    pub url: String,
}
