//! `[feed]` of `newsletter.toml`: in which formats feeds are published, and how much each holds.

use crate::diagnostic::Reported;
use crate::manuscript::front_matter::{Choice, Fields, Placed};
use crate::source::Span;

/// What the author says of feeds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Feeds {
    /// The formats that every feed is published in; never empty. The first is the one that pages name.
    pub formats: Vec<FeedFormat>,
    /// Where the author says which, if it is said.
    pub said: Option<Span>,
    /// How much a feed holds.
    pub items: FeedItems,
    /// The hub that tells readers of something new (`WebSub` §4), if there is one.
    pub hub: Option<String>,
}

/// How a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    /// RSS 2.0.
    Rss,
    /// Atom 1.0 (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

/// How many of the newest episodes a feed holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FeedItems {
    /// Every one.
    All,
    /// So many; those before them stand in the feed's archive.
    Newest(usize),
}

impl Default for Feeds {
    /// One format, which every reader knows, so that nobody is asked to choose; and a year of weekly letters.
    fn default() -> Feeds {
        Feeds { formats: vec![FeedFormat::Rss], said: None, items: FeedItems::Newest(52), hub: None }
    }
}

impl FeedFormat {
    /// Every format.
    pub const ALL: [FeedFormat; 3] = [FeedFormat::Rss, FeedFormat::Atom, FeedFormat::Json];

    /// The word that authors use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            FeedFormat::Rss => "rss",
            FeedFormat::Atom => "atom",
            FeedFormat::Json => "json",
        }
    }

    /// Its name among people who choose one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FeedFormat::Rss => "RSS",
            FeedFormat::Atom => "Atom",
            FeedFormat::Json => "JSON Feed",
        }
    }

    /// Its media type (RFC 4287 §7, JSON Feed 1.1; that of RSS was never registered, and all use it).
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            FeedFormat::Rss => "application/rss+xml",
            FeedFormat::Atom => "application/atom+xml",
            FeedFormat::Json => "application/feed+json",
        }
    }

    /// How the name of its file ends: with what every web server knows to be XML or JSON.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            FeedFormat::Rss => ".xml",
            FeedFormat::Atom => ".atom.xml",
            FeedFormat::Json => ".json",
        }
    }
}

impl Choice for FeedFormat {
    const EVERY: &'static [FeedFormat] = &FeedFormat::ALL;
    const WHAT: &'static str = "format of feeds";
    const WORDS: &'static str = "feeds are written as `rss`, `atom` and `json`";

    fn word(self) -> &'static str {
        FeedFormat::word(self)
    }
}

pub(super) const KNOWN: &[&str] = &["formats", "items", "hub"];

pub(super) fn read(fields: &mut Fields<'_>) -> Result<Feeds, Reported> {
    let unsaid = Feeds::default();
    let (formats, items, hub) = (formats(fields), items(fields), hub(fields));
    let (formats, said) = formats?.map_or((unsaid.formats, None), |it| (it.value, Some(it.span)));
    Ok(Feeds { formats, said, items: items?.unwrap_or(unsaid.items), hub: hub? })
}

fn formats(fields: &mut Fields<'_>) -> Result<Option<Placed<Vec<FeedFormat>>>, Reported> {
    if !fields.has("formats") {
        return Ok(None);
    }
    let mut formats = Vec::new();
    let mut said: Option<Span> = None;
    for written in fields.texts("formats")? {
        let range = written.span.range();
        let start = said.as_ref().map_or(range.start, |it| it.range().start);
        said = Some(Span::new(&written.span.path, start..range.end));
        let format: FeedFormat = fields.chosen(&written)?;
        if formats.contains(&format) {
            return Err(fields.fault(range, format!("`{}` stands here twice", format.word()), "take one out"));
        }
        formats.push(format);
    }
    let Some(span) = said else {
        let range = fields.whole();
        let help = "write `formats = [\"rss\"]`, or leave it out";
        return Err(fields.fault(range, "a newsletter needs a feed, and `formats` names no format", help));
    };
    Ok(Some(Placed { value: formats, span }))
}

fn items(fields: &mut Fields<'_>) -> Result<Option<FeedItems>, Reported> {
    let Some(items) = fields.line("items")? else { return Ok(None) };
    match items.value.parse() {
        _ if items.value == "all" => Ok(Some(FeedItems::All)),
        Ok(count) if count > 0 => Ok(Some(FeedItems::Newest(count))),
        _ => Err(fields.fault(
            items.span.range(),
            "`items` must be `\"all\"` or a number",
            "write `items = \"all\"` or `items = 50`",
        )),
    }
}

fn hub(fields: &mut Fields<'_>) -> Result<Option<String>, Reported> {
    let Some(hub) = fields.line("hub")? else { return Ok(None) };
    let plain = hub.value.chars().all(|it| it.is_ascii_graphic());
    if plain && ["https://", "http://"].iter().any(|it| hub.value.starts_with(it)) {
        return Ok(Some(hub.value));
    }
    let help = "write the whole address of the hub, such as `hub = \"https://hub.example.org/\"`";
    Err(fields.fault(hub.span.range(), "`hub` must be a web address", help))
}
