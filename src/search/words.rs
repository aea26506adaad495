//! Where a word begins and ends. The browser must cut a query as the text was cut (`words` in `static/search.js`).

use super::letters::{folded, widened};
use crate::markdown::is_cjk;

/// The most letters of a word. Longer ones are addresses, hashes and keys, which nobody types.
pub(super) const LONGEST: usize = 40;

/// Cuts texts into words.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    word: String,
    /// Characters of a script without spaces, which are found in pairs.
    characters: Vec<char>,
    /// Whether an apostrophe stands before or behind the word: of what it leaves, a single letter is none.
    apart: bool,
}

impl Cutter {
    /// Hands every word of `text` to `found`, in plain small letters.
    ///
    /// Words are letters and digits; a full stop between two digits is part of one (`9.2.1`). What an apostrophe leaves
    /// of a word is none if it is a single letter (*l’été*, *it’s*). Where no spaces are written, two characters are a
    /// word, and the last one of a row by itself.
    pub(super) fn cut(&mut self, text: &str, mut found: impl FnMut(&str)) {
        self.word.clear();
        self.characters.clear();
        self.apart = false;
        let mut rest = text;
        while let Some(first) = rest.as_bytes().first() {
            let (plain, small) = plain_letters(rest);
            if plain > 0 {
                let before = !self.word.is_empty() || !self.characters.is_empty();
                if small
                    && !before
                    && let Some(separator) = separator_of_words(rest.as_bytes(), plain)
                {
                    // Most words: they are found where they stand.
                    let single = plain == 1 && (self.apart || separator == b'\'');
                    if plain <= LONGEST && !single {
                        found(&rest[..plain]);
                    }
                    self.apart = separator == b'\'';
                    rest = &rest[plain + 1..];
                    continue;
                }
                self.end_row(&mut found);
                let before = self.word.len();
                self.word.push_str(&rest[..plain]);
                self.word[before..].make_ascii_lowercase();
                rest = &rest[plain..];
            } else if first.is_ascii() {
                let (separator, after) = (*first, &rest[1..]);
                rest = after;
                let digits = |before: Option<u8>, after: Option<&u8>| {
                    before.is_some_and(|it| it.is_ascii_digit()) && after.is_some_and(u8::is_ascii_digit)
                };
                if separator == b'.' && digits(self.word.bytes().last(), after.as_bytes().first()) {
                    self.word.push('.');
                    continue;
                }
                self.end_row(&mut found);
                let apostrophe = separator == b'\'';
                self.apart |= apostrophe;
                self.end_word(&mut found);
                self.apart = apostrophe;
            } else {
                let letter = rest.chars().next().expect("there is a first byte");
                rest = &rest[letter.len_utf8()..];
                if is_cjk(letter) {
                    self.end_word(&mut found);
                    self.apart = false;
                    self.characters.push(letter);
                    continue;
                }
                if widened(letter, &mut self.characters) {
                    self.end_word(&mut found);
                    self.apart = false;
                    continue;
                }
                let inside = self.folds(letter);
                self.end_row(&mut found);
                if !inside {
                    let apostrophe = letter == '’';
                    self.apart |= apostrophe;
                    self.end_word(&mut found);
                    self.apart = apostrophe;
                }
            }
        }
        self.end_row(&mut found);
        self.end_word(&mut found);
    }

    /// Whether a letter belongs to a word; if so, it is added to this one.
    fn folds(&mut self, letter: char) -> bool {
        let (mut inside, before) = (true, self.word.len());
        folded(letter, |it| {
            inside &= it.is_alphanumeric();
            self.word.push(it);
        });
        if !inside {
            self.word.truncate(before);
        }
        inside
    }

    fn end_word(&mut self, found: &mut impl FnMut(&str)) {
        if !self.word.is_empty() {
            self.hand_over(found);
        }
    }

    fn hand_over(&mut self, found: &mut impl FnMut(&str)) {
        let single = self.apart && self.word.chars().nth(1).is_none();
        let typed = self.word.len() <= LONGEST || self.word.chars().count() <= LONGEST;
        if typed && !single {
            found(&self.word);
        }
        self.word.clear();
    }

    fn end_row(&mut self, found: &mut impl FnMut(&str)) {
        // Most texts have none.
        if !self.characters.is_empty() {
            self.pair(found);
        }
    }

    fn pair(&mut self, found: &mut impl FnMut(&str)) {
        let Some(last) = self.characters.last() else { return };
        let mut pair = String::with_capacity(8);
        for two in self.characters.windows(2) {
            pair.clear();
            pair.extend(two);
            found(&pair);
        }
        pair.clear();
        pair.push(*last);
        found(&pair);
        self.characters.clear();
    }
}

/// How many plain letters and digits `text` begins with, and whether there is no capital among them.
fn plain_letters(text: &str) -> (usize, bool) {
    let (mut length, mut kinds) = (0, 0);
    for byte in text.bytes() {
        match KINDS[usize::from(byte)] {
            0 => break,
            kind => kinds |= kind,
        }
        length += 1;
    }
    (length, kinds & CAPITAL == 0)
}

/// The byte at `end`, if the word before it ends there whatever follows.
fn separator_of_words(text: &[u8], end: usize) -> Option<u8> {
    text.get(end).copied().filter(|it| it.is_ascii() && (*it != b'.' || !text[end - 1].is_ascii_digit()))
}

const PLAIN: u8 = 1;
const CAPITAL: u8 = 2;

/// What each byte is to a word: 0 if it is no plain letter or digit.
const KINDS: [u8; 256] = {
    let (mut kinds, mut byte) = ([0; 256], 0);
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' => PLAIN,
            b'A'..=b'Z' => CAPITAL,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::Cutter;

    fn cut(text: &str) -> String {
        let mut words = Vec::new();
        Cutter::default().cut(text, |it| words.push(it.to_owned()));
        words.join(" ")
    }

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(cut("The lamp—at 60°, again!"), "the lamp at 60 again");
        assert_eq!(cut("GHC 9.2.1. Then S2E14."), "ghc 9.2.1 then s2e14");
        assert_eq!(cut("l’été, it's d'Artagnan’s"), "ete it artagnan");
        assert_eq!(cut("Zażółć e\u{301}te\u{301} gęślą"), "zazolc ete gesla");
        assert_eq!(cut(&"x".repeat(41)), "");
    }

    #[test]
    fn where_no_spaces_are_written_two_characters_are_a_word() {
        assert_eq!(cut("吾輩は猫。"), "吾輩 輩は は猫 猫");
        assert_eq!(cut("Rustで書く"), "rust で書 書く く");
    }
}
