//! Pictures in HTML: on the site in the widths that there are, in a feed in one that every reader shows.

use std::fmt::Write as _;

use super::hanging::{Choice, Opening, PLAIN, plain};
use super::setting::{Medium, Setting};
use super::writer::Writer;
use crate::markdown::markup::Phrasing;
use crate::markdown::routes::Route;
use crate::markdown::tree::Picture;

/// Writes a picture that stands alone, with its title below.
pub(super) fn figure(writer: &mut Writer<'_>, picture: &Picture<'_>, link: Option<&str>) {
    writer.out.push_str("<figure>");
    let address = link.and_then(|it| writer.address(it));
    writer.linked(address.as_deref(), "", |it| write(it, picture, ""));
    if !picture.title.is_empty() {
        writer.out.push_str("<figcaption>");
        writer.text(&picture.title);
        writer.out.push_str("</figcaption>");
    }
    writer.out.push_str("</figure>\n");
}

/// Writes a picture; `title` may be empty.
pub(super) fn write(writer: &mut Writer<'_>, picture: &Picture<'_>, title: &str) {
    let Setting { medium, around, hanging, .. } = writer.setting;
    let (mut address, mut size, mut choice) = (writer.shown(&picture.destination).unwrap_or_default(), None, None);
    if let Some(Route::File(permalink, dimensions)) = around.routes.picture(&picture.destination) {
        size = *dimensions;
        if let Some(ladder) = hanging.ladders.get(permalink) {
            let (permalink, rung) = match medium {
                Medium::Web => choice.insert(Choice::of(permalink, ladder, around.base)).plain.clone(),
                Medium::Feed => plain(permalink, ladder, PLAIN),
            };
            (address, size) = (writer.located(&permalink), Some(rung.size));
        }
    }
    if let Some(Choice { webp: Some(set), .. }) = &choice {
        writer.out.push_str("<picture><source type=\"image/webp\"");
        srcset(writer, set);
        writer.out.push('>');
    }
    writer.out.push_str("<img");
    writer.attribute("src", &address);
    writer.attribute("alt", &picture.alt);
    if !title.is_empty() {
        writer.attribute("title", title);
    }
    if let Some(choice) = &choice {
        srcset(writer, &choice.own);
    }
    if let Some(size) = size {
        let _ = write!(writer.out, " width=\"{}\" height=\"{}\"", size.width, size.height);
    }
    // The first picture may be in view when the page opens; the others can wait.
    if medium == Medium::Web && (writer.pictures > 0 || hanging.opening == Opening::Picture) {
        writer.out.push_str(" loading=\"lazy\" decoding=\"async\"");
    }
    writer.out.push('>');
    if matches!(choice, Some(Choice { webp: Some(_), .. })) {
        writer.out.push_str("</picture>");
    }
    writer.pictures += 1;
}

fn srcset(writer: &mut Writer<'_>, set: &str) {
    writer.attribute("srcset", set);
    writer.attribute("sizes", writer.setting.hanging.sizes);
}
