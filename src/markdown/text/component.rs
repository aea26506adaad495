//! Components in plain text: what the theme is given of one, and what becomes of what it prints.

use super::Writer;
use super::lines::Lines;
use crate::markdown::apart::{Apart, Kept, filling, printed};
use crate::markdown::call::Call;
use crate::markdown::component::Rendering;
use crate::markdown::surroundings::Surroundings;
use crate::markdown::tree::{Block, Picture};
use crate::markdown::typography::{width, wrap};
use crate::source::Dimensions;

impl Writer<'_> {
    /// The lines of the component that `call` asks for, with `blocks` in it.
    pub(super) fn component(&mut self, call: &Call, blocks: &[Block<'_>], columns: usize) -> Vec<String> {
        let filling = filling(&mut Column { writer: self, columns }, blocks);
        let components = self.around.components;
        let text = match components.look(call, Rendering::Text) {
            Some(Rendering::Web | Rendering::Feed | Rendering::Letter) => {
                let (kept, filling) = Kept::apart(filling, |it| format!("<p>{it}</p>"));
                let html = printed(components, call, filling, Rendering::Text);
                html.map(|it| kept.back(&self.html(&it, columns).join("\n")))
            }
            Some(Rendering::Text) | None => printed(components, call, filling, Rendering::Text),
        };
        let text = text.unwrap_or_else(|misprint| {
            self.misprints.push(misprint);
            String::new()
        });
        let fitted = |line: &str| match line.trim_end() {
            // What the writer has wrapped stays as it is, and so does code.
            line if width(line) <= columns || line.starts_with(' ') => vec![line.replace('\u{a0}', " ")],
            line => wrap(line, columns),
        };
        let mut lines: Vec<String> = text.trim_matches('\n').lines().flat_map(fitted).collect();
        // However many empty lines a template leaves, one is enough.
        lines.dedup_by(|later, earlier| later.is_empty() && earlier.is_empty());
        lines
    }
}

/// A writer, and how wide what it writes may be.
struct Column<'w, 'a> {
    writer: &'w mut Writer<'a>,
    columns: usize,
}

impl Apart for Column<'_, '_> {
    fn around(&self) -> Surroundings<'_> {
        self.writer.around
    }

    fn blocks_apart(&mut self, blocks: &[Block<'_>], words: fn(&Block<'_>) -> bool) -> (String, String) {
        let (mut all, mut text) = (Lines::default(), Lines::default());
        for block in blocks {
            let lines = self.writer.block(block, self.columns);
            if words(block) {
                text.add(block, lines.clone());
            }
            all.add(block, lines);
        }
        (all.into_lines().join("\n"), text.into_lines().join("\n"))
    }

    fn picture_apart(&mut self, picture: &Picture<'_>) -> String {
        self.writer.picture(picture)
    }

    fn size_of(&self, _: &Picture<'_>) -> Option<Dimensions> {
        None
    }

    fn note_of(&mut self, address: Option<&str>) -> String {
        address.map(|it| self.writer.note(it.to_owned())).unwrap_or_default()
    }
}
