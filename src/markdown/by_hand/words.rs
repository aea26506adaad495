//! What can be read of HTML where no tag is understood: in plain text, and by whoever searches.

use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, doc_comments, element};

use super::references::decoded;
use super::rewritten;
use super::ruby::Ruby;
use super::tags;
use crate::markdown::typography::{is_space, raise, unbroken};

/// A piece of what HTML says.
pub(in crate::markdown) enum Piece {
    /// Words. A line end in them is one, two are a paragraph's.
    Words(String),
    /// A link ends, which led there.
    Link(String),
    /// Something is played or framed that lies there.
    Frame(String),
}

/// The words of `html` alone.
pub(in crate::markdown) fn spoken(html: &str) -> String {
    let pieces = read(html, str::to_owned, ' ').into_iter();
    let said: String = pieces.filter_map(|it| if let Piece::Words(words) = it { Some(words) } else { None }).collect();
    unbroken(&said)
}

/// What can be read of `html`. What a picture shows is said in the words that `picture` makes of it. The blanks that
/// `<pre>` keeps are no-break spaces.
pub(in crate::markdown) fn words(html: &str, picture: impl Fn(&str) -> String) -> Vec<Piece> {
    read(html, picture, '\u{a0}')
}

/// The same with this `blank` for those that are kept.
fn read(html: &str, picture: impl Fn(&str) -> String, blank: char) -> Vec<Piece> {
    let marked = marked(&html.replace(MARKS, ""), picture);
    let mut reading = Reading { blank, ..Reading::default() };
    let mut rest = marked.as_str();
    while let Some(start) = tags::first(rest) {
        reading.read(&rest[..start]);
        rest = &rest[start + tags::end_of_tag(&rest[start..])..];
    }
    reading.read(rest);
    reading.end()
}

/// Stand in words for the tags that matter. Nobody types them.
const LINK: char = '\u{1}';
const LINK_END: char = '\u{2}';
const FRAME: char = '\u{3}';
const LINE: char = '\u{4}';
const PARAGRAPH: char = '\u{5}';
const CELL: char = '\u{6}';
const ITEM: char = '\u{7}';
const RAISED: char = '\u{e}';
const RAISED_END: char = '\u{f}';
const READING: char = '\u{10}';
const SPARE: char = '\u{11}';
const READING_END: char = '\u{12}';
const KEPT: char = '\u{13}';
const KEPT_END: char = '\u{14}';
const MARKS: [char; 14] = [
    LINK,
    LINK_END,
    FRAME,
    LINE,
    PARAGRAPH,
    CELL,
    ITEM,
    RAISED,
    RAISED_END,
    READING,
    SPARE,
    READING_END,
    KEPT,
    KEPT_END,
];

/// What stands on lines of its own.
const LINES: &str = "div, tr, dt, dd, figcaption, caption, summary, option, legend, video, audio, iframe, center";

/// What has space above and below it.
const PARAGRAPHS: &str = "p, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, blockquote, pre, hr, figure, section, article, \
                          details, form, fieldset, address, aside, header, footer, main, nav, hgroup, menu";

