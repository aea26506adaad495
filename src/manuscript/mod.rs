//! One file of the author's, understood: its front matter checked, its text parsed. It knows no neighbours.
//!
//! Front matter in TOML or YAML becomes one tree of nodes with spans, from which fields are read one by one, so that
//! every mistake of a file is told at once and both notations get the same words.

mod cadence;
mod dateline;
mod elsewhere;
mod episode;
mod fence;
mod fields;
mod levels;
mod letters;
mod masthead;
mod name;
mod node;
mod page;
mod pattern;
mod pictures;
mod preface;
mod target;
mod toml;
mod wording;
mod yaml;

use crate::diagnostic::{Report, Reported};
use crate::markdown::Reader;
use crate::source::Source;

pub use cadence::Cadence;
pub use dateline::Dateline;
pub use episode::{Audio, Cover, EpisodeManuscript, Kind, Mailing, Pairing};
pub use fields::Placed;
pub use letters::{Letters, Relay};
pub use masthead::{Author, FeedItems, Link, Masthead, Subscribe};
pub use name::Name;
pub(crate) use name::leading_number;
pub use page::PageManuscript;
pub use pattern::{Pattern, Values};
pub use pictures::{Cards, Metadata, Pictures};
pub use preface::Preface;
pub use target::{Form, Target};

/// Whatever an author writes under `extra`, for templates of the author's own.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// What is said of front matter that would cost more than any author means.
const TOO_DEEP: &str = "this is nested too deep, or repeated too often";

/// What a file below `content/` is.
#[derive(Debug, Clone)]
pub enum Manuscript {
    /// A part of the story.
    Episode(Box<EpisodeManuscript>),
    /// `season.md`: the title and introduction of a season.
    Preface(Box<Preface>),
    /// A page outside the story.
    Page(Box<PageManuscript>),
}

/// Reads one file below `content/`.
///
/// A file is an episode if its name or its folder's begins with a number, or if its front matter has a date, a number or
/// a kind; `season.md` introduces the season of its folder; anything else is a page.
///
/// # Errors
/// When the front matter or the marks of the text are wrong.
pub fn parse(source: &Source, reader: Reader<'_>, report: &mut Report) -> Result<Manuscript, Reported> {
    let name = Name::of(&source.path);
    let fenced = fence::split(source, report)?;
    let front = fenced.parse(source, report)?;
    if name.is_preface() {
        let preface = preface::read(source, front, fenced.body, reader, report)?;
        return Ok(Manuscript::Preface(Box::new(preface)));
    }
    let tells = ["date", "season", "episode", "kind"].iter().any(|it| front.get(it).is_some());
    if tells || name.is_numbered() {
        let episode = episode::read(source, &name, front, fenced.body, reader, report)?;
        Ok(Manuscript::Episode(Box::new(episode)))
    } else {
        let page = page::read(source, &name, front, fenced.body, reader, report)?;
        Ok(Manuscript::Page(Box::new(page)))
    }
}

/// Reads `newsletter.toml`.
///
/// # Errors
/// When something in it is wrong or needed and missing.
pub fn parse_masthead(source: &Source, report: &mut Report) -> Result<Masthead, Reported> {
    masthead::read(source, report)
}
