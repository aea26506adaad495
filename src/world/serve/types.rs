//! What a browser is told of a file's type.

use std::borrow::Cow;

use crate::source::MediaType;

/// The type of a page.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// The type that a browser is told. What is known may be shown in place; anything else is bytes.
pub(super) fn media_type(name: &str) -> Cow<'static, str> {
    match MediaType::of(name).map(MediaType::name) {
        None => "application/octet-stream".into(),
        Some("text/html") => HTML.into(),
        Some(text) if text.starts_with("text/") || text == "application/xml" => format!("{text}; charset=utf-8").into(),
        Some(other) => other.into(),
    }
}
