//! What becomes of a block, or of something among words, at its end.

use pulldown_cmark::{LinkType, Tag};

use super::Builder;
use crate::markdown::component::stands_alone;
use crate::markdown::fault::Fault;
use crate::markdown::link::{Link, LinkKind};
use crate::markdown::marks::marks;
use crate::markdown::parse::begun::{Begun, Opener};
use crate::markdown::parse::unsaid::{self, Around, hand_over};
use crate::markdown::parse::{blocks, nearly, underlined};
use crate::markdown::tree::{Block, Inline, Item, Picture, words_of};

impl<'a> Builder<'a> {
    /// Puts what has `begun`, and ends, into what is around it.
    pub(super) fn close(&mut self, mut begun: Begun<'a>) {
        let tag = match std::mem::replace(&mut begun.opener, Opener::Text) {
            Opener::Tag(tag) => tag,
            Opener::Marked(head) => return self.block(blocks::marked(head, begun)),
            Opener::Text => unreachable!("the whole text has no end event"),
        };
        if matches!(tag, Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) {
            begun.settle();
        }
        if begun.range.end <= self.head_end {
            return;
        }
        self.close_block(tag, begun);
    }

    fn close_block(&mut self, tag: Tag<'a>, begun: Begun<'a>) {
        match tag {
            Tag::Paragraph => {
                self.faults.extend(nearly::table(self.text, &begun.range));
                if self.top().is_call() && stands_alone(&begun.inlines) {
                    hand_over(&mut self.links, &begun.range);
                }
                self.block(blocks::paragraph(begun.inlines));
            }
            Tag::Heading { level, id, .. } => {
                self.faults.extend(underlined::fault(self.text, &begun.range));
                let anchor = self.anchors.end(id, &begun.range, &mut self.faults);
                self.block(Block::Heading { level: level as u8, anchor, content: begun.inlines });
            }
            Tag::BlockQuote(kind) => self.block(blocks::quote(kind, begun.blocks)),
            Tag::CodeBlock(kind) => self.block(blocks::code(kind, begun)),
            Tag::HtmlBlock => {
                self.faults.extend(nearly::markdown_in_html(self.text, &begun.range));
                self.block(blocks::html(begun.raw));
            }
            Tag::List(start) => {
                self.numbered.note(start, begun.items.len(), begun.range);
                self.block(Block::List { start, items: begun.items });
            }
            Tag::Item => self.top().items.push(Item { task: begun.task, blocks: begun.blocks }),
            Tag::FootnoteDefinition(name) => {
                self.footnotes.write(&name, begun.range, begun.blocks, &mut self.faults);
            }
            Tag::Table(alignments) => self.block(blocks::table(alignments, begun.rows)),
            Tag::TableHead => self.top().rows.push(begun.cells),
            Tag::TableRow => {
                let columns = begun.cells.len();
                self.faults.extend(blocks::lost_cell(self.text, begun.range.start, columns));
                self.top().rows.push(begun.cells);
            }
            Tag::TableCell => self.top().cells.push(begun.inlines),
            inline @ (Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }) => {
                self.close_inline(inline, begun);
            }
            unknown @ (Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition) => {
                self.close_inline(unknown, begun);
            }
            unknown @ (Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_)) => self.close_inline(unknown, begun),
        }
    }

    fn close_inline(&mut self, tag: Tag<'a>, begun: Begun<'a>) {
        match tag {
            // The marks are signs of the address.
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough if begun.range.end <= self.address_end => {}
            Tag::Emphasis => self.inline(Inline::Emphasis(begun.inlines)),
            Tag::Strong => self.inline(Inline::Strong(begun.inlines)),
            Tag::Strikethrough => self.inline(Inline::Strikethrough(begun.inlines)),
            Tag::Link { link_type, dest_url, title, .. } => {
                let destination =
                    if link_type == LinkType::Email { format!("mailto:{dest_url}").into() } else { dest_url };
                let described = self.open.iter().any(|it| matches!(it.opener, Opener::Tag(Tag::Image { .. })));
                let around = if described { Around::Description } else { Around::Words };
                let (kind, fault) = unsaid::kind(&destination, &begun.range, &begun.inlines, around);
                self.faults.extend(fault);
                self.links.push(Link::found(&destination, begun.range, kind));
                self.inline(Inline::Link { destination, title, content: begun.inlines });
            }
            Tag::Image { dest_url, title, .. } => {
                let alt = words_of(&begun.inlines);
                self.links.push(Link::found(&dest_url, begun.range.clone(), LinkKind::Picture));
                if marks(&title).is_some() {
                    let what = "a caption is plain text, and its marks are printed as they stand";
                    let help = "take them out, and what is linked into the text";
                    self.faults.push(Fault::loose_mark(begun.range.clone(), what, help));
                }
                let title = self.typesetter.set_apart(&title);
                self.inline(Inline::Picture(Picture { destination: dest_url, alt, title }));
            }
            // None of the others is switched on; their words are kept all the same.
            _ => self.top().inlines.extend(begun.inlines),
        }
    }
}
