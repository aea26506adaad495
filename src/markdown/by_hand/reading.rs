//! Words in which marks stand for the tags of HTML, read one after the other. Which tag has which mark is left to
//! whoever puts them there.

use super::ruby::Ruby;
use crate::markdown::references::decoded;
use crate::markdown::typography::{Typography, is_space, raise};

/// A piece of what HTML says.
pub(in crate::markdown) enum Piece {
    /// Words. A line end in them is one, two are a paragraph's.
    Words(String),
    /// A link ends, which led there.
    Link(String),
    /// Something is played or framed that lies there.
    Frame(String),
}

/// Stand in words for the tags that matter. Nobody types them.
pub(super) const LINK: char = '\u{1}';
pub(super) const LINK_END: char = '\u{2}';
pub(super) const FRAME: char = '\u{3}';
pub(super) const LINE: char = '\u{4}';
pub(super) const PARAGRAPH: char = '\u{5}';
pub(super) const CELL: char = '\u{6}';
pub(super) const ITEM: char = '\u{7}';
pub(super) const RAISED: char = '\u{e}';
pub(super) const RAISED_END: char = '\u{f}';
pub(super) const READING: char = '\u{10}';
pub(super) const SPARE: char = '\u{11}';
pub(super) const READING_END: char = '\u{12}';
pub(super) const KEPT: char = '\u{13}';
pub(super) const KEPT_END: char = '\u{14}';
pub(super) const QUOTED: char = '\u{15}';
pub(super) const QUOTED_END: char = '\u{16}';
pub(super) const MARKS: [char; 16] = [
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
    QUOTED,
    QUOTED_END,
];

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
pub(super) struct Reading {
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
    /// How many quotations are open.
    quoted: usize,
    /// Whose marks stand around them.
    typography: Option<Typography>,
    /// What stands for a blank that is kept.
    blank: char,
    /// Inside of `<pre>`, the white space since the last word.
    kept: Option<String>,
}

impl Reading {
    /// Nothing is read yet. Quotations have the marks of the `typography`, if there is one; `blank` stands for every
    /// blank that is kept.
    pub(super) fn new(typography: Option<Typography>, blank: char) -> Reading {
        Reading { typography, blank, ..Reading::default() }
    }

    /// Reads words in which marks stand.
    pub(super) fn read(&mut self, marked: &str) {
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
            QUOTED => {
                self.part();
                self.quote(self.quoted, 0);
                self.quoted += 1;
            }
            QUOTED_END => {
                self.quoted = self.quoted.saturating_sub(1);
                self.quote(self.quoted, 1);
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

    /// Writes the first or the other mark of a quotation that lies in `depth` others.
    fn quote(&mut self, depth: usize, side: usize) {
        self.words.extend(self.typography.map(|it| it.quotes(depth)[side]));
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

    pub(super) fn end(mut self) -> Vec<Piece> {
        self.pieces.push(Piece::Words(std::mem::take(&mut self.words)));
        // The end of a link may be missing.
        self.pieces.extend(self.link.map(Piece::Link));
        self.pieces
    }
}

/// As many blanks as code is indented by.
const TAB: usize = 4;