/// `html` in which a mark stands for each tag that matters.
fn marked(html: &str, picture: impl Fn(&str) -> String) -> String {
    let around = |it: &mut Element<'_, '_>, before: char, after: char| -> HandlerResult {
        it.before(&before.to_string(), ContentType::Text);
        it.after(&after.to_string(), ContentType::Text);
        Ok(())
    };
    let within = |it: &mut Element<'_, '_>, first: char, last: char| -> HandlerResult {
        it.prepend(&first.to_string(), ContentType::Text);
        it.append(&last.to_string(), ContentType::Text);
        Ok(())
    };
    // The references in an attribute are read with those of the words.
    let quoted = |mark: char, address: &str| format!("{mark}{}{mark}", address.replace('<', "&lt;"));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("style, script, template", |it| {
            it.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(LINES, |it| around(it, LINE, LINE)))
        .append_element_content_handler(element!(PARAGRAPHS, |it| around(it, PARAGRAPH, PARAGRAPH)))
        .append_element_content_handler(element!("pre", |it| within(it, KEPT, KEPT_END)))
        .append_element_content_handler(element!("td, th", |it| around(it, CELL, CELL)))
        .append_element_content_handler(element!("li", |it| around(it, ITEM, LINE)))
        .append_element_content_handler(element!("br", |it| around(it, LINE, LINE)))
        .append_element_content_handler(element!("sup", |it| within(it, RAISED, RAISED_END)))
        .append_element_content_handler(element!("rt", |it| within(it, READING, READING_END)))
        .append_element_content_handler(element!("rp", |it| within(it, SPARE, READING_END)))
        .append_element_content_handler(element!("ruby", |it| {
            it.after(&READING_END.to_string(), ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("a[href]", |it| {
            let href = it.get_attribute("href").unwrap_or_default();
            it.prepend(&quoted(LINK, &href), ContentType::Html);
            it.append(&LINK_END.to_string(), ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("img[alt]", |it| {
            let alt = it.get_attribute("alt").unwrap_or_default();
            it.replace(&picture(&alt).replace('<', "&lt;"), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("iframe[src], video[src], audio[src]", |it| {
            let src = it.get_attribute("src").unwrap_or_default();
            it.before(&quoted(FRAME, &src), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(
            "video:not([src]) > source[src]:first-of-type, audio:not([src]) > source[src]:first-of-type",
            |it| {
                let src = it.get_attribute("src").unwrap_or_default();
                it.before(&quoted(FRAME, &src), ContentType::Html);
                Ok(())
            }
        ))
        .append_document_content_handler(doc_comments!(|it| {
            it.remove();
            Ok(())
        }));
    rewritten(html, settings)
}

/// What lies between two words. Where several things do, the one that parts them most is seen.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    Nothing,
    Space,
    Cell,
    Line,
    Paragraph,
}

impl Gap {
    fn as_str(self) -> &'static str {
        match self {
            Gap::Nothing => "",
            Gap::Space => " ",
            Gap::Cell => " | ",
            Gap::Line => "\n",
            Gap::Paragraph => "\n\n",
        }
    }
}

/// Words that are read one after the other.
#[derive(Default)]
struct Reading {
    pieces: Vec<Piece>,
    words: String,
    gap: Gap,
    /// Whether an item of a list begins with the next word.
    item: bool,
    /// Whether anything was read so far.
    begun: bool,
    /// Where the link leads that is open.
    link: Option<String>,
    /// Where in the words those begin that stand above the line.
    raised: Option<usize>,
    ruby: Ruby,
    /// What stands for a blank that is kept.
    blank: char,
    /// Inside of `<pre>`, the white space since the last word.
    kept: Option<String>,
}

impl Reading {
    /// Reads words in which marks stand.
    fn read(&mut self, marked: &str) {
        let mut rest = marked;
        while let Some(at) = rest.find(MARKS) {
            self.say(&rest[..at]);
            let mark = rest[at..].chars().next().expect("a mark stands there");
            rest = &rest[at + mark.len_utf8()..];
            if let LINK | FRAME = mark {
                let (address, after) = rest.split_once(mark).unwrap_or((rest, ""));
                rest = after;
                self.point(mark, decoded(address.trim()));
            } else {
                self.mark(mark);
            }
        }
        self.say(rest);
    }

    fn say(&mut self, words: &str) {
        for character in decoded(words).chars() {
            if is_space(character) {
                match &mut self.kept {
                    Some(kept) => kept.push(character),
                    None => self.gap = self.gap.max(Gap::Space),
                }
                continue;
            }
            self.part();
            self.words.push(character);
        }
    }

    /// Writes what lies between the words so far and the next.
    fn part(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if self.begun {
            self.words.push_str(gap.as_str());
        }
        if std::mem::take(&mut self.item) {
            self.words.push_str("- ");
        }
        if let Some(kept) = self.kept.as_mut().map(std::mem::take) {
            // Behind something that begins a line, no more lines are empty.
            let kept = if gap < Gap::Line && self.begun { &kept } else { kept.rsplit('\n').next().unwrap_or("") };
            self.keep(kept);
        }
        self.begun = true;
    }

    /// Writes white space as it stands.
    fn keep(&mut self, white: &str) {
        for character in white.chars() {
            match character {
                '\n' => self.words.push('\n'),
                '\r' => {}
                '\t' => self.words.extend([self.blank; TAB]),
                _ => self.words.push(self.blank),
            }
        }
    }

    fn mark(&mut self, mark: char) {
        match mark {
            LINE => self.gap = self.gap.max(Gap::Line),
            PARAGRAPH => self.gap = self.gap.max(Gap::Paragraph),
            CELL => self.gap = self.gap.max(Gap::Cell),
            ITEM => {
                self.gap = self.gap.max(Gap::Line);
                self.item = true;
            }
            RAISED => {
                self.part();
                self.raised = Some(self.words.len());
            }
            RAISED_END => {
                if let Some(start) = self.raised.take() {
                    raise(&mut self.words, start);
                }
            }
            KEPT => self.kept = Some(String::new()),
            KEPT_END => self.kept = None,
            READING => {
                self.close_up();
                self.ruby.begin(&mut self.words);
            }
            SPARE => self.ruby.spare(&mut self.words),
            READING_END => {
                self.close_up();
                self.ruby.end(&mut self.words);
            }
            _ => self.close(),
        }
    }

    /// A line end in the file parts no reading from its word.
    fn close_up(&mut self) {
        if self.gap == Gap::Space {
            self.gap = Gap::Nothing;
        }
    }

    /// An address that a link or a frame has.
    fn point(&mut self, mark: char, address: String) {
        if mark == LINK {
            self.link = Some(address);
            return;
        }
        self.part();
        self.turn(Piece::Frame(address));
    }

    fn close(&mut self) {
        if let Some(address) = self.link.take() {
            self.turn(Piece::Link(address));
        }
    }

    /// Ends the words with `piece`.
    fn turn(&mut self, piece: Piece) {
        self.pieces.push(Piece::Words(std::mem::take(&mut self.words)));
        self.pieces.push(piece);
        self.raised = None;
        self.ruby = Ruby::default();
    }

    fn end(mut self) -> Vec<Piece> {
        self.pieces.push(Piece::Words(std::mem::take(&mut self.words)));
        // The end of a link may be missing.
        self.pieces.extend(self.link.map(Piece::Link));
        self.pieces
    }
}

/// As many blanks as code is indented by.
const TAB: usize = 4;
