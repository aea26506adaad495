//! What templates may do with a value besides showing it. A filter formats; none reads the model or the world.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value, escape_html};

use super::assets::Assets;
use super::faults::HELP;
use super::lettering::{Space, fit};
use crate::address::Slug;
use crate::manuscript::Masthead;
use crate::markdown::{Loose, cut, typeset};
use crate::picture::{Fonts, Slope};

/// Makes the filters known. This must come before any template is compiled.
/// The names of ours.
pub(super) const NAMES: [&str; 10] =
    ["absolute_url", "asset", "date", "excerpt", "fit", "here", "markdown", "sizes", "slug", "typeset"];

pub(super) fn register(tera: &mut Tera, masthead: &Masthead, fonts: &Arc<Fonts>, assets: &Arc<Assets>) {
    let assets = Arc::clone(assets);
    tera.register_filter("asset", move |path: &str, options: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        only(&options, &[])?;
        assets.href(path).ok_or_else(|| {
            let meant = assets.nearest(path).map(|it| format!("{HELP}did you mean `{it}`?")).unwrap_or_default();
            Error::message(format!("`{path}` is not a file below `static`{meant}"))
        })
    });

    let base = masthead.base_url.clone();
    tera.register_filter("absolute_url", move |path: &str, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
        only(&options, &[])?;
        Ok(base.resolve_href(path).unwrap_or_else(|| path.to_owned()))
    });

    let language = masthead.language.clone();
    tera.register_filter("date", move |day: &str, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
        only(&options, &["format"])?;
        let day: NaiveDate = day
            .parse()
            .map_err(|_| Error::message(format!("`{day}` is not a day; `date` takes one such as `2026-03-01`")))?;
        let Some(pattern) = options.get::<&str>("format")? else { return Ok(language.date(day)) };
        language.date_like(day, pattern).ok_or_else(|| {
            Error::message(format!("`{pattern}` is not a pattern for a day; write one such as `%d.%m.%Y`"))
        })
    });

    let (base, typography, language) = (masthead.base_url.clone(), masthead.typography, masthead.language.clone());
    tera.register_filter("markdown", move |text: &str, options: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        only(&options, &["inline"])?;
        let html = Loose { text, typography, base: &base, words: language.words() }.write();
        let html = html.trim();
        let inner = html.strip_prefix("<p>").and_then(|it| it.strip_suffix("</p>")).filter(|it| !it.contains("<p>"));
        let inline = options.get::<bool>("inline")?.unwrap_or(false);
        Ok(Value::safe_string(inner.filter(|_| inline).unwrap_or(html)))
    });

    tera.register_filter("typeset", move |text: &str, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
        only(&options, &[])?;
        Ok(typeset(text, typography))
    });

    tera.register_filter("excerpt", |text: &str, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
        only(&options, &["length"])?;
        Ok(cut(text, options.get::<usize>("length")?.unwrap_or(200)))
    });

    tera.register_filter("sizes", |picture: &str, options: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        only(&options, &["shown"])?;
        Ok(Value::safe_string(&hung(picture, options.must_get::<&str>("shown")?)))
    });

    tera.register_filter("here", |html: &str, options: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        only(&options, &["url"])?;
        Ok(Value::safe_string(&marked(html, options.must_get::<&str>("url")?)))
    });

    let fonts = Arc::clone(fonts);
    tera.register_filter("fit", move |text: &str, options: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        only(&options, &["width", "height", "largest", "smallest", "italic"])?;
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
        Ok(Value::from_serializable(&fit(text, space, &fonts)))
    });

    tera.register_filter("slug", |text: &str, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
        only(&options, &[])?;
        Ok(Slug::of(text).map_or_else(String::new, |it| it.to_string()))
    });
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

/// The engine passes over names that a filter does not know; a misspelt one must not be.
fn only(options: &Kwargs, known: &[&str]) -> TeraResult<()> {
    match options.iter().filter_map(|(key, _)| key.as_str()).find(|it| !known.contains(it)) {
        None => Ok(()),
        Some(unknown) if known.is_empty() => Err(Error::message(format!("this filter takes no `{unknown}`"))),
        Some(unknown) => Err(Error::message(format!("this filter takes no `{unknown}`, but `{}`", known.join("`, `")))),
    }
}
