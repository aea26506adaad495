//! Components in HTML: what the theme is given of one, and what it prints. Which templates there are
//! is left to the theme.

use super::hanging::plain;
use super::picture;
use super::setting::{Medium, Setting};
use super::writer::Writer;
use crate::markdown::by_hand;
use crate::markdown::call::Call;
use crate::markdown::component::{Apart, Rendering, filling, printed};
use crate::markdown::markup::Flow;
use crate::markdown::routes::Route;
use crate::markdown::tree::{Block, Inline, Picture};
use crate::source::Dimensions;

/// Writes the component that `call` asks for, with `blocks` in it.
pub(super) fn write(writer: &mut Writer<'_>, call: &Call, blocks: &[Block<'_>]) {
    let Setting { medium, around, .. } = writer.setting;
    let filling = filling(writer, blocks);
    let Writer { misprints, out, .. } = writer;
    match medium {
        Medium::Web => printed(around.components, call, filling, Rendering::Web, misprints, out),
        Medium::Feed => {
            let mut html = String::new();
            printed(around.components, call, filling, Rendering::Feed, misprints, &mut html);
            // Its template may be one for the site.
            out.push_str(&by_hand::for_a_feed(&html, around.base, around.page));
        }
    }
}

impl Apart for Writer<'_> {
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

    fn title_of(&self, destination: &str, words: &[Inline<'_>]) -> Option<String> {
        self.setting.around.title(destination, words).map(str::to_owned)
    }

    fn note_of(&mut self, _: Option<&str>) -> String {
        String::new()
    }

    fn page(&self) -> String {
        self.setting.around.page_address()
    }
}
