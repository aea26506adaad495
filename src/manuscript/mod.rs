//! One file of the author's, understood: its front matter checked, its text parsed. It knows no neighbours.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | the keys of an episode, a page, a season | `episode`, `page`, `preface` |
//! | what several of those have | `addresses`, `cover`, `dateline`; `audio` and `kind`, which only an episode has |
//! | `newsletter.toml` | `masthead`, with a file for each of its tables |
//! | how keys are read, and what is said of a mistake in one | `front_matter` |
//! | what the name of a file says, and the front matter otherwise | `name`, `misnumbered` |
//! | a file whose front matter was read, and whose text was not | `opened` |
//! | texts with places to fill in | `pattern` |
//! | what a failed merge leaves | `unmerged` |
//! | what is remembered of an episode until the next build | `kept` |

mod addresses;
mod audio;
mod cover;
mod dateline;
mod episode;
mod front_matter;
mod kept;
mod kind;
mod masthead;
mod misnumbered;
mod name;
mod opened;
mod page;
mod pattern;
mod preface;
mod unmerged;

use std::sync::Arc;

use chrono_tz::Tz;

use front_matter::Patched;
use opened::Opened;

use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::markdown::{Reader, Typography};
use crate::memo::Key;
use crate::source::{Filed, Source, Span};

pub use audio::{Audio, Transcript};
pub use cover::Cover;
pub use dateline::Dateline;
pub use episode::{EpisodeManuscript, Mailing, Pairing};
pub use front_matter::{Extra, Notation, Placed};
pub use kind::Kind;
pub use masthead::{
    Author, Cadence, Cards, Category, FeedFormat, FeedItems, Feeds, Form, Letters, Limits, Link, Longest, Masthead,
    Metadata, Order, Pictures, Podcast, Relay, Subscribe, Target, parse_targets,
};
pub use name::Name;
pub(crate) use name::season_of;
pub use page::PageManuscript;
pub use pattern::{Pattern, Values};
pub use preface::Preface;
pub use unmerged::check as check_merges;

/// What a file below `content/` is.
#[derive(Debug, Clone)]
pub enum Manuscript {
    /// A part of the story.
    Episode(Arc<EpisodeManuscript>),
    /// `season.md`: the title and introduction of a season.
    Preface(Box<Preface>),
    /// A page outside the story.
    Page(Box<PageManuscript>),
}

/// Reads one file below `content/`.
///
/// A file is an episode if its name or its folder's begins with a number, or if its front matter has a date, a number
/// or a kind; `season.md` introduces the season of its folder; anything else is a page. An episode of which there was
/// nothing to say is remembered, and its text is not looked at again.
///
/// # Errors
/// When the front matter or the marks of the text are wrong.
pub fn parse(filed: &Filed, reader: Reader<'_>, report: &mut Report) -> Result<Manuscript, Reported> {
    let Reader { typography, memo } = reader;
    let name = Name::of(&filed.path);
    let key = Key::of_parts("a manuscript", &(memo.program(), filed.text.key(), &filed.path, typography));
    if let Some(episode) = memo.recall(key).and_then(|it| kept::episode(&it, filed, name.clone(), typography)) {
        return Ok(Manuscript::Episode(Arc::new(episode)));
    }
    let mut remarks = Report::default();
    let manuscript = read(filed, &name, typography, &mut remarks);
    if let Ok(Manuscript::Episode(episode)) = &manuscript
        && remarks.is_empty()
    {
        memo.learn(key, kept::bytes(episode));
    }
    report.absorb(remarks);
    manuscript
}

fn read(filed: &Filed, name: &Name, typography: Typography, report: &mut Report) -> Result<Manuscript, Reported> {
    let (source, text) = (&filed.read(), &filed.text);
    unmerged::check(source, report)?;
    let fenced = front_matter::fence::split(source, report)?;
    misnamed(source, name, report)?;
    let Patched { table: front, whole } = fenced.parse(source, episode::KNOWN, report)?;
    let tells = ["date", "season", "episode", "kind"].iter().any(|it| front.get(it).is_some());
    let opened = Opened { source, text, name, front, body: fenced.body, typography };
    let manuscript = if name.is_preface() {
        preface::read(opened, report).map(|it| Manuscript::Preface(Box::new(it)))
    } else if tells || name.is_numbered() {
        episode::read(opened, report).map(|it| Manuscript::Episode(Arc::new(it)))
    } else {
        page::read(opened, report).map(|it| Manuscript::Page(Box::new(it)))
    };
    whole.and(manuscript)
}

/// Tells of a name that means something to another program, or to nobody.
fn misnamed(source: &Source, name: &Name, report: &mut Report) -> Result<(), Reported> {
    let (message, help) = if let Some(day) = name.impossible_day() {
        (format!("this file's name begins with `{day}`, and there is no such day"), "name it after a day that there is")
    } else if name.is_lone_index() {
        let message = "no page can be made of an `index.md` here: the home page is made from the episodes";
        let help = "give it another name, such as `about.md`; `templates/home.html` changes the home page";
        (message.to_owned(), help)
    } else if name.is_lone_preface() {
        let message = "a `season.md` introduces the season in whose folder it lies, and this lies in none".to_owned();
        (message, "move it into that folder, or give it another name if it is a page")
    } else if let Some(meant) = name.in_small_letters() {
        let help = if meant == "season.md" { "name it `season.md`" } else { "name it `index.md`" };
        (format!("the name of this file is nearly `{meant}`, and means nothing in capitals"), help)
    } else if name.is_section_index() {
        let help = if name.folder.is_none() {
            "the home page is made from the episodes: make it a page under another name, such as `about.md`"
        } else {
            "name it `season.md` to introduce the season of its folder"
        };
        ("an `_index.md` introduces nothing here".to_owned(), help)
    } else {
        return Ok(());
    };
    Err(report.error(Diagnostic::at(Span::new(&source.path, 0..3), message).help(help)))
}

/// Reads `newsletter.toml`.
///
/// # Errors
/// When something in it is wrong or needed and missing.
pub fn parse_masthead(source: &Source, report: &mut Report) -> Result<Masthead, Reported> {
    unmerged::check(source, report)?;
    masthead::read(source, report)
}

/// What `newsletter.toml` says, for whoever needs one word of it; `None` if anything in it is wrong, which is told when
/// it is read in earnest.
#[must_use]
pub fn glance(source: &Source) -> Option<Masthead> {
    parse_masthead(source, &mut Report::default()).ok()
}

/// Where the newsletter is at home, as `newsletter.toml` says; Greenwich if anything in it is wrong.
#[must_use]
pub fn timezone_of(source: &Source) -> Tz {
    glance(source).map(|it| it.timezone).unwrap_or_default()
}
