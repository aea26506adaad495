//! The top of `newsletter.toml`, key by key, and every table of it handed to its own file.

use chrono_tz::Tz;

use super::{
    Author, Cadence, Masthead, Subscribe, addresses, feeds, letters, levels, limits, pictures, podcast, wording,
};
use crate::address::composed;
use crate::diagnostic::{Report, Reported, Rule, did_you_mean};
use crate::language::{Language, Words};
use crate::manuscript::front_matter::{Fields, Patched, Placed, patched};
use crate::manuscript::pattern::Pattern;
use crate::markdown::{Typography, typeset};
use crate::source::Source;

pub(super) const KNOWN: &[&str] = &[
    "title",
    "tagline",
    "description",
    "author",
    "language",
    "base_url",
    "id",
    "timezone",
    "schedule",
    "season_label",
    "episode_label",
    "permalink",
    "subscribe",
    "email",
    "pictures",
    "feed",
    "podcast",
    "search",
    "markdown",
    "links",
    "check",
    "limits",
    "words",
    "extra",
];

pub(in crate::manuscript) fn read(source: &Source, report: &mut Report) -> Result<Masthead, Reported> {
    let Patched { table, whole } = patched::parse(source, 0..source.text.len(), report)?;
    let mut fields = Fields::new(source, table, KNOWN, report);
    let title = fields.required_line("title", "The name of your newsletter");
    let tagline = fields.line("tagline");
    let description = fields.text("description");
    let author = fields.table("author", &["name", "email", "url"], author);
    let language = language(&mut fields);
    let language = worded(&mut fields, language);
    let base_url = addresses::base_url(&mut fields);
    let id = id(&mut fields);
    let timezone = timezone(&mut fields);
    let schedule = schedule(&mut fields, language.as_ref().ok());
    let season_label = addresses::pattern(&mut fields, "season_label", &["season"]);
    let episode_label = addresses::pattern(&mut fields, "episode_label", &["season", "episode"]);
    let permalink = addresses::permalink(&mut fields);
    let subscribe = fields.table("subscribe", &["url", "action", "field"], subscribe);
    let letters = fields.table("email", letters::KNOWN, letters::read);
    let feeds = fields.table("feed", feeds::KNOWN, feeds::read);
    let podcast = fields.table("podcast", podcast::KNOWN, podcast::read);
    let search = fields.flag("search");
    let pictures = fields.table("pictures", pictures::KNOWN, pictures::read);
    let smart = fields.table("markdown", &["smart_punctuation"], |it| it.flag("smart_punctuation"));
    let links = fields.tables("links", &["title", "url"], addresses::link);
    let check = fields.table("check", Rule::NAMES, levels::read);
    let limits = fields.table("limits", limits::KNOWN, limits::read);
    let extra = fields.extra();
    fields.close().and(whole)?;

    let (language, base_url) = (language?, base_url?);
    let words = language.words();
    let typography =
        if smart?.flatten().unwrap_or(true) { Typography::Smart(language.punctuation()) } else { Typography::AsTyped };
    let set = |text: &str| typeset(text, typography);
    Ok(Masthead {
        path: source.path.clone(),
        title: set(&title?.value),
        tagline: tagline?.map(|it| set(&it.value)),
        description: description?.map(|it| set(&it.value)),
        author: author?,
        id: id?.unwrap_or_else(|| base_url.host().to_owned()),
        base_url,
        timezone: timezone?,
        schedule: schedule?,
        season_label: season_label?.map_or_else(|| Pattern::ours(&words.season_label, &["season"]), |it| it.value),
        lone_episode_label: episode_label
            .as_ref()
            .ok()
            .and_then(Option::as_ref)
            .map_or_else(|| Pattern::ours(&words.lone_episode_label, &["episode"]), |it| it.value.clone()),
        episode_label: episode_label?
            .map_or_else(|| Pattern::ours(&words.episode_label, &["season", "episode"]), |it| it.value),
        permalink: permalink?,
        subscribe: subscribe?,
        letters: letters?.unwrap_or_default(),
        feeds: feeds?.unwrap_or_default(),
        podcast: podcast?.unwrap_or_default().typeset(typography),
        search: search?.unwrap_or(true),
        pictures: pictures?.unwrap_or_default(),
        typography,
        links: links?,
        check: check?.unwrap_or_default(),
        limits: limits?.unwrap_or_default(),
        extra: extra?,
        language,
    })
}

