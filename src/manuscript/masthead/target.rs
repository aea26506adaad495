//! A service that sends letters, as a row of data: an author's own stand in `newsletter.toml`, those that everyone has
//! in `src/email/targets.toml`.

use crate::diagnostic::{Report, Reported};
use crate::manuscript::front_matter::{Choice, Extra, Fields, Patched, patched};
use crate::source::Source;

/// What a service takes, and what it makes of it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Target {
    /// What the author calls it.
    pub name: String,
    /// What it calls itself.
    pub title: String,
    /// How much of a letter it takes.
    pub form: Form,
    /// What it replaces by the address at which a reader leaves; nothing if it adds that by itself.
    pub unsubscribe: Option<String>,
    /// What it replaces by the sender's postal address; nothing if it adds that by itself.
    pub address: Option<String>,
    /// What its template engine takes for the beginning of a command.
    pub openings: Vec<String>,
    /// How it writes such a beginning literally in plain text, with `@` for the beginning itself. Without this, an
    /// invisible joiner keeps the beginning apart.
    pub literal: Option<String>,
    /// What it needs around the HTML, with `@` for the HTML.
    pub wrapping: Option<String>,
    /// Where its API takes a letter: a method and an address.
    pub request: Option<String>,
    /// What `curl` is told so that the API knows the author, with a variable for the secret.
    pub key: Option<String>,
    /// The body of that request.
    pub body: Extra,
    /// The key of that body which only the author can fill in, such as the number of a list.
    pub fill: Option<String>,
    /// How much it takes of what is filled in there.
    pub longest: Longest,
}

/// How many characters a service takes, where it refuses a request that has more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Longest {
    /// Of the preheader.
    pub preheader: Option<usize>,
    /// Of the words of the episode's address.
    pub slug: Option<usize>,
    /// Of what the cover shows.
    pub cover_alt: Option<usize>,
}

/// How much of a letter a service takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The text from its label to its end, for a template of the service's own.
    Fragment,
    /// The whole document.
    Document,
    /// The text without any look, to be pasted into an editor.
    Clean,
}

impl Form {
    /// The word that authors use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Form::Fragment => "fragment",
            Form::Document => "document",
            Form::Clean => "clean",
        }
    }
}

/// The rows `[[targets]]` of `source`, which is none of the author's.
///
/// # Errors
/// When a row is not right, which is told to `report`.
pub fn parse_targets(source: &Source, report: &mut Report) -> Result<Vec<Target>, Reported> {
    let Patched { table, whole } = patched::parse(source, 0..source.text.len(), report)?;
    let targets = Fields::new(source, table, &["targets"], report).tables("targets", KNOWN, read);
    whole.and(targets)
}

pub(super) const KNOWN: &[&str] = &[
    "name",
    "title",
    "form",
    "unsubscribe",
    "address",
    "openings",
    "literal",
    "wrapping",
    "request",
    "key",
    "body",
    "fill",
    "longest",
];

pub(super) fn read(fields: &mut Fields<'_>) -> Result<Target, Reported> {
    let (name, title) = (fields.required_text("name", "my-service"), fields.line("title"));
    let form = fields.one_of("form");
    let (unsubscribe, address) = (fields.line("unsubscribe"), fields.line("address"));
    let openings = fields.texts("openings");
    let (literal, wrapping, request) = (fields.line("literal"), fields.text("wrapping"), fields.line("request"));
    let (key, body, fill) = (fields.line("key"), fields.open_table("body"), fields.line("fill"));
    let longest = fields.table("longest", &["preheader", "slug", "cover_alt"], longest);
    let name = name?.value;
    Ok(Target {
        title: title?.map_or_else(|| name.clone(), |it| it.value),
        name,
        form: form?.unwrap_or(Form::Document),
        unsubscribe: unsubscribe?.map(|it| it.value),
        address: address?.map(|it| it.value),
        openings: openings?.into_iter().map(|it| it.value).collect(),
        literal: literal?.map(|it| it.value),
        wrapping: wrapping?.map(|it| it.value),
        request: request?.map(|it| it.value),
        key: key?.map(|it| it.value),
        body: body?,
        fill: fill?.map(|it| it.value),
        longest: longest?.unwrap_or_default(),
    })
}

fn longest(fields: &mut Fields<'_>) -> Result<Longest, Reported> {
    let mut characters = |name| Ok(fields.number(name)?.and_then(|it| usize::try_from(it.value).ok()));
    let (preheader, slug, cover_alt) = (characters("preheader"), characters("slug"), characters("cover_alt"));
    Ok(Longest { preheader: preheader?, slug: slug?, cover_alt: cover_alt? })
}

impl Choice for Form {
    const EVERY: &'static [Form] = &[Form::Fragment, Form::Document, Form::Clean];
    const WHAT: &'static str = "form";
    const WORDS: &'static str = "a form is `fragment`, `document` or `clean`";

    fn word(self) -> &'static str {
        Form::word(self)
    }
}
