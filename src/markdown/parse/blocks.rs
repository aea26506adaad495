//! Blocks that we see in another way than the parser: a picture by itself is a figure, a comment may be a mark, and a
//! quote more than a quote.

use std::borrow::Cow;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind};

use super::begun::Begun;
use super::marked::{QuoteHead, QuoteKind};
use crate::markdown::fault::Fault;
use crate::markdown::tree::{Alert, Block, Inline};

/// A paragraph, or a figure if a picture stands in it alone.
pub(super) fn paragraph(mut inlines: Vec<Inline<'_>>) -> Block<'_> {
    if let [Inline::Link { content, .. }] = &*inlines
        && let [Inline::Picture(_)] = &**content
        && let Some(Inline::Link { destination, mut content, .. }) = inlines.pop()
        && let Some(Inline::Picture(picture)) = content.pop()
    {
        return Block::Figure { picture, link: Some(destination) };
    }
    if let [Inline::Picture(_)] = &*inlines
        && let Some(Inline::Picture(picture)) = inlines.pop()
    {
        return Block::Figure { picture, link: None };
    }
    Block::Paragraph(inlines)
}

/// A quote, or an alert.
pub(super) fn quote(kind: Option<BlockQuoteKind>, blocks: Vec<Block<'_>>) -> Block<'_> {
    let alert = match kind {
        None => return Block::Quote(blocks),
        Some(BlockQuoteKind::Note) => Alert::Note,
        Some(BlockQuoteKind::Tip) => Alert::Tip,
        Some(BlockQuoteKind::Important) => Alert::Important,
        Some(BlockQuoteKind::Warning) => Alert::Warning,
        Some(BlockQuoteKind::Caution) => Alert::Caution,
    };
    Block::Alert(alert, blocks)
}

/// The block that the quote in `begun` is by its `head`: its first line is the title, the rest is the text.
pub(super) fn marked(head: QuoteHead, mut begun: Begun<'_>) -> Block<'_> {
    begun.settle();
    let mut blocks = begun.blocks;
    let mut title = Vec::new();
    if head.title_end > head.word_end
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
    match head.kind {
        QuoteKind::Aside => Block::Aside { title, blocks },
        QuoteKind::Only(audience) => Block::Only(audience, blocks),
        QuoteKind::Component(call) => Block::Component { call, blocks },
    }
}

fn trim_start(inlines: &mut [Inline<'_>]) {
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        *text = text.trim_start().to_owned().into();
    }
}

/// Code.
pub(super) fn code<'a>(kind: CodeBlockKind<'a>, begun: Begun<'a>) -> Block<'a> {
    let fence = match kind {
        CodeBlockKind::Fenced(fence) => fence,
        CodeBlockKind::Indented => "".into(),
    };
    Block::Code { fence, text: begun.raw.unwrap_or_default().into(), range: begun.range }
}

/// Raw HTML, or `<!-- more -->`.
pub(super) fn html(raw: Option<Cow<'_, str>>) -> Block<'_> {
    let html = raw.unwrap_or_default();
    if is_more(&html) { Block::More } else { Block::Html(html.into()) }
}

/// A table, whose first row is its head.
pub(super) fn table(alignments: Vec<Alignment>, rows: Vec<Vec<Vec<Inline<'_>>>>) -> Block<'_> {
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    Block::Table { alignments, head, rows: rows.collect() }
}

fn is_more(html: &str) -> bool {
    let inner = html.trim().strip_prefix("<!--").and_then(|it| it.strip_suffix("-->"));
    inner.is_some_and(|it| it.trim().eq_ignore_ascii_case("more"))
}

/// The words behind the last column in the row of a table that begins at byte `start`: the parser leaves them out (GFM
/// 0.29, §4.10). The table has this number of `columns`.
pub(super) fn lost_cell(text: &str, start: usize, columns: usize) -> Option<Fault> {
    let line = text[start..].lines().next()?;
    let cells = line.trim_start().strip_prefix('|').unwrap_or(line.trim_start());
    let mut escaped = false;
    let mut bars = cells.match_indices(|it| {
        let bar = it == '|' && !escaped;
        escaped = it == '\\' && !escaped;
        bar
    });
    let (last, _) = bars.nth(columns.checked_sub(1)?)?;
    let lost = cells[last + 1..].trim_matches([' ', '\t', '|']);
    let begins = start + (lost.as_ptr().addr() - line.as_ptr().addr());
    (!lost.is_empty()).then(|| {
        let have = if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
        let what = format!("the head of this table has {have}, so this is left out");
        let help = "add a column to the head, or write `\\|` for a `|` among words";
        Fault::loose_mark(begins..begins + lost.len(), what, help)
    })
}
