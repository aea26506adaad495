//! Components in a letter: what the theme is given of one, and what becomes of what it prints. Which templates there
//! are is left to the theme.

use super::column::within_column;
use super::picture;
use super::writer::Writer;
use crate::markdown::apart::{Apart, Kept, filling, printed};
use crate::markdown::by_hand;
use crate::markdown::call::Call;
use crate::markdown::component::Rendering;
use crate::markdown::markup::Flow;
use crate::markdown::surroundings::Surroundings;
use crate::markdown::tree::{Block, Picture};
use crate::source::Dimensions;

/// Writes the component that `call` asks for, with `blocks` in it.
pub(super) fn write(writer: &mut Writer<'_>, call: &Call, blocks: &[Block<'_>]) {
    let filling = filling(writer, blocks);
    let Surroundings { components, base, page, .. } = writer.around;
    let letter = match components.look(call, Rendering::Letter) {
        Some(Rendering::Web | Rendering::Feed) => {
            let (kept, filling) = Kept::apart(filling, str::to_owned);
            let html = printed(components, call, filling, Rendering::Letter);
            html.map(|it| kept.back(&by_hand::for_a_letter(&it, base, page)))
        }
        Some(Rendering::Letter | Rendering::Text) | None => printed(components, call, filling, Rendering::Letter),
    };
    match letter {
        Ok(letter) => writer.out.push_str(&letter),
        Err(misprint) => writer.misprints.push(misprint),
    }
}

impl Apart for Writer<'_> {
    fn around(&self) -> Surroundings<'_> {
        self.around
    }

    fn blocks_apart(&mut self, blocks: &[Block<'_>], words: fn(&Block<'_>) -> bool) -> (String, String) {
        self.flow_apart(blocks, words)
    }

    fn picture_apart(&mut self, picture: &Picture<'_>) -> String {
        let before = std::mem::take(&mut self.out);
        picture::write(self, picture, "plate");
        std::mem::replace(&mut self.out, before)
    }

    fn size_of(&self, picture: &Picture<'_>) -> Option<Dimensions> {
        self.around.size(&picture.destination).map(within_column)
    }
}
