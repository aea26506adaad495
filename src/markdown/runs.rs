//! What a text says, for those who look for its words: every run of words that stands on the page, without marks.

use super::by_hand::{Ruby, spoken};
use super::document::Document;
use super::notes::Notes;
use super::tree::{Audience, Block, Inline, append_words, words_with};

/// Words that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run<'a> {
    /// A heading.
    Heading(&'a str),
    /// Anything else.
    Text(&'a str),
    /// What is linked in the text before, once more: it is what the author calls the thing.
    Linked(&'a str),
}

/// Hands every run of `document` to `found`, in order. What only letters say is left out: it is not on the page.
pub fn runs(document: &Document, found: impl FnMut(Run<'_>)) {
    let file = document.file();
    let tree = document.tree(&file);
    let mut speaker = Speaker { found, buffer: String::new() };
    speaker.blocks(&tree.blocks);
    for note in Notes::of(&tree, Audience::Web).shown() {
        speaker.blocks(note.blocks);
    }
}

struct Speaker<F> {
    found: F,
    buffer: String,
}

impl<F: FnMut(Run<'_>)> Speaker<F> {
    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            match block {
                Block::Paragraph(content) | Block::Plain(content) => self.text(content),
                Block::Heading { content, .. } => {
                    self.buffer.clear();
                    append_words(content, &mut self.buffer);
                    (self.found)(Run::Heading(&self.buffer));
                }
                Block::Figure { picture, .. } => {
                    (self.found)(Run::Text(&picture.alt));
                    (self.found)(Run::Text(&picture.title));
                }
                Block::Code { text, .. } => (self.found)(Run::Text(text)),
                Block::Only(Audience::Email, _) => {}
                Block::Quote(blocks)
                | Block::Alert(_, blocks)
                | Block::Only(Audience::Web, blocks)
                | Block::Component { blocks, .. } => self.blocks(blocks),
                Block::Aside { title, blocks } => {
                    self.text(title);
                    self.blocks(blocks);
                }
                Block::List { items, .. } => items.iter().for_each(|it| self.blocks(&it.blocks)),
                Block::Table { head, rows, .. } => {
                    std::iter::once(head).chain(rows).flatten().for_each(|it| self.text(it));
                }
                Block::Html(html) => (self.found)(Run::Text(&spoken(html))),
                Block::Rule | Block::More => {}
            }
        }
    }

    fn text(&mut self, content: &[Inline<'_>]) {
        self.buffer.clear();
        // A word is one, however many readings stand above its parts.
        let mut ruby = Ruby::apart();
        words_with(content, &mut ruby, &mut self.buffer);
        self.buffer.push_str(ruby.readings());
        (self.found)(Run::Text(&self.buffer));
        self.links(content);
    }

    fn links(&mut self, content: &[Inline<'_>]) {
        for inline in content {
            if let Inline::Link { content, .. } = inline {
                self.buffer.clear();
                append_words(content, &mut self.buffer);
                (self.found)(Run::Linked(&self.buffer));
            } else {
                self.links(inline.content());
            }
        }
    }
}
