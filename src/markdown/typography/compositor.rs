//! The marks of a language, set one after the other: its quotation marks, of which a compositor knows which are open,
//! and the spaces that its marks ask for, at which no line is broken. The pieces may come from a line or from between
//! the marks of Markdown.

use std::borrow::Cow;

use crate::language::Punctuation;
use crate::markdown::length::is_cjk;

/// What a quotation mark does, as far as the white space around it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Turn {
    Opens,
    Closes,
}

/// Sets a text in order, and remembers which quotations are open.
pub(in crate::markdown) struct Compositor {
    punctuation: Punctuation,
    /// How the quotation is closed that is open.
    double: Option<&'static str>,
    single: Option<&'static str>,
    /// The last character so far.
    pub(super) last: Option<char>,
}

impl Compositor {
    pub(in crate::markdown) fn new(punctuation: Punctuation) -> Compositor {
        Compositor { punctuation, double: None, single: None, last: None }
    }

    /// Begins a new paragraph: what is still open there is left open.
    pub(in crate::markdown) fn begin(&mut self) {
        *self = Compositor::new(self.punctuation);
    }

    /// Passes over something that is not set, such as code.
    pub(in crate::markdown) fn pass(&mut self, text: &str) {
        self.last = text.chars().next_back().or(self.last);
    }

    /// The mark for a `"`, whose turn is what the white space around it tells, before `after`.
    pub(in crate::markdown) fn double(&mut self, turn: Turn, after: &str) -> &'static str {
        let alone = self.double.is_none() && !self.never_opens(after);
        let opens = if self.punctuation.closed_up { alone } else { turn == Turn::Opens };
        let mark = if opens {
            let [open, close] = self.around(self.punctuation.outer, ["“", "”"], after);
            self.double = Some(close);
            open
        } else {
            // What closes nothing may be the sign of inches.
            self.double.take().unwrap_or("”")
        };
        self.last = mark.chars().next_back();
        mark
    }

    /// The mark for a `'`, which is more often an apostrophe.
    pub(in crate::markdown) fn single(&mut self, turn: Turn, after: &str) -> &'static str {
        let within = self.last.is_some_and(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        let closed_up = self.punctuation.closed_up && (!within || after.starts_with(is_cjk));
        let alone = self.single.is_none() && !self.never_opens(after);
        let opens = if closed_up { alone } else { turn == Turn::Opens };
        let mark = if opens && quotes(after) {
            let [open, close] = self.around(self.punctuation.inner, ["‘", "’"], after);
            self.single = Some(close);
            open
        } else if opens || (!closed_up && after.starts_with(char::is_alphanumeric)) {
            "’"
        } else {
            self.single.take().unwrap_or("’")
        };
        self.last = mark.chars().next_back();
        mark
    }

    /// Where words are closed up, a quotation may begin with a mark right behind one of them, but
    /// not behind a Latin one.
    fn never_opens(&self, after: &str) -> bool {
        self.last.is_some_and(|it| it.is_alphanumeric() && !is_cjk(it)) && never_opens(self.last, after)
    }

    /// Japanese and Chinese marks enclose their own script; a quoted name in Latin letters keeps Latin ones.
    fn around(&self, own: [&'static str; 2], latin: [&'static str; 2], after: &str) -> [&'static str; 2] {
        let foreign = self.punctuation.closed_up && after.starts_with(|it: char| it.is_alphanumeric() && !is_cjk(it));
        if foreign { latin } else { own }
    }

    /// Words between quotation marks, with the spaces that their marks ask for.
    pub(in crate::markdown) fn words<'a>(&mut self, text: &'a str, after: &str) -> Cow<'a, str> {
        let spaced = !self.punctuation.spaces.is_empty()
            && text.contains(|it| it == '«' || self.punctuation.space_before(it).is_some());
        if !spaced {
            self.pass(text);
            return Cow::Borrowed(text);
        }
        let mut set = String::with_capacity(text.len() + 8);
        let (mut characters, mut word) = (text.char_indices().peekable(), LastWord::default());
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().map(|(_, it)| *it).or_else(|| after.chars().next());
            if let Some(space) = self.punctuation.space_before(character)
                && (character == '»' || ends_a_word(next))
                && !word.is_address(&text[..at])
            {
                let typed = set.ends_with([' ', '\u{a0}', '\u{202f}']);
                if typed {
                    set.pop();
                }
                // Two marks in a row stand together, and none stands off from nothing.
                if typed || self.last.is_some_and(|it| it.is_alphanumeric() || ")]”’…%»`".contains(it)) {
                    set.push(space);
                }
            }
            set.push(character);
            self.last = Some(character);
            if let (Some(space), '«') = (self.punctuation.space_before('»'), character) {
                while characters.next_if(|(_, it)| matches!(it, ' ' | '\u{a0}' | '\u{202f}')).is_some() {}
                set.push(space);
                self.last = Some(space);
            }
        }
        Cow::Owned(set)
    }
}

/// Whether a quotation mark behind `before` closes whatever may be open, or is the sign of inches: `10"`, `he went."`
pub(in crate::markdown) fn never_opens(before: Option<char>, after: &str) -> bool {
    const CLOSING: &str = ".,;:!?…)]}»%،؛؟。，！？）";
    let next = after.chars().next();
    let stands_off = next.is_none_or(char::is_whitespace);
    match before {
        Some(it) if it.is_alphanumeric() => {
            stands_off || next.is_some_and(|it| CLOSING.contains(it) || "*_-–—".contains(it))
        }
        Some(it) => stands_off && CLOSING.contains(it),
        None => false,
    }
}

/// Whether a `'` before `after` opens a quotation: only if something closes it, and never before a year
/// without its century, or in rock 'n' roll.
fn quotes(after: &str) -> bool {
    if after.starts_with("n'") {
        return false;
    }
    let mut before = None;
    for (at, character) in after.char_indices().take(LONGEST_QUOTATION) {
        match character {
            '\n' if after[at + 1..].starts_with('\n') => return false,
            '\'' if before.is_some_and(|it: char| !it.is_whitespace())
                && !after[at + 1..].starts_with(|it: char| it.is_alphanumeric() && !is_cjk(it)) =>
            {
                return true;
            }
            it if at == 0 && it.is_ascii_digit() => return false,
            _ => {}
        }
        before = Some(character);
    }
    false
}

/// How far ahead the end of a quotation is looked for, in characters.
const LONGEST_QUOTATION: usize = 1000;

/// Whether a mark that is followed by `next` stands at the end of a word, and not within a time, an address or a face.
fn ends_a_word(next: Option<char>) -> bool {
    next.is_none_or(|it| it.is_whitespace() || "*_~)]»”’\"'…!?<`".contains(it))
}

/// The last word of a text that grows: each character is looked at once, however many marks stand in one word.
#[derive(Default)]
struct LastWord {
    /// Where it begins, and how far it was read.
    begins: usize,
    read: usize,
    address: bool,
}

impl LastWord {
    /// Whether the word at the end of `text` is an address. `text` begins with the one of the last time.
    fn is_address(&mut self, text: &str) -> bool {
        if let Some((at, space)) = text[self.read..].char_indices().rfind(|(_, it)| it.is_whitespace()) {
            self.begins = self.read + at + space.len_utf8();
            self.address = false;
        }
        // The three characters of `://` may have been read in part.
        let unread = &text.as_bytes()[self.begins.max(self.read.saturating_sub(2))..];
        self.address |= unread.contains(&b'@') || unread.windows(3).any(|it| it == b"://");
        self.read = text.len();
        self.address || text[self.begins..].starts_with("www.")
    }
}
