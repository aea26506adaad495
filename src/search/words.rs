//! Where a word begins and ends. The browser must cut a query as the text was cut (`words` in `static/search.js`).

use super::letters::folded;
use crate::markdown::is_cjk;

/// The most letters of a word. Longer ones are addresses, hashes and keys, which nobody types.
const LONGEST: usize = 40;

/// Cuts texts into words.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    word: String,
    /// Characters of a script without spaces, which are found in pairs.
    characters: Vec<char>,
}

impl Cutter {
    /// Hands every word of `text` to `found`, in plain small letters.
    ///
    /// Words are letters and digits; a full stop between two digits is part of one (`9.2.1`). What an apostrophe leaves of
    /// a word is none if it is a single letter (*l’été*, *it’s*). Where no spaces are written, two characters are a word,
    /// and the last one of a row by itself.
    pub(super) fn cut(&mut self, text: &str, mut found: impl FnMut(&mut String)) {
        self.word.clear();
        self.characters.clear();
        let (mut apart, mut rest) = (false, text);
        while let Some(first) = rest.bytes().next() {
            let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if plain > 0 {
                self.end_row(&mut found);
                let before = self.word.len();
                self.word.push_str(&rest[..plain]);
                self.word[before..].make_ascii_lowercase();
                rest = &rest[plain..];
                continue;
            }
            let letter = if first.is_ascii() { char::from(first) } else { rest.chars().next().unwrap_or_default() };
            rest = &rest[letter.len_utf8()..];
            let fraction = letter == '.'
                && self.word.ends_with(|it: char| it.is_ascii_digit())
                && rest.starts_with(|it: char| it.is_ascii_digit());
            if fraction {
                self.word.push('.');
            } else if is_cjk(letter) {
                self.end_word(apart, &mut found);
                apart = false;
                self.characters.push(letter);
            } else if first.is_ascii() || !self.folds(letter) {
                let apostrophe = matches!(letter, '\'' | '’');
                self.end_row(&mut found);
                self.end_word(apart || apostrophe, &mut found);
                apart = apostrophe;
            } else {
                self.end_row(&mut found);
            }
        }
        self.end_row(&mut found);
        self.end_word(apart, &mut found);
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

    fn end_word(&mut self, apart: bool, found: &mut impl FnMut(&mut String)) {
        if self.word.is_empty() {
            return;
        }
        let single = apart && self.word.chars().nth(1).is_none();
        let typed = self.word.len() <= LONGEST || self.word.chars().count() <= LONGEST;
        if typed && !single {
            found(&mut self.word);
        }
        self.word.clear();
    }

    fn end_row(&mut self, found: &mut impl FnMut(&mut String)) {
        let Some(last) = self.characters.last() else { return };
        let mut pair = String::with_capacity(8);
        for two in self.characters.windows(2) {
            pair.clear();
            pair.extend(two);
            found(&mut pair);
        }
        pair.clear();
        pair.push(*last);
        found(&mut pair);
        self.characters.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Cutter;

    fn cut(text: &str) -> String {
        let mut words = Vec::new();
        Cutter::default().cut(text, |it| words.push(it.clone()));
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
