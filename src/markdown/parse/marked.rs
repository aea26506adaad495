//! Quotes that are more than quotes: those that begin with `[!WORD]`, but for the alerts, which the
//! parser knows itself.

use std::ops::Range;

use super::blocks::paragraph;
use super::frame::Frame;
use super::{Fault, FaultKind};
use crate::markdown::component::{BuiltIn, Call, Head, Unquoted, head, nearly};
use crate::markdown::tree::{Audience, Block, Inline};

/// The first line of a quote that is more than a quote.
pub(super) struct Mark {
    kind: Kind,
    /// The end of `[!WORD]`, and the end of its title, which may follow on the same line.
    pub(super) word_end: usize,
    pub(super) title_end: usize,
}

enum Kind {
    Aside,
    Only(Audience),
    Component(Call),
}

impl Mark {
    /// What `[!WORD]` makes of the quote at `range` of `text`, if it begins with that.
    pub(super) fn read(text: &str, range: &Range<usize>, faults: &mut Vec<Fault>) -> Option<Mark> {
        let quote = &text[range.clone()];
        let line = quote.split('\n').next().unwrap_or(quote);
        // Only one `>`: a second one opens a quote of its own.
        let inner = line.trim_start().strip_prefix('>')?.trim_start_matches([' ', '\t']);
        let start = range.start + line.len() - inner.len();
        let call = match head(inner.trim_end_matches('\r'), start) {
            Head::Call(call) => call,
            Head::Words => {
                if let Some((mark, length)) = nearly(inner.trim_end_matches('\r')) {
                    faults.push(Fault { range: start..start + length, kind: FaultKind::NearlyMark(mark) });
                }
                return None;
            }
            Head::Garbled(range) => {
                faults.push(Fault { range, kind: FaultKind::GarbledHead });
                return None;
            }
            Head::Unquoted(range, Unquoted { name, value }) => {
                faults.push(Fault { range, kind: FaultKind::UnquotedValue { name, value } });
                return None;
            }
        };
        let (word_end, line_end) = (call.range.end, range.start + line.len());
        let Some(built_in) = BuiltIn::parse(&call.name) else {
            return Some(Mark { kind: Kind::Component(call), word_end, title_end: word_end });
        };
        let name = built_in.name();
        let kind = match built_in {
            BuiltIn::Aside => Kind::Aside,
            BuiltIn::Only(audience) => Kind::Only(audience),
            BuiltIn::Alert(_) => {
                let kind = if call.attributes.is_empty() { FaultKind::TitledAlert } else { FaultKind::BareBlock };
                faults.push(Fault { range: call.range, kind: kind(text[start + 2..][..name.len()].to_owned()) });
                return None;
            }
        };
        if !call.attributes.is_empty() {
            faults.push(Fault { range: call.range, kind: FaultKind::BareBlock(name.to_owned()) });
        }
        Some(Mark { kind, word_end, title_end: line_end })
    }

    /// The block that the quote in `frame` is: its first line is the title, the rest is the text.
    pub(super) fn block(self, mut frame: Frame<'_>) -> Block<'_> {
        frame.settle();
        let mut blocks = frame.blocks;
        let mut title = Vec::new();
        if self.title_end > self.word_end
            && let Some(Block::Paragraph(inlines)) = blocks.first_mut()
        {
            let end = inlines.iter().position(|it| matches!(it, Inline::SoftBreak | Inline::HardBreak));
            title.extend(inlines.drain(..end.unwrap_or(inlines.len())));
        }
        if let Some(Block::Paragraph(inlines)) = blocks.first_mut() {
            if matches!(inlines.first(), Some(Inline::Text(text)) if text.trim().is_empty()) {
                inlines.remove(0);
            }
            if matches!(inlines.first(), Some(Inline::SoftBreak | Inline::HardBreak)) {
                inlines.remove(0);
            }
            trim_start(inlines);
            if inlines.is_empty() {
                blocks.remove(0);
            } else {
                let lone = std::mem::take(inlines);
                blocks[0] = paragraph(lone);
            }
        }
        trim_start(&mut title);
        match self.kind {
            Kind::Aside => Block::Aside { title, blocks },
            Kind::Only(audience) => Block::Only(audience, blocks),
            Kind::Component(call) => Block::Component { call, blocks },
        }
    }
}

fn trim_start(inlines: &mut [Inline<'_>]) {
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        *text = text.trim_start().to_owned().into();
    }
}
