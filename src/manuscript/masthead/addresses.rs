//! The addresses in `newsletter.toml`: of the home page, of episodes, and of what is linked above every page.

use super::Link;
use crate::address::{BaseUrl, Mailbox, Permalink};
use crate::diagnostic::Reported;
use crate::manuscript::front_matter::{Fields, Placed};
use crate::manuscript::pattern::Pattern;

/// The address of the home page.
pub(super) fn base_url(fields: &mut Fields<'_>) -> Result<BaseUrl, Reported> {
    let url = fields.required_line("base_url", "https://example.org")?;
    let is_file = file(&url.value).is_some();
    if let Some(base_url) = BaseUrl::parse(&url.value).filter(|_| !is_file) {
        return Ok(base_url);
    }
    let meant = home(&url.value).unwrap_or_else(|| "https://example.org".to_owned());
    let help = format!("write the whole address of the home page: `base_url = \"{meant}\"`");
    let message = if is_file {
        "`base_url` must be the address of a folder, in which everything is published"
    } else if BaseUrl::parse(&meant).is_some() && url.value.contains(['?', '#']) {
        "`base_url` must be a web address that ends before its `?` or `#`"
    } else {
        "`base_url` must be a web address"
    };
    Err(fields.fault(url.span.range(), message, help))
}

/// The home page that an address without its beginning, or with more behind it, leads to.
fn home(written: &str) -> Option<String> {
    let url = written.split(['?', '#']).next()?;
    let url = file(url).map_or(url, |it| url.strip_suffix(it).unwrap_or(url));
    let is_bare = !url.contains("//") && url.split('/').next().is_some_and(|it| it.contains('.'));
    let whole = if is_bare { format!("https://{url}") } else { url.to_owned() };
    BaseUrl::parse(&whole).map(|_| whole)
}

/// The name of the page with which an address ends.
fn file(url: &str) -> Option<&str> {
    let (folder, name) = url.rsplit_once('/')?;
    let is_page = [".html", ".htm", ".php"].iter().any(|it| name.to_ascii_lowercase().ends_with(it));
    (is_page && !folder.ends_with('/')).then_some(name)
}

/// A text with places that are filled in.
pub(super) fn pattern(
    fields: &mut Fields<'_>,
    name: &str,
    places: &'static [&'static str],
) -> Result<Option<Placed<Pattern>>, Reported> {
    let Some(text) = fields.line(name)? else { return Ok(None) };
    fields.pattern(&text, places).map(|value| Some(Placed { value, span: text.span }))
}

/// How addresses of episodes are made.
pub(super) fn permalink(fields: &mut Fields<'_>) -> Result<Option<Placed<Pattern>>, Reported> {
    let written = fields.lone_text("permalink").unwrap_or_default().to_owned();
    let Some(pattern) = pattern(fields, "permalink", PERMALINK_PLACES)? else { return Ok(None) };
    if written.split('/').any(|it| it.strip_prefix(':').is_some_and(|it| PERMALINK_PLACES.contains(&it))) {
        let message = "what is filled in stands between braces here";
        return Err(fields.fault(pattern.span.range(), message, with_places(&written)));
    }
    let filled = |value: &str| {
        let sample: Vec<_> = PERMALINK_PLACES.iter().map(|it| (*it, Some(value.to_owned()))).collect();
        pattern.value.fill(&sample).expect("every place has a value")
    };
    // An address that is the same whatever the episode is can be that of one episode only.
    let (one, other) = (filled("x"), filled("y"));
    if Permalink::parse(&one).is_some() && Permalink::decoded(&one) == one && one.ends_with('/') && one != other {
        return Ok(Some(pattern));
    }
    if Permalink::decoded(&one) != one {
        let help = "write the characters themselves: an address is encoded where it is printed";
        return Err(fields.fault(pattern.span.range(), "this address is percent-encoded", help));
    }
    if Permalink::parse(&one).is_some() && one.ends_with('/') {
        let message = "this is the same address for every episode";
        return Err(fields.fault(pattern.span.range(), message, with_places(&written)));
    }
    let help = "begin and end it with `/`, as in `permalink = \"/{season_slug}/{slug}/\"`";
    Err(fields.fault(pattern.span.range(), "this cannot be the address of an episode", help))
}

/// What to write instead of an address in which no place is filled in, or in which other programs fill it in.
fn with_places(written: &str) -> String {
    let known = PERMALINK_PLACES.iter().map(|it| format!("`{{{it}}}`")).collect::<Vec<_>>().join(", ");
    let parts = written.split('/').map(|part| match part.strip_prefix(':') {
        Some("title" | "name" | "postname") => "{slug}".to_owned(),
        Some(name) if PERMALINK_PLACES.contains(&name) => format!("{{{name}}}"),
        Some(_) | None => part.to_owned(),
    });
    let meant = parts.collect::<Vec<_>>().join("/");
    let meant = if meant.contains('{') { meant } else { "/{season_slug}/{slug}/".to_owned() };
    format!("write `permalink = \"{meant}\"`; what differs from one to another is one of {known}")
}

/// A link of the masthead.
pub(super) fn link(fields: &mut Fields<'_>) -> Result<Link, Reported> {
    let (title, url) = (fields.required_line("title", "About"), fields.required_line("url", "@/about.md"));
    let url = url?;
    if Mailbox::parse(&url.value).is_some() && !url.value.contains([':', '/']) {
        let help = format!("write `{}`", fields.pair("url", &format!("\"mailto:{}\"", url.value)));
        return Err(fields.fault(url.span.range(), "this is an address for mail, not for a link", help));
    }
    Ok(Link { title: title?.value, url })
}

/// What an address of an episode can be made of.
const PERMALINK_PLACES: &[&str] = &["season", "season_slug", "episode", "slug", "year", "month", "day"];
