//! The writer of letters: HTML for mail clients, of which some know neither margins of tables nor preformatted text.
//!
//! Every tag and class has its look in `letter.css`, which is inlined later. Each passage is preceded by a [`Mark`], so
//! that what it costs can be measured in the finished letter, and a letter that is too long be cut between two of them.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::Alignment;
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::call::Call;
use super::component::{Apart, filling, printed};
use super::delivery::{Delivery, NARROW, TABLE, within_column};
use super::passage::{self, Mark};
use super::tree::{Alert, Audience, Block, Inline, Item, Picture, Tree};
use super::{Document, Misprint, Rendering, letter_code, raw_html};
use crate::source::Dimensions;

/// The text of a letter.
#[derive(Debug)]
pub struct LetterBody {
    /// HTML with a [`Mark`] before each passage and each footnote.
    pub html: String,
    /// What each passage is, in the order of the marks.
    pub passages: Vec<Passage>,
}

/// A part of a letter after which it could end.
#[derive(Debug)]
pub struct Passage {
    /// What it is, in words for the author: "the table “Distance from the candle”".
    pub name: String,
    /// Where it stands in its file, in bytes, if that is known.
    pub range: Option<Range<usize>>,
    /// How many footnotes were marked up to its end.
    pub footnotes: usize,
}

/// The text as a letter.
#[must_use]
pub fn letter(document: &Document, delivery: Delivery<'_>) -> LetterBody {
    let tree = document.tree();
    let top = document.facts().headings.iter().map(|it| it.level).min().unwrap_or(2);
    // The letter's own title is its first-level heading.
    let mut writer = Writer::new(delivery, 2_u8.saturating_sub(top));
    let mut passages = Vec::new();
    for blocks in passage::passages(&tree.blocks) {
        writer.out.push_str(&Mark::Passage(passages.len()).to_string());
        writer.blocks(blocks);
        let (name, range) = passage::name(blocks);
        passages.push(Passage { name, range: range.map(|it| document.in_file(it)), footnotes: writer.marked });
    }
    writer.rest(&delivery);
    writer.footnotes(&tree);
    writer.out.push_str(&Mark::End.to_string());
    let mut html = writer.out;
    if document.facts().raw_html {
        html = raw_html::for_a_letter(html, delivery.base, delivery.page);
    }
    LetterBody { html, passages }
}

pub(super) struct Writer<'a> {
    pub(super) out: String,
    pub(super) delivery: Delivery<'a>,
    /// By how many levels headings are lowered.
    lowered: u8,
    /// How many footnotes were marked so far.
    marked: usize,
    /// The components that could not be printed.
    pub(super) misprints: Vec<Misprint>,
}

