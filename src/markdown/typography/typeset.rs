//! The characters that a typesetter would use: the quotation marks of the language, dashes, one-character ellipses,
//! letters with their accents on them, and the spaces at which no line is broken.
//!
//! A [`Compositor`] sets a text piece by piece, whether the pieces come from a line or from between
//! the marks of Markdown.

use std::borrow::Cow;

use crate::address;

use super::Typography;
use crate::language::Punctuation;
use crate::markdown::length::is_cjk;

/// `text` as it is set, or as it was typed. This is for lines that are not Markdown: a title, a summary, a credit.
#[must_use]
pub fn typeset(text: &str, typography: Typography) -> String {
    let text = composed(text);
    let Typography::Smart(punctuation) = typography else { return text.into_owned() };
    let text = if text.as_bytes().windows(2).any(|it| matches!(it, b"--" | b"..")) {
        text.replace("---", "—").replace("--", "–").replace("...", "…").into()
    } else {
        text
    };
    let mut compositor = Compositor::new(punctuation);
    let mut set = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find(['"', '\'']) {
        let (words, after) = (&rest[..at], &rest[at + 1..]);
        set.push_str(&compositor.words(words, &rest[at..]));
        let turn = turn(compositor.last, after.chars().next());
        set.push_str(match &rest[at..=at] {
            "\"" => compositor.double(turn, after),
            _ => compositor.single(turn, after),
        });
        rest = after;
    }
    set.push_str(&compositor.words(rest, ""));
    set
}

/// `text` with each letter and its accent as one character (Unicode Standard Annex 15, form C), which not every
/// keyboard and copied page has: fonts draw it better, and whoever looks for a word finds it.
pub(in crate::markdown) fn composed(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { address::composed(text) }
}

/// Whether all of `text` is of characters that no accent can stand on its own beside: those up to the first accent,
/// U+0300, and the dashes, quotation marks and ellipses from U+2010. So are most texts in Latin letters.
fn is_composed(text: &str) -> bool {
    const CHUNK: usize = 32;
    let bytes = text.as_bytes();
    let fits = |at: usize| match bytes[at] {
        // What begins with them, or stands within a character.
        ..0xcc => true,
        0xe2 => matches!(bytes[at + 1..], [0x80, 0x90..=0xbf, ..]),
        _ => false,
    };
    // Every byte of a chunk is looked at, which takes several at once; most need no closer look.
    bytes.chunks(CHUNK).enumerate().all(|(nth, chunk)| {
        let begins = nth * CHUNK;
        chunk.iter().fold(0, |most: u8, it| most.max(*it)) < 0xcc || (begins..begins + chunk.len()).all(fits)
    })
}

/// What a quotation mark does, as far as the white space around it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Turn {
    Opens,
    Closes,
}

/// What a quotation mark between these two characters does.
fn turn(before: Option<char>, after: Option<char>) -> Turn {
    let opens = match (before, after) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(before), Some(after)) if before.is_whitespace() || after.is_whitespace() => !after.is_whitespace(),
        (Some(before), Some(after)) => {
            !before.is_alphanumeric() && (after.is_alphanumeric() || "([{—–/".contains(before))
        }
    };
    if opens { Turn::Opens } else { Turn::Closes }
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

/// Sets a text in order, and remembers which quotations are open.
pub(in crate::markdown) struct Compositor {
    punctuation: Punctuation,
    /// How the quotation is closed that is open.
    double: Option<&'static str>,
    single: Option<&'static str>,
    /// The last character so far.
    last: Option<char>,
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

#[cfg(test)]
mod tests {
    use super::{Typography, typeset};
    use crate::address;
    use crate::language::Language;

    #[test]
    fn what_is_taken_for_composed_is() {
        for it in ('\0'..=char::MAX).filter(|it| super::is_composed(it.encode_utf8(&mut [0; 4]))) {
            assert_eq!(address::composed(it.encode_utf8(&mut [0; 4])), it.to_string());
            assert!(it < '\u{300}' || ('\u{2010}'..'\u{2040}').contains(&it), "{it:?}");
        }
    }

    fn set(tag: &str, text: &str) -> String {
        typeset(text, Typography::Smart(Language::parse(tag).expect("a tag").punctuation()))
    }

