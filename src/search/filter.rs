//! The words by which a tag is asked for.

use crate::newsletter::Tag;

/// The word of a tag in its address, which is what the form sends.
pub(super) fn slug(tag: &Tag) -> &str {
    let address = tag.permalink.as_str();
    let address = address.strip_suffix('/').unwrap_or(address);
    address.rsplit_once('/').map_or(address, |(_, slug)| slug)
}

/// Adds what the episodes of a tag are found under, and nothing else is.
pub(super) fn write_filter(tag: &Tag, out: &mut String) {
    out.push('#');
    out.push_str(slug(tag));
}
