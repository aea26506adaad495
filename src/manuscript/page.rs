//! A page outside the story, such as "About".

use super::addresses;
use super::cover::{self, Cover};
use super::dateline::Dateline;
use super::episode;
use super::front_matter::{Extra, Fields, Placed};
use super::name::Name;
use super::opened::Opened;
use crate::address::{Permalink, Slug};
use crate::diagnostic::{Report, Reported};
use crate::markdown::{Document, typeset};
use crate::source::SourcePath;

/// A standalone page as its author wrote it.
#[derive(Debug, Clone)]
pub struct PageManuscript {
    /// The file.
    pub path: SourcePath,
    /// What the file's name tells.
    pub name: Name,
    /// The title.
    pub title: String,
    /// The word in its address.
    pub slug: Slug,
    /// When it was corrected, if it was.
    pub updated: Option<Dateline>,
    /// Whether it is withheld until the author is done.
    pub draft: bool,
    /// What it is about.
    pub summary: Option<String>,
    /// The picture that stands for it.
    pub cover: Option<Cover>,
    /// Addresses that it had before.
    pub aliases: Vec<Placed<Permalink>>,
    /// The author's own.
    pub extra: Extra,
    /// The text.
    pub body: Document,
}

const KNOWN: &[&str] = &["title", "updated", "slug", "draft", "summary", "cover", "aliases", "extra"];

pub(super) fn read(opened: Opened<'_>, report: &mut Report) -> Result<PageManuscript, Reported> {
    let Opened { source, text, name, front, body, typography } = opened;
    let mut fields = Fields::new(source, front, KNOWN, report);
    let title = fields.title("What this page is called");
    let updated = episode::updated(&mut fields, None);
    let slug = addresses::slug(&mut fields, &name.words);
    let draft = fields.flag("draft");
    let summary = fields.plain_text("summary");
    let cover = cover::read(&mut fields);
    let aliases = addresses::aliases(&mut fields);
    let extra = fields.extra();
    let front = fields.close();
    let body = Document::parse(source, text, body, typography, report).map(Document::summarised);
    front?;
    Ok(PageManuscript {
        path: source.path.clone(),
        name: name.clone(),
        title: typeset(&title?.value, typography),
        slug: slug?,
        updated: updated?,
        draft: draft?.unwrap_or(false),
        summary: summary?.map(|it| typeset(&it.value, typography)),
        cover: cover?.map(|it| it.typeset(typography)),
        aliases: aliases?,
        extra: extra?,
        body: body?,
    })
}
