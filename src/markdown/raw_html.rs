//! HTML that the author wrote by hand, made fit for where it is read.
//!
//! Only texts that hold raw HTML come here: what the writer itself prints is right already.

use lol_html::html_content::{Attribute, Element};
use lol_html::{RewriteStrSettings, comments, doc_comments, element, rewrite_str};

use super::passage::MARK;
use super::wrap::unbroken;
use crate::address::{BaseUrl, Permalink};

/// The attributes that hold one address.
const ADDRESSES: [&str; 6] = ["href", "src", "poster", "cite", "data", "action"];

/// What no feed reader shows and validators warn of; it goes with all that it holds.
const DROPPED: &str = "script, style, object, embed, applet, noscript, template, frame, frameset, base, meta, link";

/// What is taken away around its content.
const UNWRAPPED: &str = "form, button, select, textarea";

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
    rewrite_str(&html, settings).unwrap_or(html)
}

/// For an item in a feed: every address is absolute, and nothing runs.
pub(super) fn for_a_feed(html: String, base: &BaseUrl, page: &Permalink) -> String {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(DROPPED, |it| {
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
            let link = it.get_attribute("src").and_then(|src| base.resolve(page, &src)).map(|src| {
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
    rewrite_str(&html, settings).unwrap_or(html)
}

/// For a letter: what mail clients let through, and no comments, which could be taken for ours.
pub(super) fn for_a_letter(html: String, base: &BaseUrl, page: &Permalink) -> String {
    let ours = format!("<!--{MARK}");
    let comments = comments!("*", |it| {
        if !it.text().starts_with(MARK) {
            it.remove();
        }
        Ok(())
    });
    let top_level = doc_comments!(|it| {
        if !it.text().starts_with(MARK) {
            it.remove();
        }
        Ok(())
    });
    debug_assert!(html.contains(&ours), "every letter has a passage");
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(comments)
        .append_document_content_handler(top_level)
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
    let html = rewrite_str(&html, settings).unwrap_or(html);
    for_a_feed(html, base, page)
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
    let plain = rewrite_str(html, handlers).unwrap_or_default();
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
        let value = value.trim_start().to_ascii_lowercase();
        name.starts_with("on")
            || name == "style"
            || ["javascript:", "vbscript:", "file:"].iter().any(|it| value.starts_with(it))
            || (value.starts_with("data:") && name != "src")
    };
    let doomed: Vec<String> =
        element.attributes().iter().filter(|it| suspicious(&it.name(), &it.value())).map(Attribute::name).collect();
    for name in doomed {
        // The writer itself sets columns of tables by style; nothing else does.
        let set = element.get_attribute(&name).is_some_and(|it| name == "style" && it.starts_with("text-align:"));
        if !set {
            element.remove_attribute(&name);
        }
    }
}
