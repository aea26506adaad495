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
    let size = writer.around.size(&picture.destination);
    writer.out.push_str("<img");
    writer.attribute("src", &address);
    writer.attribute("alt", &picture.alt);
    // A picture of its full width would hold a table open on a phone: it is as wide as its place, up to its size.
    let _ = match size.map(within_column) {
        Some(Dimensions { width, height }) if width >= NARROW => write!(
            writer.out,
            " class=\"{class} sized\" width=\"{width}\" height=\"{height}\" style=\"max-width: {width}px\""
        ),
        Some(Dimensions { width, height }) => {
            write!(writer.out, " class=\"{class}\" width=\"{width}\" height=\"{height}\"")
        }
        None => write!(writer.out, " class=\"{class}\""),
    };
    writer.out.push('>');
}
