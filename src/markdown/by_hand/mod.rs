//! HTML that the author wrote by hand, made fit for where it is read.
//!
//! Only texts that hold raw HTML come here: what the writer itself prints is right already.

mod comments;
mod elements;
mod ruby;
mod reading;
mod srcset;
pub(super) mod tags;
mod words;

use std::borrow::Cow;
use std::cell::Cell;

use lol_html::html_content::{Attribute, ContentType, Element};
use lol_html::{HtmlRewriter, RewriteStrSettings, Settings, doc_comments, doc_text, doctype, element, rewrite_str};
use pulldown_cmark_escape::escape_html_body_text;

pub(super) use elements::{End, end_of, shows_something};
pub(super) use reading::Piece;
pub(super) use ruby::Ruby;
pub use srcset::candidates;
pub(super) use tags::is_tag;
pub(super) use words::{spoken, words};

use super::forbidden::{breaks_feeds, replaced};
use crate::address::{BaseUrl, Permalink};

/// The attributes that hold one address.
const ADDRESSES: [&str; 6] = ["href", "src", "poster", "cite", "data", "action"];

/// What no feed reader shows and validators warn of; it goes with all that it holds.
const DROPPED: &str = "script, style, object, embed, applet, noscript, template, frame, frameset, base, meta, link";

/// What holds words and no tags. Some programs see tags in it all the same, so it goes as well.
const VERBATIM: &str = "title, textarea, xmp, plaintext, noembed, noframes";

/// What changes a drawing while it is shown, an address in it as well: that it does nothing else is
/// not worth finding out.
const ANIMATED: &str = "animate, animatecolor, animatemotion, animatetransform, set, discard, handler, listener";

/// What is taken away around its content.
const UNWRAPPED: &str = "form, button, select";

/// For the page on the site: addresses that begin with `/` mean the newsletter's root, and no comment is left, for
/// authors keep notes in them.
pub(super) fn for_the_site(html: String, base: &BaseUrl) -> String {
    let html = replaced(html.into()).into_string();
    let html = if html.contains("<!--") { comments::without(&html) } else { html };
    if base.path().is_empty() {
        return html;
    }
    let root = format!("{}/", base.path());
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", |it| {
        readdress(it, |address| {
            // What the writer printed begins with the base path already.
            let from_root = address.starts_with('/') && !address.starts_with("//") && !address.starts_with(&root);
            from_root.then(|| format!("{}{address}", base.path()))
        })
    }));
    rewritten(&html, settings)
}

