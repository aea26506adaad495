//! `season.md`: what an author says of a season as a whole.

use super::addresses;
use super::front_matter::{Extra, Fields, Placed};
use super::opened::Opened;
use crate::address::{Permalink, Slug};
use crate::diagnostic::{Report, Reported};
use crate::markdown::{Document, typeset};
use crate::source::{SourcePath, Span};

/// The title and the introduction of the season in whose folder it lies.
#[derive(Debug, Clone)]
pub struct Preface {
    /// The file.
    pub path: SourcePath,
    /// Its title in the file, to point at.
    pub span: Span,
    /// The season's title.
    pub title: String,
    /// The word in its address, if the folder's name is not to be used.
    pub slug: Option<Slug>,
    /// Addresses that its index had before.
    pub aliases: Vec<Placed<Permalink>>,
    /// What it is about.
    pub summary: Option<String>,
    /// The author's own.
    pub extra: Extra,
    /// The introduction.
    pub body: Document,
}

const KNOWN: &[&str] = &["title", "slug", "aliases", "summary", "extra"];

pub(super) fn read(opened: Opened<'_>, report: &mut Report) -> Result<Preface, Reported> {
    let Opened { source, text, front, body, typography, .. } = opened;
    let mut fields = Fields::new(source, front, KNOWN, report);
    let title = fields.title("What this season is called");
    let slug = if fields.has("slug") { addresses::slug(&mut fields, "").map(Some) } else { Ok(None) };
    let aliases = addresses::aliases(&mut fields);
    let summary = fields.plain_text("summary");
    let extra = fields.extra();
    let front = fields.close();
    let body = Document::parse(source, text, body, typography, report).map(Document::summarised);
    front?;
    let title = title?;
    Ok(Preface {
        path: source.path.clone(),
        title: typeset(&title.value, typography),
        span: title.span,
        slug: slug?,
        aliases: aliases?,
        summary: summary?.map(|it| typeset(&it.value, typography)),
        extra: extra?,
        body: body?,
    })
}
