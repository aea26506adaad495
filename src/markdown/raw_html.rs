//! HTML that the author wrote by hand, made fit for where it is read.
//!
//! Only texts that hold raw HTML come here: what the writer itself prints is right already.

use lol_html::html_content::{Attribute, Element};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};
use pulldown_cmark_escape::escape_html_body_text;

use super::wrap::unbroken;
use crate::address::{BaseUrl, Permalink};

/// The attributes that hold one address.
const ADDRESSES: [&str; 6] = ["href", "src", "poster", "cite", "data", "action"];

/// What no feed reader shows and validators warn of; it goes with all that it holds.
const DROPPED: &str = "script, style, object, embed, applet, noscript, template, frame, frameset, base, meta, link";

/// What holds words and no tags. Some programs see tags in it all the same, so it goes as well.
const VERBATIM: &str = "textarea, xmp, plaintext, noembed, noframes";

/// What is taken away around its content.
const UNWRAPPED: &str = "form, button, select";

/// For the page on the site: addresses that begin with `/` mean the newsletter's root.
pub(super) fn for_the_site(html: String, base: &BaseUrl) -> String {
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

/// For an item in a feed: every address is absolute, and nothing runs.
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
            let src = it.get_attribute("src").filter(|src| !would_run(&plain(src)));
            let link = src.and_then(|src| base.resolve(page, &src)).map(|src| {
                let src = src.replace('&', "&amp;").replace('"', "&quot;");
                format!("<p><a href=\"{src}\">{src}</a></p>")
            });
            it.replace(&link.unwrap_or_default(), lol_html::html_content::ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("*", |it| {
            disarm(it);
            readdress(it, |address| base.resolve(page, address))
        }));
    rewritten(html, settings)
}

/// For a letter: what mail clients let through, and no comments, which could be taken for our marks.
pub(super) fn for_a_letter(html: &str, base: &BaseUrl, page: &Permalink) -> String {
    let settings = RewriteStrSettings::new()
        .append_document_content_handler(doc_comments!(|it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(
            "details, video, audio, picture, main, article, section, abbr",
            |it| {
                it.remove_and_keep_content();
                Ok(())
            }
        ))
        .append_element_content_handler(element!("source, track", |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("summary", |it| {
            // No client that matters opens and closes anything: the summary is a heading of what follows.
            it.set_tag_name("p")?;
            it.prepend("<strong>", lol_html::html_content::ContentType::Html);
            it.append("</strong>", lol_html::html_content::ContentType::Html);
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
    for_a_feed(&rewritten(html, settings), base, page)
}

/// The words of a piece of HTML, and the addresses that it links to.
pub(super) struct Words {
    pub words: String,
    pub links: Vec<String>,
}

/// What can be read of `html` where no tag is understood.
pub(super) fn words(html: &str) -> Words {
    let (mut words, mut links) = (String::new(), Vec::new());
    let handlers = RewriteStrSettings::new()
        .append_element_content_handler(element!("style, script, template", |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("a[href]", |it| {
            links.extend(it.get_attribute("href"));
            Ok(())
        }))
        .append_element_content_handler(element!("img[alt]", |it| {
            let alt = it.get_attribute("alt").unwrap_or_default();
            it.replace(&alt, lol_html::html_content::ContentType::Text);
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|it| {
            it.remove();
            Ok(())
        }));
    let plain = rewritten(html, handlers);
    let mut rest = plain.as_str();
    while let Some(start) = rest.find('<') {
        words.push_str(&rest[..start]);
        rest = rest[start..].find('>').map_or("", |end| &rest[start + end + 1..]);
    }
    words.push_str(rest);
    let words = unbroken(&words);
    let words = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
        .iter()
        .fold(words, |words, (entity, character)| words.replace(entity, character));
    Words { words, links }
}

/// `html` with what `settings` make of it.
fn rewritten(html: &str, settings: RewriteStrSettings<'_, '_>) -> String {
    // Read strictly, HTML that is understood in two ways would stay as it is, with all that was to be taken out of it.
    rewrite_str(html, settings.with_strict(false)).unwrap_or_else(|_| {
        let mut words = String::with_capacity(html.len());
        let _ = escape_html_body_text(&mut words, html);
        words
    })
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
        let rewritten: Vec<_> = candidates
            .split(',')
            .map(|candidate| {
                let (address, size) = candidate.trim().split_once(' ').unwrap_or((candidate.trim(), ""));
                format!("{} {size}", new(address).unwrap_or_else(|| address.to_owned())).trim_end().to_owned()
            })
            .collect();
        element.set_attribute("srcset", &rewritten.join(", "))?;
    }
    Ok(())
}

/// Takes away what would run, or what a reader's page could be covered with.
fn disarm(element: &mut Element<'_, '_>) {
    let suspicious = |name: &str, value: &str| {
        let value = plain(value);
        name.starts_with("on") || name == "style" || would_run(&value) || (value.starts_with("data:") && name != "src")
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

/// Whether a [`plain`] address would run a script, or open a file of the reader's.
fn would_run(address: &str) -> bool {
    ["javascript:", "vbscript:", "file:"].iter().any(|it| address.starts_with(it))
}

/// An attribute as far as it matters to what an address begins with: in lower case, with its character references read, and
/// without white space, of which browsers see none before the colon.
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