impl<'d> Writer<'d> {
    pub(super) fn new(delivery: Delivery<'d>, lowered: u8) -> Writer<'d> {
        Writer { out: String::new(), delivery, lowered, marked: 0, misprints: Vec::new() }
    }
}

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Paragraph(content) => self.wrapped("<p>", content, "</p>\n"),
            Block::Plain(content) => self.inlines(content),
            Block::Heading { level, anchor: _, content } => {
                let level = (level + self.lowered).min(6);
                self.wrapped(&format!("<h{level}>"), content, &format!("</h{level}>\n"));
            }
            Block::Figure { picture, link } => self.figure(picture, link.as_deref()),
            Block::Code { fence, text, range: _ } => letter_code::write(self, fence, text),
            Block::Quote(blocks) => self.enclosed("<blockquote>\n", blocks, "</blockquote>\n"),
            Block::Alert(alert, blocks) => self.alert(*alert, blocks),
            Block::Aside { title, blocks } => self.aside(title, blocks),
            Block::Component { call, blocks } => self.component(call, blocks),
            Block::Only(Audience::Email, blocks) => self.blocks(blocks),
            Block::Only(Audience::Web, _) | Block::More => {}
            Block::List { start, items } => self.list(*start, items),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Rule => self.out.push_str("<p class=\"rule\">•&nbsp; •&nbsp; •</p>\n"),
            Block::Html(html) => self.out.push_str(html),
        }
    }

    fn enclosed(&mut self, open: &str, blocks: &[Block<'_>], close: &str) {
        self.out.push_str(open);
        self.blocks(blocks);
        self.out.push_str(close);
    }

    fn wrapped(&mut self, open: &str, content: &[Inline<'_>], close: &str) {
        self.out.push_str(open);
        self.inlines(content);
        self.out.push_str(close);
    }

    fn figure(&mut self, picture: &Picture<'_>, link: Option<&str>) {
        self.out.push_str("<div class=\"figure\">");
        match link.and_then(|it| self.delivery.address(it)) {
            Some(address) => {
                self.out.push_str("<a href=\"");
                self.attribute(&address);
                self.out.push_str("\">");
                self.picture(picture, "plate");
                self.out.push_str("</a>");
            }
            None => self.picture(picture, "plate"),
        }
        if !picture.title.is_empty() {
            self.out.push_str("<p class=\"caption\">");
            self.text(&picture.title);
            self.out.push_str("</p>");
        }
        self.out.push_str("</div>\n");
    }

    fn picture(&mut self, picture: &Picture<'_>, class: &str) {
        let address = self.delivery.address(&picture.destination).unwrap_or_default();
        let size = self.delivery.size(&picture.destination);
        self.out.push_str("<img src=\"");
        self.attribute(&address);
        self.out.push_str("\" alt=\"");
        self.attribute(&picture.alt);
        // A picture of its full width would hold a table open on a phone: it is as wide as its place, up to its size.
        let _ = match size.map(within_column) {
            Some(Dimensions { width, height }) if width >= NARROW => write!(
                self.out,
                "\" class=\"{class} sized\" width=\"{width}\" height=\"{height}\" style=\"max-width: {width}px\""
            ),
            Some(Dimensions { width, height }) => {
                write!(self.out, "\" class=\"{class}\" width=\"{width}\" height=\"{height}\"")
            }
            None => write!(self.out, "\" class=\"{class}\""),
        };
        self.out.push('>');
    }

    fn alert(&mut self, alert: Alert, blocks: &[Block<'_>]) {
        let words = self.delivery.words;
        let (class, title) = match alert {
            Alert::Note => ("alert", &words.note),
            Alert::Tip => ("alert", &words.tip),
            Alert::Important => ("alert grave", &words.important),
            Alert::Warning => ("alert grave", &words.warning),
            Alert::Caution => ("alert grave", &words.caution),
        };
        self.open_box(class);
        self.out.push_str("<p class=\"box-title\">");
        self.text(title);
        self.out.push_str("</p>\n");
        self.blocks(blocks);
        self.close_box();
    }

    fn aside(&mut self, title: &[Inline<'_>], blocks: &[Block<'_>]) {
        self.open_box("aside");
        if !title.is_empty() {
            self.wrapped("<p class=\"box-title\">", title, "</p>\n");
        }
        self.blocks(blocks);
        self.close_box();
    }

    fn component(&mut self, call: &Call, blocks: &[Block<'_>]) {
        let filling = filling(self, blocks);
        let components = self.delivery.components;
        printed(components, call, filling, Rendering::Letter, &mut self.misprints, &mut self.out);
    }

    /// A cell of its own: Outlook gives padding and a ground to nothing else.
    pub(super) fn open_box(&mut self, class: &str) {
        let _ = write!(self.out, "<div class=\"set\">{TABLE} width=\"100%\"><tr><td class=\"{class}\">");
    }

    pub(super) fn close_box(&mut self) {
        self.out.push_str("</td></tr></table></div>\n");
    }

    fn list(&mut self, start: Option<u64>, items: &[Item<'_>]) {
        let _ = match start {
            None => writeln!(self.out, "<ul>"),
            Some(1) => writeln!(self.out, "<ol>"),
            Some(start) => writeln!(self.out, "<ol start=\"{start}\">"),
        };
        for item in items {
            self.out.push_str(match item.task {
                None => "<li>",
                Some(true) => "<li class=\"task\">☑&nbsp;",
                Some(false) => "<li class=\"task\">☐&nbsp;",
            });
            self.blocks(&item.blocks);
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if start.is_none() { "</ul>\n" } else { "</ol>\n" });
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline<'_>>], rows: &[Vec<Vec<Inline<'_>>>]) {
        self.out
            .push_str("<div class=\"set\"><table class=\"data\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">\n");
        self.out.push_str("<thead><tr>");
        self.cells("th scope=\"col\"", "</th>", alignments, head);
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            self.cells("td", "</td>", alignments, row);
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table></div>\n");
    }

    fn cells(&mut self, open: &str, close: &str, alignments: &[Alignment], cells: &[Vec<Inline<'_>>]) {
        for (cell, alignment) in cells.iter().zip(alignments) {
            let class = match alignment {
                Alignment::None => "cell",
                Alignment::Left => "cell left",
                Alignment::Center => "cell center",
                Alignment::Right => "cell right",
            };
            self.wrapped(&format!("<{open} class=\"{class}\">"), cell, close);
        }
    }

    /// The way to the rest, for a letter that is cut.
    fn rest(&mut self, delivery: &Delivery<'_>) {
        let _ = write!(self.out, "{}<p class=\"more\"><a href=\"", Mark::Continue);
        self.attribute(&delivery.page.absolute(delivery.base));
        self.out.push_str("\">");
        self.text(&delivery.words.continue_online);
        self.out.push_str("</a></p>\n");
    }

    /// The footnotes with plain numbers: many clients open an empty page for an address within the letter.
    fn footnotes(&mut self, tree: &Tree<'_>) {
        if tree.footnotes.is_empty() {
            return;
        }
        let _ = write!(self.out, "{}<h2 class=\"notes-title\">", Mark::Footnotes);
        self.text(&self.delivery.words.footnotes);
        self.out.push_str("</h2>\n<ol class=\"notes\">\n");
        for (index, footnote) in tree.footnotes.iter().enumerate() {
            let _ = write!(self.out, "{}<li>", Mark::Footnote(index));
            match &*footnote.blocks {
                [Block::Paragraph(only)] => self.inlines(only),
                blocks => self.blocks(blocks),
            }
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "{}</ol>", Mark::FootnotesEnd);
    }

    fn inlines(&mut self, inlines: &[Inline<'_>]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(code) => {
                    self.out.push_str("<code>");
                    self.text(code);
                    self.out.push_str("</code>");
                }
                Inline::Emphasis(content) => self.wrapped("<em>", content, "</em>"),
                Inline::Strong(content) => self.wrapped("<strong>", content, "</strong>"),
                Inline::Strikethrough(content) => self.wrapped("<del>", content, "</del>"),
                Inline::Link { destination, title: _, content } => match self.delivery.address(destination) {
                    Some(address) => {
                        self.out.push_str("<a href=\"");
                        self.attribute(&address);
                        self.wrapped("\">", content, "</a>");
                    }
                    None => self.inlines(content),
                },
                Inline::Picture(picture) => self.picture(picture, "inline"),
                Inline::FootnoteMark { footnote, mark: _ } => {
                    self.marked = self.marked.max(footnote + 1);
                    let _ = write!(self.out, "<sup>{}</sup>", footnote + 1);
                }
                Inline::Html(html) => self.out.push_str(html),
                Inline::SoftBreak => self.out.push('\n'),
                Inline::HardBreak => self.out.push_str("<br>\n"),
            }
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let _ = escape_html_body_text(&mut self.out, text);
    }

    fn attribute(&mut self, text: &str) {
        let _ = escape_html(&mut self.out, text);
    }
}

impl Apart for Writer<'_> {
    fn blocks_apart<'t, 'a: 't>(&mut self, blocks: impl Iterator<Item = &'t Block<'a>>) -> String {
        let before = std::mem::take(&mut self.out);
        blocks.for_each(|it| self.block(it));
        std::mem::replace(&mut self.out, before)
    }

    fn picture_apart(&mut self, picture: &Picture<'_>) -> String {
        let before = std::mem::take(&mut self.out);
        self.picture(picture, "plate");
        std::mem::replace(&mut self.out, before)
    }

    fn size_of(&self, picture: &Picture<'_>) -> Option<Dimensions> {
        self.delivery.size(&picture.destination).map(within_column)
    }

    fn address_of(&self, destination: &str) -> Option<String> {
        self.delivery.address(destination)
    }

    fn note_of(&mut self, _: Option<&str>) -> String {
        String::new()
    }

    fn page(&self) -> String {
        self.delivery.page.absolute(self.delivery.base)
    }
}
