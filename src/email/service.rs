//! A letter for a service: what the author wrote stays literal, and the service's own tags stand
//! once, where they belong.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use serde_json::Value;

use super::letter::{ADDRESS, Letter, UNSUBSCRIBE};
use crate::address::Slug;
use crate::diagnostic::{Diagnostic, Report, Reported, did_you_mean};
use crate::manuscript::{Form, Target, parse_targets};
use crate::markdown::cut;
use crate::newsletter::Newsletter;
use crate::press::beside;
use crate::source::{Source, SourcePath, Span};

/// What a service is handed.
#[derive(Debug, Clone)]
pub struct Handed {
    /// The HTML, to be pasted or uploaded.
    pub html: String,
    /// The plain text, for services that take one.
    pub text: String,
    /// The body of the request that its API takes, as JSON; nothing if it has no API.
    pub request: Option<String>,
}

/// The services that everyone has, a row each.
static KNOWN: LazyLock<Vec<Target>> = LazyLock::new(|| {
    let path = SourcePath::parse("targets.toml").expect("a plain name");
    let source = Source { path, text: include_str!("targets.toml").into() };
    parse_targets(&source, &mut Report::default()).expect("our own table is right")
});

/// The service called `name`: the author's own, or one that we know. What else can be typed is in `others`.
///
/// # Errors
/// When there is none; with what to type instead.
pub fn service<'a>(name: &str, others: &[&str], newsletter: &'a Newsletter) -> Result<&'a Target, String> {
    let all = || newsletter.masthead.letters.targets.iter().chain(&*KNOWN);
    all().find(|it| it.name == name).ok_or_else(|| {
        let names = all().map(|it| it.name.as_str()).chain(others.iter().copied());
        did_you_mean(name, names.clone(), || format!("known are {}", names.collect::<Vec<_>>().join(", ")))
    })
}

/// What the services that we know, and the author's own, take for the beginning of a command.
#[must_use]
pub fn openings(newsletter: &Newsletter) -> BTreeSet<&str> {
    let all = newsletter.masthead.letters.targets.iter().chain(&*KNOWN);
    all.flat_map(|it| &it.openings).map(String::as_str).collect()
}

/// Whether the service is told of the preheader in a field of its own.
pub(super) fn has_preheader(target: &Target) -> bool {
    has(target, "{preheader}")
}

/// Whether the service is told of the cover in a field of its own.
pub(super) fn has_cover(target: &Target) -> bool {
    has(target, "{cover}")
}

fn has(target: &Target, name: &str) -> bool {
    Value::from(target.body.clone()).to_string().contains(name)
}

/// The letter with everything literal that the service would take for a command, and then its own tags.
pub(super) fn adapted(letter: &Letter, target: &Target, report: &mut Report) -> Result<Letter, Reported> {
    let html = literal_html(&letter.html, target);
    let html = tagged(&html, target, report)?;
    let text = filled(&literal_text(&letter.text, target), target);
    let subject = literal_text(&letter.subject, target);
    let preheader = literal_text(&shortened(&letter.preheader, target.longest.preheader), target);
    let html = match &target.wrapping {
        Some(wrapping) => wrapping.replacen('@', &html, 1),
        None => html,
    };
    Ok(Letter { place: letter.place, subject, preheader, cover: letter.cover.clone(), html, text })
}

/// A way out that stands twice, or nowhere, is the template's mistake.
fn tagged(html: &str, target: &Target, report: &mut Report) -> Result<String, Reported> {
    let wanted = usize::from(target.unsubscribe.is_some() && target.form != Form::Clean);
    let found = html.matches(UNSUBSCRIBE).count();
    if found != wanted {
        let path = SourcePath::parse("templates/letter.html").expect("a plain name");
        let message =
            format!("a letter for {} needs `letter.unsubscribe` once, and has it {found} times", target.title);
        let remark = Diagnostic::at(Span::file(&path), message);
        return Err(report.error(remark.help("link to it once, between `letter:begin` and `letter:close`")));
    }
    Ok(filled(html, target))
}

fn filled(text: &str, target: &Target) -> String {
    let text = text.replace(UNSUBSCRIBE, target.unsubscribe.as_deref().unwrap_or(""));
    text.replace(ADDRESS, target.address.as_deref().unwrap_or(""))
}

/// In HTML, a character reference is the character to the reader and nothing to the template engine.
fn literal_html(html: &str, target: &Target) -> String {
    each_opening(html, target, |opening, out| {
        let first = opening.chars().next().expect("an opening is not empty");
        let _ = write!(out, "&#{};", u32::from(first));
        first.len_utf8()
    })
}

fn literal_text(text: &str, target: &Target) -> String {
    each_opening(text, target, |opening, out| {
        if let Some(literal) = &target.literal {
            out.push_str(&literal.replacen('@', opening, 1));
            return opening.len();
        }
        // A word joiner: nothing to the reader, but the engine no longer sees the opening.
        let first = opening.chars().next().expect("an opening is not empty");
        out.push(first);
        out.push('\u{2060}');
        first.len_utf8()
    })
}

/// Copies `text`; at each opening, `write` writes something in its place and says how many bytes of it are done.
fn each_opening(text: &str, target: &Target, write: impl Fn(&str, &mut String) -> usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let firsts: Vec<char> = target.openings.iter().filter_map(|it| it.chars().next()).collect();
    while let Some(at) = rest.find(|it| firsts.contains(&it)) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let opening = target.openings.iter().filter(|it| rest.starts_with(it.as_str())).max_by_key(|it| it.len());
        let first = rest.chars().next().expect("something was found");
        let done = if let Some(opening) = opening {
            write(opening, &mut out)
        } else {
            out.push(first);
            first.len_utf8()
        };
        rest = &rest[done..];
    }
    out.push_str(rest);
    out
}

