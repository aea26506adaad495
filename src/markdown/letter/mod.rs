//! The writer of letters: HTML for mail clients, of which some know neither margins of tables nor preformatted text.
//!
//! Every tag and class has its look in `letter.css`, which is inlined later. Each passage is preceded by a [`Mark`], so
//! that what it costs can be measured in the finished letter, and a letter that is too long be cut between two of them.

mod code;
mod column;
pub(super) mod passage;

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::Alignment;

pub use column::{COLUMN, within_column};
pub use passage::Mark;

use column::{NARROW, TABLE};

use super::by_hand;
use super::call::Call;
use super::component::{Apart, Kept, Misprint, Rendering, filling, printed};
use super::document::Document;
use super::fence::Fence;
use super::markup::{Flow, Phrasing};
use super::notes::Notes;
use super::surroundings::Surroundings;
use super::tree::{Alert, Audience, Block, Inline, Picture};
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
pub fn letter(document: &Document, around: Surroundings<'_>) -> LetterBody {
    let file = document.file();
    let tree = document.tree(&file);
    // The letter's own title is its first-level heading.
    let notes = Notes::of(&tree, Audience::Email);
    let mut writer = Writer::new(around, 2_u8.saturating_sub(document.top()), &notes);
    let mut passages = Vec::new();
    for blocks in passage::passages(&tree.blocks) {
        writer.out.push_str(&Mark::Passage(passages.len()).to_string());
        writer.part(|it| it.blocks(blocks));
        let name = passage::Name::of(blocks);
        let range = name.range.clone().map(|it| document.in_file(it));
        passages.push(Passage { name: name.to_string(), range, footnotes: writer.marked });
    }
    writer.rest();
    writer.footnotes();
    writer.out.push_str(&Mark::End.to_string());
    LetterBody { html: writer.out, passages }
}

pub(super) struct Writer<'a> {
    pub(super) out: String,
    pub(super) around: Surroundings<'a>,
    /// By how many levels headings are lowered.
    lowered: u8,
    notes: &'a Notes<'a>,
    /// How many footnotes were marked so far.
    marked: usize,
    /// Whether HTML of the author's own stands in the part that is being written.
    raw_html: bool,
    /// The components that could not be printed.
    pub(super) misprints: Vec<Misprint>,
}

impl<'d> Writer<'d> {
    pub(super) fn new(around: Surroundings<'d>, lowered: u8, notes: &'d Notes<'d>) -> Writer<'d> {
        Writer { out: String::new(), around, lowered, notes, marked: 0, raw_html: false, misprints: Vec::new() }
    }
}

impl Writer<'_> {
    /// What `write` writes, made fit for mail if HTML of the author's own is in it. An element that is never closed
    /// ends with its part, and so does what is taken out.
    fn part(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        self.raw_html = false;
        write(self);
        if self.raw_html {
            let html = by_hand::for_a_letter(&self.out[start..], self.around.base, self.around.page);
            self.out.truncate(start);
            // No comment is left, and no `<` in words: what looks like one stands within a tag.
            self.out.push_str(&html.replace("<!--", "&lt;!--"));
        }
    }

    fn picture(&mut self, picture: &Picture<'_>, class: &str) {
        let address = self.around.picture(&picture.destination).unwrap_or_default();
        let size = self.around.size(&picture.destination);
        self.out.push_str("<img");
        self.attribute("src", &address);
        self.attribute("alt", &picture.alt);
        // A picture of its full width would hold a table open on a phone: it is as wide as its place, up to its size.
        let _ = match size.map(within_column) {
            Some(Dimensions { width, height }) if width >= NARROW => write!(
                self.out,
                " class=\"{class} sized\" width=\"{width}\" height=\"{height}\" style=\"max-width: {width}px\""
            ),
            Some(Dimensions { width, height }) => {
                write!(self.out, " class=\"{class}\" width=\"{width}\" height=\"{height}\"")
            }
            None => write!(self.out, " class=\"{class}\""),
        };
        self.out.push('>');
    }

    /// A cell of its own: Outlook gives padding and a ground to nothing else.
    fn open_box(&mut self, class: &str) {
        let _ = write!(self.out, "<div class=\"set\">{TABLE} width=\"100%\"><tr><td class=\"{class}\">");
    }

    fn close_box(&mut self) {
        self.out.push_str("</td></tr></table></div>\n");
    }

    /// The way to the rest, for a letter that is cut.
    fn rest(&mut self) {
        let around = self.around;
        let _ = write!(self.out, "{}<p class=\"more\">", Mark::Continue);
        let address = around.page_address();
        self.linked(Some(&address), "", |it| it.text(&around.words.continue_online));
        self.out.push_str("</p>\n");
    }

