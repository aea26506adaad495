//! What stands above and below a text that no template prints by itself: its cover, the names of its authors, and
//! what goes well with it.

use std::fmt::Write as _;

use tera::Value;

use crate::language::{Language, Words};
use crate::theme::view::{PairingView, PictureView};

/// Plain text as HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 16);
    let _ = pulldown_cmark_escape::escape_html(&mut html, text);
    html
}

/// A cover, with its credit below.
#[must_use]
pub fn cover(cover: &PictureView) -> String {
    let credit = cover.credit.as_deref().map(|it| format!("<figcaption>{}</figcaption>", escaped(it)));
    let (source, alt) = (escaped(&cover.permalink), escaped(&cover.alt));
    format!("<figure><img src=\"{source}\" alt=\"{alt}\">{}</figure>\n", credit.unwrap_or_default())
}

/// Names in a row, as `language` lists them: "Ada, Grace and Joan". A name may run in another direction than the words
/// around it, so each stands in a `tag` that keeps it apart.
#[must_use]
pub fn listed(names: &[String], tag: [&str; 2], language: &Language) -> Value {
    let mut html = String::new();
    for (between, name) in language.listed(names) {
        let [open, close] = tag;
        let _ = write!(html, "{}{open}{}{close}", escaped(between), escaped(name));
    }
    Value::safe_string(&html)
}

/// What goes well with an episode, as a list below a heading; nothing if nothing does.
#[must_use]
pub fn pairings(pairings: &[PairingView], words: &Words) -> String {
    if pairings.is_empty() {
        return String::new();
    }
    let mut html = format!("<h2>{}</h2>\n<ul>\n", escaped(&words.pair_with));
    for PairingView { kind, title, by, url } in pairings {
        let _ = write!(html, "<li>{}{}", escaped(kind), escaped(&words.colon));
        let _ = match url {
            Some(url) => write!(html, "<a href=\"{}\">{}</a>", escaped(url), escaped(title)),
            None => write!(html, "{}", escaped(title)),
        };
        if let Some(by) = by {
            let _ = write!(html, " {} {}", escaped(&words.pairing_by), escaped(by));
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>\n");
    html
}
