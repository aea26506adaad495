//! What every writer of HTML writes alike: the tags that mean the same on a page, in a feed and in a letter. What each
//! writes in its own way, it says by itself.
//!
//! The HTML Standard (§3.2.5.2) calls phrasing what stands within a line, and flow what lines stand in.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::call::Call;
use super::fence::Fence;
use super::tree::{Alert, Audience, Block, Inline, Item, Picture};

/// A writer of what stands within a line.
pub(super) trait Phrasing {
    /// What is written so far.
    fn out(&mut self) -> &mut String;
    /// A link.
    fn link(&mut self, destination: &str, title: &str, content: &[Inline<'_>]);
    /// A picture among words.
    fn inset(&mut self, picture: &Picture<'_>);
    /// One of the marks of a footnote; both count from 0.
    fn footnote_mark(&mut self, footnote: usize, mark: usize);
    /// HTML that the author wrote by hand.
    fn html(&mut self, html: &str);

    fn inlines(&mut self, inlines: &[Inline<'_>]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(code) => {
                    self.out().push_str("<code>");
                    self.text(code);
                    self.out().push_str("</code>");
                }
                Inline::Emphasis(content) => self.wrapped("<em>", content, "</em>"),
                Inline::Strong(content) => self.wrapped("<strong>", content, "</strong>"),
                Inline::Strikethrough(content) => self.wrapped("<del>", content, "</del>"),
                Inline::Link { destination, title, content } => self.link(destination, title, content),
                Inline::Picture(picture) => self.inset(picture),
                Inline::FootnoteMark { footnote, mark } => self.footnote_mark(*footnote, *mark),
                Inline::Html(html) => self.html(html),
                Inline::SoftBreak => self.out().push('\n'),
                Inline::HardBreak => self.out().push_str("<br>\n"),
            }
        }
    }

    fn wrapped(&mut self, open: &str, content: &[Inline<'_>], close: &str) {
        self.out().push_str(open);
        self.inlines(content);
        self.out().push_str(close);
    }

    /// What a link says: the title that it was `lent`, as it has none of its own, else its `words`.
    fn label(&mut self, lent: Option<&str>, words: &[Inline<'_>]) {
        match lent {
            Some(title) => self.text(title),
            None => self.inlines(words),
        }
    }

    /// What `content` writes, as a link to `address` if there is one.
    fn linked(&mut self, address: Option<&str>, title: &str, content: impl FnOnce(&mut Self)) {
        let Some(address) = address else { return content(self) };
        self.out().push_str("<a");
        self.attribute("href", address);
        if !title.is_empty() {
            self.attribute("title", title);
        }
        self.out().push('>');
        content(self);
        self.out().push_str("</a>");
    }

    /// Words between tags.
    fn text(&mut self, text: &str) {
        let _ = escape_html_body_text(self.out(), text);
    }

    /// Words between the quotation marks of an attribute.
    fn quoted(&mut self, text: &str) {
        let _ = escape_html(self.out(), text);
    }

    /// An attribute of the tag that is open.
    fn attribute(&mut self, name: &str, value: &str) {
        let out = self.out();
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        self.quoted(value);
        self.out().push('"');
    }
}

/// A writer of blocks.
pub(super) trait Flow: Phrasing {
    /// Who reads what it writes.
    fn audience(&self) -> Audience;
    fn heading(&mut self, level: u8, anchor: &str, content: &[Inline<'_>]);
    fn figure(&mut self, picture: &Picture<'_>, link: Option<&str>);
    fn code(&mut self, fence: &Fence<'_>, text: &str);
    fn alert(&mut self, alert: Alert, blocks: &[Block<'_>]);
    fn aside(&mut self, title: &[Inline<'_>], blocks: &[Block<'_>]);
    fn component(&mut self, call: &Call, blocks: &[Block<'_>]);
    /// The beginning of an item of a list, which may be a task that is done or not.
    fn open_item(&mut self, task: Option<bool>);
    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline<'_>>], rows: &[Vec<Vec<Inline<'_>>>]);
    /// The beginning of a cell; `tag` is its name and what every cell of its kind says.
    fn open_cell(&mut self, tag: &str, alignment: Alignment);
    fn rule(&mut self);

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            self.block(block);
        }
    }

    /// `blocks` by themselves: all of them, and those among them that are `words`.
    fn flow_apart(&mut self, blocks: &[Block<'_>], words: fn(&Block<'_>) -> bool) -> (String, String) {
        let (before, mut text) = (std::mem::take(self.out()), String::new());
        for block in blocks {
            let start = self.out().len();
            self.block(block);
            if words(block) {
                text.push_str(&self.out()[start..]);
            }
        }
        (std::mem::replace(self.out(), before), text)
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Paragraph(content) => self.wrapped("<p>", content, "</p>\n"),
            Block::Plain(content) => self.inlines(content),
            Block::Heading { level, anchor, content } => self.heading(*level, anchor, content),
            Block::Figure { picture, link } => self.figure(picture, link.as_deref()),
            Block::Code { fence, text, range: _ } => self.code(&Fence::parse(fence), text),
            Block::Quote(blocks) => {
                self.out().push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out().push_str("</blockquote>\n");
            }
            Block::Alert(alert, blocks) => self.alert(*alert, blocks),
            Block::Aside { title, blocks } => self.aside(title, blocks),
            Block::Component { call, blocks } => self.component(call, blocks),
            Block::Only(audience, blocks) if *audience == self.audience() => self.blocks(blocks),
            Block::Only(..) | Block::More => {}
            Block::List { start, items } => self.list(*start, items),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Rule => self.rule(),
            Block::Html(html) => self.html(html),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Item<'_>]) {
        let _ = match start {
            None => writeln!(self.out(), "<ul>"),
            Some(1) => writeln!(self.out(), "<ol>"),
            Some(start) => writeln!(self.out(), "<ol start=\"{start}\">"),
        };
        for item in items {
            self.open_item(item.task);
            self.blocks(&item.blocks);
            self.out().push_str("</li>\n");
        }
        self.out().push_str(if start.is_none() { "</ul>\n" } else { "</ol>\n" });
    }

    /// What stands within a table.
    fn rows(&mut self, alignments: &[Alignment], head: &[Vec<Inline<'_>>], rows: &[Vec<Vec<Inline<'_>>>]) {
        self.out().push_str("<thead><tr>");
        self.cells("th scope=\"col\"", "</th>", alignments, head);
        self.out().push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.out().push_str("<tr>");
            self.cells("td", "</td>", alignments, row);
            self.out().push_str("</tr>\n");
        }
        self.out().push_str("</tbody>\n");
    }

    fn cells(&mut self, tag: &str, close: &str, alignments: &[Alignment], cells: &[Vec<Inline<'_>>]) {
        for (cell, alignment) in cells.iter().zip(alignments) {
            self.open_cell(tag, *alignment);
            self.wrapped("", cell, close);
        }
    }
}
