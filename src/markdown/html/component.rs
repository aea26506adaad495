//! Components in HTML: what the theme is given of one, and what it prints. Which templates there are
//! is left to the theme.

use super::hanging::plain;
use super::picture;
use super::setting::{Medium, Setting};
use super::writer::Writer;
use crate::markdown::apart::{Apart, filling, printed};
use crate::markdown::by_hand;
use crate::markdown::call::Call;
use crate::markdown::component::Rendering;
use crate::markdown::markup::Flow;
use crate::markdown::routes::Route;
use crate::markdown::surroundings::Surroundings;
use crate::markdown::tree::{Block, Picture};
use crate::source::Dimensions;

/// Writes the component that `call` asks for, with `blocks` in it.
pub(super) fn write(writer: &mut Writer<'_>, call: &Call, blocks: &[Block<'_>]) {
    let Setting { medium, around, .. } = writer.setting;
    let rendering = match medium {
        Medium::Web => Rendering::Web,
        Medium::Feed => Rendering::Feed,
    };
    let filling = filling(writer, blocks);
    match (printed(around.components, call, filling, rendering), medium) {
        (Ok(html), Medium::Web) => writer.out.push_str(&html),
        // Its template may be one for the site.
        (Ok(html), Medium::Feed) => writer.out.push_str(&by_hand::for_a_feed(&html, around.base, around.page)),
        (Err(misprint), Medium::Web | Medium::Feed) => writer.misprints.push(misprint),
    }
}

impl Apart for Writer<'_> {
    fn around(&self) -> Surroundings<'_> {
        self.setting.around
    }

    fn blocks_apart(&mut self, blocks: &[Block<'_>], words: fn(&Block<'_>) -> bool) -> (String, String) {
        let pictures = self.pictures;
        let written = self.flow_apart(blocks, words);
        self.pictures = pictures;
        written
    }

    fn picture_apart(&mut self, picture: &Picture<'_>) -> String {
        let before = std::mem::take(&mut self.out);
        picture::write(self, picture, "");
        std::mem::replace(&mut self.out, before)
    }

    fn place_of(&self, picture: &Picture<'_>) -> Option<String> {
        let Setting { around, hanging, .. } = self.setting;
        let Some(Route::File(permalink, _)) = around.routes.picture(&picture.destination) else {
            return self.shown(&picture.destination);
        };
        let ladder = hanging.ladders.get(permalink);
        Some(ladder.map_or_else(|| self.located(permalink), |it| self.located(&plain(permalink, it, u32::MAX).0)))
    }

    fn size_of(&self, picture: &Picture<'_>) -> Option<Dimensions> {
        self.setting.around.size(&picture.destination)
    }

    fn address_of(&self, destination: &str) -> Option<String> {
        self.address(destination)
    }
}