    /// The footnotes with plain numbers: many clients open an empty page for an address within the letter.
    fn footnotes(&mut self) {
        let notes = self.notes.shown();
        if notes.is_empty() {
            return;
        }
        let _ = write!(self.out, "{}<h2 class=\"notes-title\">", Mark::Footnotes);
        self.text(&self.around.words.footnotes);
        self.out.push_str("</h2>\n<ol class=\"notes\">\n");
        for (index, note) in notes.iter().enumerate() {
            let _ = write!(self.out, "{}<li>", Mark::Footnote(index));
            self.part(|it| match note.blocks {
                [Block::Paragraph(only)] => it.inlines(only),
                blocks => it.blocks(blocks),
            });
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "{}</ol>", Mark::FootnotesEnd);
    }
}

impl Phrasing for Writer<'_> {
    fn out(&mut self) -> &mut String {
        &mut self.out
    }

    fn link(&mut self, destination: &str, _: &str, content: &[Inline<'_>]) {
        let (address, lent) = (self.around.address(destination), self.around.title(destination, content));
        self.linked(address.as_deref(), "", |it| it.label(lent, content));
    }

    fn inset(&mut self, picture: &Picture<'_>) {
        self.picture(picture, "inline");
    }

    fn footnote_mark(&mut self, footnote: usize, _: usize) {
        let Some(number) = self.notes.number(footnote) else { return };
        self.marked = self.marked.max(number);
        let _ = write!(self.out, "<sup>{number}</sup>");
    }

    fn html(&mut self, html: &str) {
        self.raw_html = true;
        self.out.push_str(html);
    }
}

impl Flow for Writer<'_> {
    fn audience(&self) -> Audience {
        Audience::Email
    }

    fn heading(&mut self, level: u8, _: &str, content: &[Inline<'_>]) {
        let level = (level + self.lowered).min(6);
        self.wrapped(&format!("<h{level}>"), content, &format!("</h{level}>\n"));
    }

    fn figure(&mut self, picture: &Picture<'_>, link: Option<&str>) {
        self.out.push_str("<div class=\"figure\">");
        let address = link.and_then(|it| self.around.address(it));
        self.linked(address.as_deref(), "", |it| it.picture(picture, "plate"));
        if !picture.title.is_empty() {
            self.out.push_str("<p class=\"caption\">");
            self.text(&picture.title);
            self.out.push_str("</p>");
        }
        self.out.push_str("</div>\n");
    }

    fn code(&mut self, fence: &Fence<'_>, text: &str) {
        code::write(self, fence, text);
    }

    fn alert(&mut self, alert: Alert, blocks: &[Block<'_>]) {
        self.open_box(match alert {
            Alert::Note | Alert::Tip => "alert",
            Alert::Important | Alert::Warning | Alert::Caution => "alert grave",
        });
        self.out.push_str("<p class=\"box-title\">");
        self.text(alert.title(self.around.words));
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
        let Surroundings { components, base, page, .. } = self.around;
        match components.look(call, Rendering::Letter) {
            Some(Rendering::Web | Rendering::Feed) => {
                let (kept, filling) = Kept::apart(filling, str::to_owned);
                let mut html = String::new();
                printed(components, call, filling, Rendering::Letter, &mut self.misprints, &mut html);
                self.out.push_str(&kept.back(&by_hand::for_a_letter(&html, base, page)));
            }
            Some(Rendering::Letter | Rendering::Text) | None => {
                printed(components, call, filling, Rendering::Letter, &mut self.misprints, &mut self.out);
            }
        }
    }

    fn open_item(&mut self, task: Option<bool>) {
        self.out.push_str(match task {
            None => "<li>",
            Some(true) => "<li class=\"task\">☑&nbsp;",
            Some(false) => "<li class=\"task\">☐&nbsp;",
        });
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline<'_>>], rows: &[Vec<Vec<Inline<'_>>>]) {
        self.out
            .push_str("<div class=\"set\"><table class=\"data\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">\n");
        self.rows(alignments, head, rows);
        self.out.push_str("</table></div>\n");
    }

    fn open_cell(&mut self, tag: &str, alignment: Alignment) {
        let class = match alignment {
            Alignment::None => "cell",
            Alignment::Left => "cell left",
            Alignment::Center => "cell center",
            Alignment::Right => "cell right",
        };
        let _ = write!(self.out, "<{tag} class=\"{class}\">");
    }

    fn rule(&mut self) {
        self.out.push_str("<p class=\"rule\">•&nbsp; •&nbsp; •</p>\n");
    }
}

impl Apart for Writer<'_> {
    fn blocks_apart(&mut self, blocks: &[Block<'_>], words: fn(&Block<'_>) -> bool) -> (String, String) {
        self.flow_apart(blocks, words)
    }

    fn picture_apart(&mut self, picture: &Picture<'_>) -> String {
        let before = std::mem::take(&mut self.out);
        self.picture(picture, "plate");
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