fn author(fields: &mut Fields<'_>) -> Result<Author, Reported> {
    let (name, email) = (fields.required_line("name", "Your name"), fields.mailbox("email", "you@example.org"));
    let url = fields.address("url");
    Ok(Author { name: composed(&name?.value).into_owned(), email: email?, url: url? })
}

fn language(fields: &mut Fields<'_>) -> Result<Placed<Language>, Reported> {
    let Some(tag) = fields.line("language")? else {
        return Ok(fields.unsaid(Language::english()));
    };
    Language::parse(&tag.value).map(|value| Placed { value, span: tag.span.clone() }).ok_or_else(|| {
        let help = Language::meant(&tag.value).map_or_else(
            || "write its tag, such as `language = \"en-GB\"`, `\"de\"` or `\"pt-BR\"`".to_owned(),
            |it| format!("did you mean `{it}`?"),
        );
        fields.fault(tag.span.range(), format!("`{}` is not the tag of a language", tag.value), help)
    })
}

/// The language with the author's words in it.
fn worded(fields: &mut Fields<'_>, language: Result<Placed<Language>, Reported>) -> Result<Language, Reported> {
    // Where the language itself is wrong, the words are still proofread.
    let spoken = language.as_ref().map_or_else(|_| Language::english(), |it| it.value.clone());
    let words = fields.table("words", Words::NAMES, |it| wording::read(it, &spoken))?;
    let language = language?;
    wording::tell_if_unspoken(fields, &language, words.as_ref().unwrap_or(spoken.words()));
    Ok(words.map_or(spoken.clone(), |it| spoken.with_words(it)))
}

/// RFC 4151: a tag URI begins with a domain name or an email address that its minter held on a day.
fn id(fields: &mut Fields<'_>) -> Result<Option<String>, Reported> {
    let Some(id) = fields.line("id")? else { return Ok(None) };
    let plain = |it: char| it.is_ascii_alphanumeric() || ".-_@".contains(it);
    if id.value.chars().all(plain) {
        return Ok(Some(id.value));
    }
    let help = "write a domain name that you hold, such as `id = \"letters.example.org\"`";
    Err(fields.fault(id.span.range(), "`id` may hold letters, digits, `.`, `-`, `_` and `@`", help))
}

fn timezone(fields: &mut Fields<'_>) -> Result<Tz, Reported> {
    let Some(name) = fields.line("timezone")? else { return Ok(Tz::UTC) };
    name.value.parse().map_err(|_| {
        let names = || chrono_tz::TZ_VARIANTS.iter().map(|it| it.name());
        let city = name.value.replace(' ', "_");
        let of_city = names().find(|it| it.rsplit('/').next().is_some_and(|it| it.eq_ignore_ascii_case(&city)));
        let example = || "write a name such as `timezone = \"Europe/London\"`".to_owned();
        let help = did_you_mean(of_city.unwrap_or(&name.value), names(), example);
        fields.fault(name.span.range(), format!("no time zone is called `{}`", name.value), help)
    })
}

fn schedule(fields: &mut Fields<'_>, language: Option<&Language>) -> Result<Option<Cadence>, Reported> {
    if let Some(told) = fields.lone_list("schedule", " and ") {
        return Err(told);
    }
    let (Some(text), Some(language)) = (fields.line("schedule")?, language) else { return Ok(None) };
    match Cadence::slip(&text.value, language) {
        None => Ok(Some(Cadence::parse(&text.value, language))),
        Some(day) => {
            let help = format!("did you mean `{day}`? what is no day is said as it stands, in several words");
            Err(fields.fault(text.span.range(), format!("no day is called `{}`", text.value), help))
        }
    }
}

fn subscribe(fields: &mut Fields<'_>) -> Result<Subscribe, Reported> {
    let (url, action, field) = (fields.address("url"), fields.address("action"), fields.line("field"));
    let (url, action) = (url?, action?);
    if url.is_none() && action.is_none() {
        let range = fields.whole();
        return Err(fields.fault(range, "`subscribe` leads nowhere", "give it a `url`, or the `action` of a form"));
    }
    let field = field?.map_or_else(|| "email".to_owned(), |it| it.value);
    Ok(Subscribe { url, action: action.map(|it| it.value), field })
}