    #[test]
    fn titles_are_set_as_a_typesetter_would() {
        assert_eq!(set("en", "The Lamplighter's \"Almanac\""), "The Lamplighter’s “Almanac”");
        assert_eq!(set("en", "'Rain' -- the rock 'n' roll of '93..."), "‘Rain’ – the rock ’n’ roll of ’93…");
        assert_eq!(typeset("it's \"typed\"", Typography::AsTyped), "it's \"typed\"");
    }

    #[test]
    fn what_has_no_partner_does_not_open() {
        for (tag, typed, printed) in [
            ("en", "A 10\" record, 5'10\"", "A 10” record, 5’10”"),
            ("ja", "dogs' bones 'single'", "dogs’ bones ‘single’"),
            ("ja", "10\" 盤と\"雨\"、\"！\"", "10” 盤と「雨」、「！」"),
        ] {
            assert_eq!(set(tag, typed), printed, "{tag}");
        }
    }

    #[test]
    fn each_language_has_its_quotation_marks() {
        for (tag, typed, printed) in [
            ("en", "\"Rain, 'rain'\"", "“Rain, ‘rain’”"),
            ("de", "\"Regen, 'Regen'\", und's Licht", "„Regen, ‚Regen‘“, und’s Licht"),
            ("de-CH", "\"Regen, 'Regen'\"", "«Regen, ‹Regen›»"),
            ("es", "\"Lluvia, 'lluvia'\"", "«Lluvia, “lluvia”»"),
            ("es-MX", "\"Lluvia, 'lluvia'\"", "“Lluvia, ‘lluvia’”"),
            ("pt-BR", "\"Chuva, 'chuva'\"", "“Chuva, ‘chuva’”"),
            ("pt-PT", "\"Chuva, 'chuva'\"", "«Chuva, “chuva”»"),
            ("it", "l'\"acqua\" e l'aria", "l’«acqua» e l’aria"),
            ("nl", "\"Regen\", zo'n 'regen' van '93", "“Regen”, zo’n ‘regen’ van ’93"),
            ("pl", "\"Deszcz, 'deszcz'\"", "„Deszcz, «deszcz»”"),
            ("ja", "彼は\"雨だ、'雨'\"と\"Rust\"で言った", "彼は「雨だ、『雨』」と“Rust”で言った"),
            ("zh", "他说\"下雨了\"，说了\"两次\"", "他说“下雨了”，说了“两次”"),
            ("zh-TW", "他說\"下雨了\"", "他說「下雨了」"),
            ("ar", "قال \"مطر 'خفيف'\" ومضى", "قال «مطر ”خفيف“» ومضى"),
        ] {
            assert_eq!(set(tag, typed), printed, "{tag}");
        }
    }

    #[test]
    fn french_marks_stand_off_and_no_line_is_broken_before_them() {
        for (typed, printed) in [
            ("\"Il pleut\", dit-elle.", "«\u{202f}Il pleut\u{202f}», dit-elle."),
            ("« Il pleut » ou «il pleut»", "«\u{202f}Il pleut\u{202f}» ou «\u{202f}il pleut\u{202f}»"),
            (
                "Vraiment ? Oui! Non ; si: quoi ?!",
                "Vraiment\u{202f}? Oui\u{202f}! Non\u{202f}; si\u{a0}: quoi\u{202f}?!",
            ),
            ("\"Quoi?\" dit-il", "«\u{202f}Quoi\u{202f}?\u{202f}» dit-il"),
            ("L'aujourd'hui d'\"hier\"", "L’aujourd’hui d’«\u{202f}hier\u{202f}»"),
            ("à 12:30, https://pluie.example/?a=b; ou :-)", "à 12:30, https://pluie.example/?a=b; ou :-)"),
        ] {
            assert_eq!(set("fr", typed), printed);
        }
        assert_eq!(set("fr-CA", "Vraiment? Oui: \"oui\"!"), "Vraiment? Oui\u{a0}: «\u{a0}oui\u{a0}»!");
        assert_eq!(set("fr-CH", "Vraiment? \"oui\""), "Vraiment? «\u{202f}oui\u{202f}»");
    }
}
