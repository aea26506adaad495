//! An episode as its author wrote it.

use super::addresses;
use super::audio::{self, Audio};
use super::cover::{self, Cover};
use super::dateline::Dateline;
use super::front_matter::{COMMAS, Extra, Fields, Notation, Placed};
use super::kind::Kind;
use super::misnumbered;
use super::name::Name;
use super::opened::Opened;
use crate::address::{Permalink, Slug, composed};
use crate::diagnostic::{Diagnostic, Report, Reported, Rule};
use crate::markdown::{Document, Typography, typeset};
use crate::source::{SourcePath, Span};

/// An episode that knows no neighbours yet.
#[derive(Debug, Clone)]
pub struct EpisodeManuscript {
    /// The file.
    pub path: SourcePath,
    /// What the file's name tells.
    pub name: Name,
    /// How its front matter is written.
    pub notation: Notation,
    /// Where its number, or else its title, is written, for remarks about its place among the others.
    pub span: Span,
    /// The season, from the front matter or the names.
    pub season: Option<u32>,
    /// The number within the season, from the front matter or the name.
    pub number: Option<u32>,
    /// Whether it belongs to the numbered story.
    pub kind: Kind,
    /// What it is called, typeset.
    pub title: String,
    /// The word in its address.
    pub slug: Slug,
    /// When it was or will be published.
    pub date: Dateline,
    /// When it was corrected, if it was.
    pub updated: Option<Dateline>,
    /// Whether it is withheld until the author is done.
    pub draft: bool,
    /// What it is about.
    pub summary: Option<String>,
    /// What happened in it, for those who read on.
    pub recap: Option<String>,
    /// Its tags as written.
    pub tags: Vec<Placed<String>>,
    /// Who wrote it, if not the newsletter's author.
    pub authors: Vec<String>,
    /// The picture above it. Boxed, like the recording, since most episodes have none and there may be ten thousand.
    pub cover: Option<Box<Cover>>,
    /// What goes well with it.
    pub pairings: Vec<Pairing>,
    /// Addresses that it had before.
    pub aliases: Vec<Placed<Permalink>>,
    /// When the story takes place.
    pub story_date: Option<String>,
    /// Where it can be heard, as written.
    pub audio: Option<Box<Audio>>,
    /// What its letter says in its own way.
    pub mailing: Mailing,
    /// What feeds know it by, if the author has fixed it.
    pub guid: Option<Placed<String>>,
    /// The author's own.
    pub extra: Extra,
    /// The text.
    pub body: Document,
}

/// Something to enjoy with an episode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// What it is: "book", "tea".
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub by: Option<String>,
    /// Where to find it, as written.
    pub url: Option<Placed<String>>,
}

impl Pairing {
    fn typeset(self, typography: Typography) -> Pairing {
        let by = self.by.map(|it| typeset(&it, typography));
        Pairing { title: typeset(&self.title, typography), by, ..self }
    }
}

/// What the letter of an episode says in its own way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailing {
    /// Its subject; the title if nothing is said.
    pub subject: Option<Placed<String>>,
    /// The line that inboxes show beside the subject; the summary if nothing is said.
    pub preheader: Option<Placed<String>>,
}

impl Mailing {
    fn typeset(self, typography: Typography) -> Mailing {
        let set = |it: Placed<String>| Placed { value: typeset(&it.value, typography), ..it };
        Mailing { subject: self.subject.map(set), preheader: self.preheader.map(set) }
    }
}

/// The keys of an episode.
pub(super) const KNOWN: &[&str] = &[
    "title",
    "date",
    "updated",
    "season",
    "episode",
    "kind",
    "slug",
    "draft",
    "summary",
    "recap",
    "tags",
    "authors",
    "cover",
    "pairings",
    "aliases",
    "story_date",
    "audio",
    "email",
    "guid",
    "extra",
];

pub(super) fn read(opened: Opened<'_>, report: &mut Report) -> Result<EpisodeManuscript, Reported> {
    let Opened { source, text, name, front, body, typography } = opened;
    let notation = front.notation;
    let mut fields = Fields::new(source, front, KNOWN, report);
    let title = fields.title("What this episode is called");
    let date = date(&mut fields, name);
    let updated = updated(&mut fields, date.as_ref().ok());
    let season = fields.number("season");
    let number = fields.number("episode");
    let kind = fields.one_of("kind");
    let slug = addresses::slug(&mut fields, &name.words);
    let draft = fields.flag("draft");
    let summary = fields.plain_text("summary");
    let recap = fields.plain_text("recap");
    let tags = listed(&mut fields, "tags");
    marked(&mut fields, &tags);
    let authors = listed(&mut fields, "authors");
    let cover = cover::read(&mut fields);
    let pairings = fields.tables("pairings", &["kind", "title", "by", "url"], pairing);
    let aliases = addresses::aliases(&mut fields);
    let story_date = fields.plain_line("story_date");
    let audio = recording(&mut fields);
    let mailing = fields.table("email", &["subject", "preheader"], mailing);
    let guid = guid(&mut fields);
    let extra = fields.extra();
    let front = fields.close();
    let body = Document::parse(source, text, body, typography, report);
    let body = if matches!(summary, Ok(Some(_))) { body.map(Document::summarised) } else { body };
    front?;

    let set = |text: &str| typeset(text, typography);
    let (title, season, number) = (title?, season?, number?);
    misnumbered::check(source, name, [season.as_ref(), number.as_ref()], report);
    let span = number.as_ref().map_or_else(|| title.span.clone(), |it| it.span.clone());
    Ok(EpisodeManuscript {
        path: source.path.clone(),
        name: name.clone(),
        notation,
        span,
        season: season.map(|it| it.value).or(name.season),
        number: number.map(|it| it.value).or(name.episode),
        kind: kind?.unwrap_or(Kind::Full),
        title: set(&title.value),
        slug: slug?,
        date: date?,
        updated: updated?,
        draft: draft?.unwrap_or(false),
        summary: summary?.map(|it| set(&it.value)),
        recap: recap?.map(|it| set(&it.value)),
        tags: tags?,
        authors: authors?.into_iter().map(|it| it.value).collect(),
        cover: cover?.map(|it| Box::new(it.typeset(typography))),
        pairings: pairings?.into_iter().map(|it| it.typeset(typography)).collect(),
        aliases: aliases?,
        story_date: story_date?.map(|it| set(&it.value)),
        audio: audio?.map(Box::new),
        mailing: mailing?.unwrap_or_default().typeset(typography),
        guid: guid?,
        extra: extra?,
        body: body?,
    })
}

