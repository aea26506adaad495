//! What one printed page holds: the anchors that can be linked to, and every address in it, whoever wrote it.

use std::collections::BTreeSet;

use lol_html::{RewriteStrSettings, element, rewrite_str};

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub anchors: BTreeSet<String>,
    /// Each address as it was printed, once.
    pub addresses: BTreeSet<String>,
    /// The `src` of pictures that have no `alt` at all. An empty one says that there is nothing to see.
    pub undescribed: BTreeSet<String>,
}

/// Looks through a page.
pub(super) fn survey(html: &str) -> Survey {
    let mut found = Survey::default();
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", |it| {
        let name = it.tag_name();
        let attribute = |name: &str| it.get_attribute(name).map(|it| decoded(it.trim()));
        found.anchors.extend(attribute("id"));
        if name == "a" {
            found.anchors.extend(attribute("name"));
        }
        let hint = attribute("rel").is_some_and(|it| it.contains("preconnect") || it.contains("dns-prefetch"));
        if !hint {
            found.addresses.extend(["href", "src", "poster", "data"].into_iter().filter_map(attribute));
        }
        let candidates = attribute("srcset").unwrap_or_default();
        let candidates = candidates.split(", ").filter_map(|it| it.split_whitespace().next());
        found.addresses.extend(candidates.map(str::to_owned));
        if name == "meta" && attribute("property").is_some_and(|it| it == "og:image") {
            found.addresses.extend(attribute("content"));
        }
        if name == "img" && attribute("alt").is_none() {
            found.undescribed.extend(attribute("src"));
        }
        Ok(())
    }));
    // Nothing is rewritten, and no handler fails.
    let _ = rewrite_str(html, settings);
    found
}

/// What an attribute means. Addresses are printed with these references and no others.
fn decoded(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let references = [("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&#x2F;", "/")];
    let plain = references.iter().fold(value.to_owned(), |text, (reference, it)| text.replace(reference, it));
    plain.replace("&#38;", "&").replace("&amp;", "&")
}