/// What the service of `target` is handed for `letter`.
#[must_use]
pub fn handed(letter: &Letter, target: &Target, newsletter: &Newsletter) -> Handed {
    let episode = &newsletter.episodes[letter.place];
    let base = &newsletter.masthead.base_url;
    let from = newsletter.sender();
    let reply_to = newsletter.reply_to();
    let slug = shortened_slug(&episode.manuscript.slug, target.longest.slug);
    let (title, date) = (literal_text(&episode.manuscript.title, target), episode.published.to_rfc3339());
    let url = episode.permalink.absolute(base);
    let (from_text, reply_to) = (from.to_string(), reply_to.address());
    let cover = letter.cover.as_ref();
    let credit = cover.and_then(|it| it.credit.as_deref()).map(beside::escaped).map(|it| literal_html(&it, target));
    let alt = cover.map(|it| literal_text(&shortened(&it.alt, target.longest.cover_alt), target));
    let values: [(&str, &str); 15] = [
        ("{html}", &letter.html),
        ("{text}", &letter.text),
        ("{subject}", &letter.subject),
        ("{preheader}", &letter.preheader),
        ("{title}", &title),
        ("{slug}", slug),
        ("{url}", &url),
        ("{date}", &date),
        ("{from}", &from_text),
        ("{from_name}", from.name.as_deref().unwrap_or("")),
        ("{from_address}", from.address()),
        ("{reply_to}", reply_to),
        ("{cover}", cover.map_or("", |it| &it.permalink)),
        ("{cover_alt}", alt.as_deref().unwrap_or("")),
        ("{cover_credit}", credit.as_deref().unwrap_or("")),
    ];
    let request = (!target.body.is_empty()).then(|| {
        let body = fill(&Value::from(target.body.clone()), &values);
        let mut json = serde_json::to_string_pretty(&body).expect("a JSON value can be written");
        json.push('\n');
        json
    });
    Handed { html: letter.html.clone(), text: letter.text.clone(), request }
}

/// At most so many characters of `text`, cut behind a sentence or a word.
fn shortened(text: &str, longest: Option<usize>) -> String {
    // An ellipsis is a character as well.
    longest.map_or_else(|| text.to_owned(), |it| cut(text, it.saturating_sub(1)))
}

/// At most so many characters of `slug`, cut at a hyphen if it has one.
fn shortened_slug(slug: &Slug, longest: Option<usize>) -> &str {
    let slug = slug.as_str();
    let Some((end, next)) = longest.and_then(|it| slug.char_indices().nth(it)) else { return slug };
    let kept = &slug[..end];
    if next == '-' { kept } else { kept.rsplit_once('-').map_or(kept, |(words, _)| words) }
}

/// The value with every name in braces replaced. What is put in is not looked at again: an episode may hold `{html}`.
fn fill(value: &Value, values: &[(&str, &str)]) -> Value {
    match value {
        Value::String(text) => {
            let (mut out, mut rest) = (String::new(), text.as_str());
            while let Some(at) = rest.find('{') {
                out.push_str(&rest[..at]);
                rest = &rest[at..];
                let known = values.iter().find(|(name, _)| rest.starts_with(name));
                let (put, done) = known.map_or(("{", 1), |(name, value)| (value, name.len()));
                out.push_str(put);
                rest = &rest[done..];
            }
            out.push_str(rest);
            Value::String(out)
        }
        Value::Array(values_in) => values_in.iter().map(|it| fill(it, values)).collect(),
        Value::Object(table) => {
            let said = table.iter().filter(|(_, it)| !is_of_no_cover(it, values));
            Value::Object(said.map(|(key, it)| (key.clone(), fill(it, values))).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// Whether a value says something of a cover that there is not. No address and no credit is not the
/// same as an empty one.
fn is_of_no_cover(value: &Value, values: &[(&str, &str)]) -> bool {
    value.as_str().is_some_and(|it| it.starts_with("{cover") && values.contains(&(it, "")))
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, literal_html, literal_text};
    use crate::manuscript::Target;

    fn target(name: &str) -> &'static Target {
        KNOWN.iter().find(|it| it.name == name).expect("it is known")
    }

    #[test]
    fn our_own_table_has_every_service_that_was_promised() {
        let names: Vec<&str> = KNOWN.iter().map(|it| it.name.as_str()).collect();
        let promised = [
            "buttondown",
            "kit",
            "mailchimp",
            "listmonk",
            "ghost",
            "keila",
            "resend",
            "mailerlite",
            "brevo",
            "substack",
        ];
        assert_eq!(names, promised);
    }

    #[test]
    fn nothing_that_an_engine_reads_is_left() {
        assert_eq!(literal_html("{{{ x }}} {% y %}", target("kit")), "&#123;&#123;{ x }}} &#123;% y %}");
        assert_eq!(literal_html("*|UNSUB|* |*|", target("mailchimp")), "&#42;|UNSUB|* |&#42;|");
        assert_eq!(literal_text("{{ x }}", target("kit")), "{{ \"{{\" }} x }}");
        assert_eq!(literal_text("*|X|*", target("mailchimp")), "*\u{2060}|X|*");
        assert_eq!(literal_html("a { b: c }", target("kit")), "a { b: c }");
    }
}