fn date(fields: &mut Fields<'_>, name: &Name) -> Result<Dateline, Reported> {
    if let Some(date) = fields.dateline("date")? {
        return Ok(date.value);
    }
    name.day.map(Dateline::of_day).ok_or_else(|| {
        let preface =
            if name.outer_bundle().is_some() { "; what introduces a season is called `season.md`" } else { "" };
        let add = format!("add the day of publication: `{}`{preface}", fields.pair("date", "2026-03-01"));
        let help = if name.is_not_found() {
            format!("the page for addresses at which nothing is comes from `templates/404.html`; to episode 404, {add}")
        } else {
            add
        };
        fields.missing("date", help)
    })
}

/// The day of a correction, which is not before that of the publication.
pub(super) fn updated(fields: &mut Fields<'_>, published: Option<&Dateline>) -> Result<Option<Dateline>, Reported> {
    let Some(Placed { value: updated, span }) = fields.dateline("updated")? else { return Ok(None) };
    if published.is_some_and(|it| updated.day < it.day) {
        let help = "give the day of the correction, or take `updated` out";
        return Err(fields.fault(span.range(), "this correction comes before what it corrects", help));
    }
    Ok(Some(updated))
}

/// A list of names. A single one may be written without the list, but not several with commas, which would be one name;
/// nor a list of them whose commas YAML does not know.
fn listed(fields: &mut Fields<'_>, key: &str) -> Result<Vec<Placed<String>>, Reported> {
    let is_one = fields.lone_text(key).is_some() || fields.lone_name(key);
    let mut listed = fields.texts(key)?;
    for name in &mut listed {
        name.value = composed(&name.value).into_owned();
    }
    let Some(text) = listed.first().filter(|it| is_one && it.value.contains(COMMAS)) else { return Ok(listed) };
    let names = text.value.split(COMMAS).map(str::trim).filter(|it| !it.is_empty());
    let names: Vec<String> = names.map(|it| format!("\"{}\"", it.trim_matches('"'))).collect();
    let help = format!("write `{}`", fields.pair(key, &format!("[{}]", names.join(", "))));
    Err(fields.fault(text.span.range(), format!("these {key} are one text, not a list"), help))
}

/// Tells of tags that begin with a `#`, as other tools have them, some for those that nobody is to see.
fn marked(fields: &mut Fields<'_>, tags: &Result<Vec<Placed<String>>, Reported>) {
    for Placed { value, span } in tags.iter().flatten() {
        if let Some(word) = value.strip_prefix('#').filter(|it| it.starts_with(char::is_alphanumeric)) {
            let remark = Diagnostic::at(span.clone(), "readers see this tag, and the `#` in front of it");
            let help = format!("write `\"{word}\"`, or leave it out if it was to stay hidden");
            fields.warn(Rule::LooseMark, remark.help(help));
        }
    }
}

/// The recording of an episode. A name alone is that of a file, unless it is an address of another site.
fn recording(fields: &mut Fields<'_>) -> Result<Option<Audio>, Reported> {
    let key = if fields.lone_text("audio").is_some_and(|it| it.contains("//")) { "url" } else { "file" };
    match fields.lone_key("audio", key) {
        Some(told) => Err(told),
        None => fields.table("audio", audio::KNOWN, audio::read),
    }
}

fn pairing(fields: &mut Fields<'_>) -> Result<Pairing, Reported> {
    let kind = fields.required_line("kind", "book");
    let title = fields.title("Its title");
    let (by, url) = (fields.plain_line("by"), fields.address("url"));
    Ok(Pairing { kind: kind?.value, title: title?.value, by: by?.map(|it| it.value), url: url? })
}

fn mailing(fields: &mut Fields<'_>) -> Result<Mailing, Reported> {
    let (subject, preheader) = (fields.plain_line("subject"), fields.plain_line("preheader"));
    Ok(Mailing { subject: subject?, preheader: preheader? })
}

fn guid(fields: &mut Fields<'_>) -> Result<Option<Placed<String>>, Reported> {
    let Some(guid) = fields.line("guid")? else { return Ok(None) };
    if guid.value.contains(char::is_whitespace) {
        return Err(fields.fault(
            guid.span.range(),
            "a `guid` has no white space",
            "copy it from the feed as it stands",
        ));
    }
    Ok(Some(guid))
}
