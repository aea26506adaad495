//! Pictures in a letter: as wide as its column at most.

use std::fmt::Write as _;

use super::column::{NARROW, within_column};
use super::writer::Writer;
use crate::markdown::markup::Phrasing;
use crate::markdown::tree::Picture;
use crate::source::Dimensions;

/// Writes a picture that looks as `class` says.
pub(super) fn write(writer: &mut Writer<'_>, picture: &Picture<'_>, class: &str) {
    let address = writer.around.picture(&picture.destination).unwrap_or_default();
    let size = writer.around.size(&picture.destination).map(within_column);
    // A picture of its full width would hold a table open on a phone: it is as wide as its place, up to its size. What
    // stands around it says so, for Thunderbird overrules the largest width of a picture.
    let sized = size.filter(|it| it.width >= NARROW);
    if let Some(Dimensions { width, .. }) = sized {
        let _ = write!(writer.out, "<span class=\"{class}-place\" style=\"max-width: {width}px\">");
    }
    writer.out.push_str("<img");
    writer.attribute("src", &address);
    writer.attribute("alt", &picture.alt);
    let _ = write!(writer.out, " class=\"{class}{}\"", if sized.is_some() { " sized" } else { "" });
    if let Some(Dimensions { width, height }) = size {
        let _ = write!(writer.out, " width=\"{width}\" height=\"{height}\"");
    }
    writer.out.push_str(if sized.is_some() { "></span>" } else { ">" });
}