/// For an item in a feed: every address is absolute, nothing runs, and nothing is left open that would
/// take in what follows.
pub(super) fn for_a_feed(html: &str, base: &BaseUrl, page: &Permalink) -> String {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(DROPPED, |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(VERBATIM, |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(ANIMATED, |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(UNWRAPPED, |it| {
            it.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!("input, img:not([src])", |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("iframe", |it| {
            // Readers drop frames; a link keeps what was in it within reach.
            let link = it.get_attribute("src").and_then(|src| link(&base.resolve(page, &src)?));
            it.replace(&link.map(|it| format!("<p>{it}</p>")).unwrap_or_default(), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("*", |it| {
            disarm(it);
            readdress(it, |address| base.resolve(page, address))
        }));
    whole(html, settings)
}

/// For a letter: what mail clients let through, and a link for what they would play. No comment is left, for it could
/// be taken for a mark of ours.
pub(super) fn for_a_letter(html: &str, base: &BaseUrl, page: &Permalink) -> String {
    // Of several files of one recording, the first is as good as any.
    let linked = Cell::new(false);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("details, picture, main, article, section, abbr", |it| {
            it.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!("video, audio", |it| {
            let link = it.get_attribute("src").and_then(|src| link(&base.resolve(page, &src)?));
            linked.set(link.is_some());
            it.before(&link.map(|it| format!("{it} ")).unwrap_or_default(), ContentType::Html);
            it.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!("video source[src], audio source[src]", |it| {
            let link = it.get_attribute("src").and_then(|src| link(&base.resolve(page, &src)?));
            if let Some(link) = link.filter(|_| !linked.replace(true)) {
                it.before(&format!("{link} "), ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("source, track", |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("summary", |it| {
            // No client that matters opens and closes anything: the summary is a heading of what follows.
            it.set_tag_name("p")?;
            it.prepend("<strong>", ContentType::Html);
            it.append("</strong>", ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("*", |it| {
            if it.tag_name() == "img" {
                for name in ["srcset", "sizes", "loading", "decoding"] {
                    it.remove_attribute(name);
                }
            }
            Ok(())
        }));
    for_a_feed(&whole(html, settings), base, page)
}

/// `html` with what `settings` make of it.
pub(super) fn rewritten(html: &str, settings: RewriteStrSettings<'_, '_>) -> String {
    // Read strictly, HTML that is understood in two ways would stay as it is, with all that was to be taken out of it.
    rewrite_str(html, settings.with_strict(false)).unwrap_or_else(|_| as_words(html))
}

/// `html` with what `settings` make of it, in which nothing becomes a tag that was none: neither words, once what stood
/// before or within them is gone, nor a tag without its end, with whatever will follow.
fn whole(html: &str, settings: RewriteStrSettings<'_, '_>) -> String {
    let settings = settings
        .append_document_content_handler(doc_text!(|it| {
            if it.as_str().contains('<') {
                let words = it.as_str().replace('<', "&lt;");
                it.replace(&words, ContentType::Html);
            }
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|it| {
            it.remove();
            Ok(())
        }))
        .append_document_content_handler(doctype!(|it| {
            it.remove();
            Ok(())
        }));
    let mut written = Vec::with_capacity(html.len());
    let mut rewriter = HtmlRewriter::new(Settings::from(settings.with_strict(false)), |it: &[u8]| {
        written.extend_from_slice(it);
    });
    let outcome = rewriter.write(unambiguous(html).as_bytes());
    // Not ended: that would write a tag without its end as it stands.
    drop(rewriter);
    let written = outcome.ok().and_then(|()| String::from_utf8(written).ok());
    written.unwrap_or_else(|| as_words(html))
}

fn as_words(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let _ = escape_html_body_text(&mut words, html);
    words
}

/// `html` as everyone understands it. A feed leaves out the characters that would break it, and what they stood in
/// would be another tag then. And `<![CDATA[` begins words in a drawing, which may never end, and elsewhere a comment:
/// here it is a comment.
fn unambiguous(html: &str) -> Cow<'_, str> {
    if html.contains(breaks_feeds) || html.contains("<![CDATA[") {
        html.replace(breaks_feeds, "").replace("<![CDATA[", "<!CDATA[").into()
    } else {
        html.into()
    }
}

/// A link to an address as it stands in an attribute, its `&` written as references or not; only to a
/// page, for others run.
fn link(address: &str) -> Option<String> {
    let is_page = address.starts_with("https://") || address.starts_with("http://");
    let address = address.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    is_page.then(|| format!("<a href=\"{address}\">{address}</a>"))
}

fn readdress(
    element: &mut Element<'_, '_>,
    new: impl Fn(&str) -> Option<String>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    for name in ADDRESSES {
        if let Some(new) = element.get_attribute(name).and_then(|it| new(&it)) {
            element.set_attribute(name, &new)?;
        }
    }
    if let Some(candidates) = element.get_attribute("srcset") {
        let rewritten = srcset::candidates(&candidates).map(|(address, size)| {
            format!("{} {size}", new(address).unwrap_or_else(|| address.to_owned())).trim_end().to_owned()
        });
        element.set_attribute("srcset", &rewritten.collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

/// Takes away what would run, or what a reader's page could be covered with.
fn disarm(element: &mut Element<'_, '_>) {
    if is_odd(&element.tag_name()) {
        element.remove_and_keep_content();
    }
    let suspicious = |name: &str, value: &str| {
        let value = plain(value);
        let shown =
            name == "src" && ["data:image/", "data:audio/", "data:video/"].iter().any(|it| value.starts_with(it));
        name.starts_with("on")
            || name == "style"
            || is_odd(name)
            || would_run(&value)
            || (value.starts_with("data:") && !shown)
    };
    let doomed: Vec<String> =
        element.attributes().iter().filter(|it| suspicious(&it.name(), &it.value())).map(Attribute::name).collect();
    for name in doomed {
        // The writer itself sets columns of tables by style; nothing else does.
        let columns = ["text-align:left", "text-align:center", "text-align:right"];
        let set = element.get_attribute(&name).is_some_and(|it| name == "style" && columns.contains(&&*it));
        if !set {
            element.remove_attribute(&name);
        }
    }
}

/// Whether programs do not agree on where the name of a tag or an attribute ends.
fn is_odd(name: &str) -> bool {
    name.contains(['<', '"', '\'', '`'])
}

/// Whether a [`plain`] address would run a script, or open a file of the reader's.
fn would_run(address: &str) -> bool {
    ["javascript:", "vbscript:", "file:"].iter().any(|it| address.starts_with(it))
}

/// An attribute as far as it matters to what an address begins with: in lower case, with its character references read,
/// and without white space, of which browsers see none before the colon.
fn plain(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, reference)) = rest.split_once('&') {
        plain.push_str(before);
        rest = match character(reference) {
            Some((character, rest)) => {
                plain.push(character);
                rest.strip_prefix(';').unwrap_or(rest)
            }
            None => reference,
        };
    }
    plain.push_str(rest);
    plain.retain(|it| !it.is_whitespace() && !it.is_control());
    plain.make_ascii_lowercase();
    plain
}

/// The character that a reference begins with, if it is one that hides the scheme of an address, and what follows it.
fn character(reference: &str) -> Option<(char, &str)> {
    for (name, character) in [("colon", ':'), ("Tab", '\t'), ("NewLine", '\n')] {
        if let Some(rest) = reference.strip_prefix(name) {
            return Some((character, rest));
        }
    }
    let number = reference.strip_prefix('#')?;
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
    let end = digits.find(|it: char| !it.is_digit(radix)).unwrap_or(digits.len());
    let character = u32::from_str_radix(&digits[..end], radix).ok().and_then(char::from_u32)?;
    Some((character, &digits[end..]))
}
