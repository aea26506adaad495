//! The writer of plain text: for those who read mail in a terminal, aloud, or on a watch.
//!
//! Nothing is lost that words can say: tables keep their columns, pictures their descriptions, links their addresses as
//! numbered notes at the end.

mod component;
mod html;
mod lines;
mod table;

use pulldown_cmark::Alignment;

use html::Open;
use lines::{Lines, prefixed};

use super::component::Misprint;
use super::document::Document;
use super::fence::Fence;
use super::letter::passage;
use super::notes::Notes;
use super::surroundings::Surroundings;
use super::tree::{Audience, Block, Inline, Item, Picture};
use super::typography::{Typography, WIDTH, raise, unbroken, width, wrap};

/// A text in passages, the same ones as in the letter.
#[derive(Debug)]
pub struct TextBody {
    /// The passages, each without a line end behind it.
    pub passages: Vec<TextPassage>,
    /// The footnotes in order, with their numbers.
    pub footnotes: Vec<String>,
    /// The addresses that the numbers in brackets stand for, from 1.
    pub links: Vec<String>,
}

/// A part of a text after which it could end.
#[derive(Debug)]
pub struct TextPassage {
    /// Its lines.
    pub text: String,
    /// How many links were noted up to its end.
    pub links: usize,
}

/// The text as plain text, in lines of at most 72 columns but for code and addresses.
#[must_use]
pub fn text(document: &Document, around: Surroundings<'_>) -> TextBody {
    let file = document.file();
    let tree = document.tree(&file);
    let notes = Notes::of(&tree, Audience::Email);
    let mut writer = Writer::new(around, document.top(), document.typography(), &notes);
    let mut passages = Vec::new();
    for blocks in passage::passages(&tree.blocks) {
        let lines = writer.blocks(blocks, WIDTH);
        passages.push(TextPassage { text: lines.join("\n"), links: writer.links.len() });
    }
    let footnotes = notes.shown().iter().enumerate().map(|(index, note)| {
        let lines = writer.blocks(note.blocks, WIDTH - 4);
        prefixed(&lines, &format!("{} ", superscript(index + 1)), "  ").join("\n")
    });
    let footnotes = footnotes.collect();
    TextBody { passages, footnotes, links: writer.links }
}

pub(super) struct Writer<'a> {
    pub(super) around: Surroundings<'a>,
    /// The level of the highest heading.
    top: u8,
    typography: Typography,
    notes: &'a Notes<'a>,
    links: Vec<String>,
    /// The components that could not be printed.
    pub(super) misprints: Vec<Misprint>,
}

