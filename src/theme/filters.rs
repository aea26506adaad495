//! What templates may do with a value besides showing it. A filter formats; none reads the model or the world.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value, escape_html};

use super::assets::Assets;
use super::lettering::{Space, fit};
use super::thrown::HELP;
use crate::address::{BaseUrl, Slug};
use crate::language::Language;
use crate::manuscript::Masthead;
use crate::markdown::{Loose, cut, typeset};
use crate::picture::{Fonts, Slope};

/// Makes the filters known. This must come before any template is compiled.
pub(super) fn register(tera: &mut Tera, masthead: &Masthead, fonts: &Arc<Fonts>, assets: &Arc<Assets>) {
    let (base, language, typography) = (masthead.base_url.clone(), masthead.language.clone(), masthead.typography);
    let loose = move |text: &str, options: &Kwargs| {
        markdown(&Loose { text, typography, base: &base, words: language.words() }, options)
    };
    let (base, language) = (masthead.base_url.clone(), masthead.language.clone());
    let (fonts, assets) = (Arc::clone(fonts), Arc::clone(assets));
    tera.register_filter("absolute_url", of_text(move |path, _| Ok(absolute(path, &base))));
    let known = Arc::clone(&assets);
    tera.register_filter("asset", of_text(move |path, _| asset(path, &assets)));
    tera.register_test("asset", move |path: &str, _: Kwargs, _: &State<'_>| known.href(path).is_some());
    tera.register_filter("date", of_text(move |day, options| date(day, options, &language)));
    tera.register_filter("excerpt", of_text(excerpt));
    tera.register_filter("fit", of_text(move |text, options| fitted(text, options, &fonts)));
    tera.register_filter("here", of_text(here));
    tera.register_filter("markdown", of_text(loose));
    tera.register_filter("sizes", of_text(sizes));
    tera.register_filter("slug", of_text(|text, _| Ok(slug(text))));
    tera.register_filter("typeset", of_text(move |text, _| Ok(typeset(text, typography))));
}

/// A filter of a text.
fn of_text<T>(
    filter: impl Fn(&str, &Kwargs) -> TeraResult<T> + Send + Sync + 'static,
) -> impl Fn(&str, Kwargs, &State<'_>) -> TeraResult<T> + Send + Sync + 'static {
    move |text: &str, options: Kwargs, _: &State<'_>| filter(text, &options)
}

fn absolute(path: &str, base: &BaseUrl) -> String {
    base.resolve_href(path).unwrap_or_else(|| path.to_owned())
}

fn asset(path: &str, assets: &Assets) -> TeraResult<Value> {
    assets.href(path).ok_or_else(|| {
        let meant = assets.nearest(path).map(|it| format!("{HELP}did you mean `{it}`?")).unwrap_or_default();
        Error::message(format!("`{path}` is not a file below `static`{meant}"))
    })
}

fn date(day: &str, options: &Kwargs, language: &Language) -> TeraResult<String> {
    let day: NaiveDate = day
        .parse()
        .map_err(|_| Error::message(format!("`{day}` is not a day; `date` takes one such as `2026-03-01`")))?;
    let Some(pattern) = options.get::<&str>("format")? else { return Ok(language.date(day)) };
    if !pattern.contains('%') {
        let help = "write `%Y` for the year, `%m` or `%B` for the month and `%d` for the day, as in `%Y-%m-%d`";
        return Err(Error::message(format!("`{pattern}` says the same of every day{HELP}{help}")));
    }
    language
        .date_like(day, pattern)
        .ok_or_else(|| Error::message(format!("`{pattern}` is not a pattern for a day; write one such as `%d.%m.%Y`")))
}

fn excerpt(text: &str, options: &Kwargs) -> TeraResult<String> {
    Ok(cut(text, options.get::<usize>("length")?.unwrap_or(200)))
}

fn fitted(text: &str, options: &Kwargs, fonts: &Fonts) -> TeraResult<Value> {
    let pixels = |name: &'static str| -> TeraResult<f32> {
        let number = options.must_get::<f32>(name)?;
        let wrong = || Error::message(format!("`{name}` must be a number of pixels from 1 to 10000"));
        (1.0..=10_000.0).contains(&number).then_some(number).ok_or_else(wrong)
    };
    let space = Space {
        width: pixels("width")?,
        height: pixels("height")?,
        largest: pixels("largest")?,
        smallest: pixels("smallest")?,
        slope: if options.get::<bool>("italic")?.unwrap_or(false) { Slope::Italic } else { Slope::Roman },
    };
    Ok(Value::from_serializable(&fit(text, space, fonts)))
}

fn here(html: &str, options: &Kwargs) -> TeraResult<Value> {
    Ok(Value::safe_string(&marked(html, options.must_get::<&str>("url")?)))
}

fn markdown(text: &Loose<'_>, options: &Kwargs) -> TeraResult<Value> {
    let html = text.write();
    let html = html.trim();
    let inner = html.strip_prefix("<p>").and_then(|it| it.strip_suffix("</p>")).filter(|it| !it.contains("<p>"));
    let inline = options.get::<bool>("inline")?.unwrap_or(false);
    Ok(Value::safe_string(inner.filter(|_| inline).unwrap_or(html)))
}

fn sizes(picture: &str, options: &Kwargs) -> TeraResult<Value> {
    Ok(Value::safe_string(&hung(picture, options.must_get::<&str>("shown")?)))
}

fn slug(text: &str) -> String {
    Slug::of(text).map_or_else(String::new, |it| it.to_string())
}

/// The HTML of a picture that is shown as wide as `shown` says. One that comes in a single width needs no such word.
fn hung(picture: &str, shown: &str) -> String {
    let mut parts = picture.split(SIZES);
    let mut hung = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let shown = shown.replace('&', "&amp;").replace('"', "&quot;");
        let (_, rest) = part.split_once('"').unwrap_or(("", part));
        let _ = write!(hung, "{SIZES}{shown}\"{rest}");
    }
    hung
}

/// HTML in which the link to `url` is that to the page it stands on.
fn marked(html: &str, url: &str) -> String {
    let mut link = b" href=\"".to_vec();
    escape_html(url, &mut link).expect("memory can be written to");
    link.push(b'"');
    let link = String::from_utf8(link).expect("what is escaped is text");
    // Of all bytes of a link, this is the one that stands at the fewest other places.
    let equals = link.find('=').expect("an attribute has one");
    let mut begins = memchr::memchr_iter(b'=', html.as_bytes()).filter_map(|it| it.checked_sub(equals));
    let Some(at) = begins.find(|it| html.as_bytes()[*it..].starts_with(link.as_bytes())) else {
        return html.to_owned();
    };
    let (before, after) = html.split_at(at + link.len());
    [before, " aria-current=\"page\"", after].concat()
}

/// How the attribute begins. No other attribute can hold this, for there a quotation mark is written otherwise.
const SIZES: &str = " sizes=\"";
