//! Components in a letter: what the theme is given of one, and what becomes of what it prints. Which templates there
//! are is left to the theme.

use super::column::within_column;
use super::picture;
use super::writer::Writer;
use crate::markdown::by_hand;
use crate::markdown::call::Call;
use crate::markdown::component::{Apart, Kept, Rendering, filling, printed};
use crate::markdown::markup::Flow;
use crate::markdown::surroundings::Surroundings;
use crate::markdown::tree::{Block, Inline, Picture};
use crate::source::Dimensions;

/// Writes the component that `call` asks for, with `blocks` in it.
pub(super) fn write(writer: &mut Writer<'_>, call: &Call, blocks: &[Block<'_>]) {
    let filling = filling(writer, blocks);
    let Surroundings { components, base, page, .. } = writer.around;
    match components.look(call, Rendering::Letter) {
        Some(Rendering::Web | Rendering::Feed) => {
            let (kept, filling) = Kept::apart(filling, str::to_owned);
            let mut html = String::new();
            printed(components, call, filling, Rendering::Letter, &mut writer.misprints, &mut html);
            writer.out.push_str(&kept.back(&by_hand::for_a_letter(&html, base, page)));
        }
        Some(Rendering::Letter | Rendering::Text) | None => {
            printed(components, call, filling, Rendering::Letter, &mut writer.misprints, &mut writer.out);
        }
    }
}

impl Apart for Writer<'_> {
    fn blocks_apart(&mut self, blocks: &[Block<'_>], words: fn(&Block<'_>) -> bool) -> (String, String) {
        self.flow_apart(blocks, words)
    }

    fn picture_apart(&mut self, picture: &Picture<'_>) -> String {
        let before = std::mem::take(&mut self.out);
        picture::write(self, picture, "plate");
        std::mem::replace(&mut self.out, before)
    }

    fn place_of(&self, picture: &Picture<'_>) -> Option<String> {
        self.around.picture(&picture.destination)
    }

    fn size_of(&self, picture: &Picture<'_>) -> Option<Dimensions> {
        self.around.size(&picture.destination).map(within_column)
    }

    fn address_of(&self, destination: &str) -> Option<String> {
        self.around.address(destination)
    }

    fn title_of(&self, destination: &str, words: &[Inline<'_>]) -> Option<String> {
        self.around.title(destination, words).map(str::to_owned)
    }

    fn note_of(&mut self, _: Option<&str>) -> String {
        String::new()
    }

    fn page(&self) -> String {
        self.around.page_address()
    }
}