impl<'d> Writer<'d> {
    pub(super) fn new(around: Surroundings<'d>, top: u8, typography: Typography, notes: &'d Notes<'d>) -> Writer<'d> {
        Writer { around, top, typography, notes, links: Vec::new(), misprints: Vec::new() }
    }
}

impl Writer<'_> {
    /// The lines of `blocks`, with an empty one between two.
    pub(super) fn blocks<'t, 'a: 't>(
        &mut self,
        blocks: impl IntoIterator<Item = &'t Block<'a>>,
        width: usize,
    ) -> Vec<String> {
        let mut lines = Lines::default();
        for block in blocks {
            lines.add(block, self.block(block, width));
        }
        lines.into_lines()
    }

    pub(super) fn block(&mut self, block: &Block<'_>, columns: usize) -> Vec<String> {
        match block {
            Block::Paragraph(content) | Block::Plain(content) => self.wrapped(content, columns),
            Block::Heading { level, anchor: _, content } => self.heading(*level, content, columns),
            Block::Figure { picture, link } => self.figure(picture, link.as_deref(), columns),
            Block::Code { fence, text, range: _ } => code(&Fence::parse(fence), text),
            Block::Quote(blocks) => prefixed(&self.blocks(blocks, within(columns)), "> ", "> "),
            Block::Alert(alert, blocks) => {
                let mut lines = vec![alert.title(self.around.words).to_uppercase(), String::new()];
                lines.extend(self.blocks(blocks, within(columns)));
                prefixed(&lines, "| ", "| ")
            }
            Block::Aside { title, blocks } => {
                let mut lines = self.wrapped(title, within(columns));
                for line in &mut lines {
                    *line = line.to_uppercase();
                }
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.extend(self.blocks(blocks, within(columns)));
                prefixed(&lines, "| ", "| ")
            }
            Block::Component { call, blocks } => self.component(call, blocks, columns),
            Block::Only(Audience::Email, blocks) => self.blocks(blocks, columns),
            Block::Only(Audience::Web, _) | Block::More => Vec::new(),
            Block::List { start, items } => self.list(*start, items, columns),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows, columns),
            Block::Rule => vec!["* * *".to_owned()],
            Block::Html(html) => self.html(html, columns),
        }
    }

    fn wrapped(&mut self, content: &[Inline<'_>], columns: usize) -> Vec<String> {
        let mut words = String::new();
        self.inlines(content, &mut words);
        wrap(&words, columns)
    }

    fn heading(&mut self, level: u8, content: &[Inline<'_>], columns: usize) -> Vec<String> {
        let mut lines = self.wrapped(content, columns);
        let longest = lines.iter().map(|it| width(it)).max().unwrap_or(0);
        match level.saturating_sub(self.top) {
            0 => lines.push("=".repeat(longest)),
            1 => lines.push("-".repeat(longest)),
            _ => {}
        }
        lines
    }

    fn figure(&mut self, picture: &Picture<'_>, link: Option<&str>, columns: usize) -> Vec<String> {
        let mut words = self.picture(picture);
        if !picture.title.is_empty() {
            words = format!("{words} {}", picture.title);
        }
        if let Some(address) = link.and_then(|it| self.around.address(it)) {
            words = format!("{words}{}", self.note(address));
        }
        wrap(words.trim(), columns)
    }

    pub(super) fn picture(&self, picture: &Picture<'_>) -> String {
        self.pictured(&picture.alt)
    }

    pub(super) fn pictured(&self, alt: &str) -> String {
        if alt.trim().is_empty() {
            return String::new();
        }
        format!("[{}{}{}]", self.around.words.picture, self.around.words.colon, alt.trim())
    }

    fn list(&mut self, start: Option<u64>, items: &[Item<'_>], columns: usize) -> Vec<String> {
        let loose = items.iter().any(|it| matches!(it.blocks.first(), Some(Block::Paragraph(_))));
        let mut lines: Vec<String> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let mut mark = match start {
                Some(start) => format!("{}. ", start + index as u64),
                None => "- ".to_owned(),
            };
            match item.task {
                Some(true) => mark.push_str("[x] "),
                Some(false) => mark.push_str("[ ] "),
                None => {}
            }
            let inner = self.blocks(&item.blocks, columns.saturating_sub(mark.len()).max(20));
            if loose && !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(prefixed(&inner, &mark, &" ".repeat(mark.len())));
        }
        lines
    }

    fn table(
        &mut self,
        alignments: &[Alignment],
        head: &[Vec<Inline<'_>>],
        rows: &[Vec<Vec<Inline<'_>>>],
        columns: usize,
    ) -> Vec<String> {
        let mut cells = |row: &[Vec<Inline<'_>>]| -> Vec<String> {
            row.iter()
                .map(|cell| {
                    let mut words = String::new();
                    self.inlines(cell, &mut words);
                    unbroken(&words)
                })
                .collect()
        };
        let head = cells(head);
        let rows: Vec<_> = rows.iter().map(|it| cells(it)).collect();
        table::lines(alignments, &head, &rows, columns)
    }

    fn inlines(&mut self, inlines: &[Inline<'_>], out: &mut String) {
        let mut open = Open::default();
        for inline in inlines {
            match inline {
                Inline::Text(text) => out.push_str(text),
                Inline::Code(code) => {
                    // Code is not broken at its spaces.
                    out.push('`');
                    out.push_str(&code.replace(' ', "\u{a0}"));
                    out.push('`');
                }
                Inline::Emphasis(content) => self.marked("*", content, out),
                Inline::Strong(content) => self.marked("**", content, out),
                Inline::Strikethrough(content) => self.marked("~~", content, out),
                Inline::Link { destination, title: _, content } => {
                    let start = out.len();
                    match self.around.title(destination, content) {
                        Some(title) => out.push_str(title),
                        None => self.inlines(content, out),
                    }
                    let Some(address) = self.around.address(destination) else { continue };
                    // An address that is its own text needs no note.
                    if out[start..].trim_end_matches('/') != shown(&address) {
                        out.push_str(&self.note(address));
                    }
                }
                Inline::Picture(picture) => out.push_str(&self.picture(picture)),
                Inline::FootnoteMark { footnote, mark: _ } => {
                    out.extend(self.notes.number(*footnote).map(superscript));
                }
                Inline::Html(html) => self.tag(html, &mut open, out),
                Inline::SoftBreak => out.push(' '),
                Inline::HardBreak => out.push('\n'),
            }
        }
        self.end_tags(&mut open, out);
    }

    fn marked(&mut self, mark: &str, content: &[Inline<'_>], out: &mut String) {
        out.push_str(mark);
        self.inlines(content, out);
        out.push_str(mark);
    }

    /// ` [3]`, kept on the line of the word before it. An address that was noted before keeps its number.
    pub(super) fn note(&mut self, address: String) -> String {
        let known = self.links.iter().position(|it| *it == address);
        let place = known.unwrap_or_else(|| {
            self.links.push(address);
            self.links.len() - 1
        });
        format!("\u{a0}[{}]", place + 1)
    }
}

/// An address as it stands in a text that shows it.
pub(super) fn shown(address: &str) -> &str {
    address.trim_start_matches("mailto:").trim_end_matches('/')
}

/// The number of a footnote as it stands in a text.
fn superscript(number: usize) -> String {
    let mut number = number.to_string();
    raise(&mut number, 0);
    number
}

/// Code below its title, indented, with the numbers of its lines if it has some.
fn code(fence: &Fence<'_>, text: &str) -> Vec<String> {
    let title = fence.title.map(str::to_owned);
    let last = fence.numbered_from.map_or(0, |it| it.saturating_add(text.lines().count().saturating_sub(1)));
    let columns = last.to_string().len();
    let lines = text.lines().enumerate().map(|(index, line)| match fence.numbered_from {
        None => format!("    {line}"),
        Some(first) => format!("    {:>columns$}  {line}", first.saturating_add(index)).trim_end().to_owned(),
    });
    title.into_iter().chain(lines).collect()
}

/// The columns that are left within a quote or a list; however deep it lies, some are.
fn within(columns: usize) -> usize {
    columns.saturating_sub(2).max(16)
}
