//! What one printed page holds: the anchors that can be linked to, and every address in it, whoever wrote it.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::markdown::{candidates, decoded};

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub anchors: BTreeSet<String>,
    /// Each address as it was printed, once.
    pub addresses: BTreeSet<String>,
    /// The `src` of pictures that have no `alt` at all. An empty one says that there is nothing to see.
    pub undescribed: BTreeSet<String>,
    /// The `src` of pictures, each with the widest column that it stands in. Where a browser chooses among several, it
    /// takes one that fits.
    pub pictures: BTreeMap<String, Column>,
    /// The addresses that can be followed with a click.
    pub linked: BTreeSet<String>,
}

/// Where a page shows a picture, from the narrowest to the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// Among words.
    Line,
    /// As a figure of the text, which stands out on both sides.
    Figure,
    /// Above an episode.
    Cover,
    /// Anywhere else.
    Page,
}

/// Looks through a page.
pub(super) fn survey(html: &str) -> Survey {
    let mut found = Survey::default();
    // The handlers of one element are called in the order in which they stand here.
    let column = Cell::new(Column::Page);
    let here = |place: Column| {
        column.set(place);
        Ok(())
    };
    // Read strictly, a page would be looked through only up to HTML that is understood in two ways.
    let settings = RewriteStrSettings::new()
        .with_strict(false)
        .append_element_content_handler(element!(".prose img", |_| here(Column::Line)))
        .append_element_content_handler(element!(".prose figure img", |_| here(Column::Figure)))
        .append_element_content_handler(element!(".cover img", |_| here(Column::Cover)))
        .append_element_content_handler(element!("*", |it| {
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
            let srcset = attribute("srcset").unwrap_or_default();
            found.addresses.extend(candidates(&srcset).map(|(address, _)| address.to_owned()));
            if name == "meta" && attribute("property").is_some_and(|it| it == "og:image") {
                found.addresses.extend(attribute("content"));
            }
            if name == "a" {
                found.linked.extend(attribute("href"));
            }
            if name == "img" {
                let column = column.replace(Column::Page);
                if let Some(picture) = attribute("src").filter(|_| !it.has_attribute("srcset")) {
                    let widest = found.pictures.entry(picture).or_insert(column);
                    *widest = column.max(*widest);
                }
                if attribute("alt").is_none() {
                    found.undescribed.extend(attribute("src"));
                }
            }
            Ok(())
        }));
    // Nothing is rewritten, and no handler fails.
    let _ = rewrite_str(html, settings);
    found
}
