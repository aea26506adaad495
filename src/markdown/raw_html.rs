//! HTML that the author wrote by hand, made fit for where it is read.
//!
//! Only texts that hold raw HTML come here: what the writer itself prints is right already.

use lol_html::html_content::{Attribute, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};

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
