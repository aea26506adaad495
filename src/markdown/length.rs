//! How long a text is, as readers find it.

/// How much there is to read: words, and characters of scripts that write no spaces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Length {
    spaced: u32,
    ideographs: u32,
}

impl Length {
    /// Words between white space; two ideographs are as long as one.
    pub(super) fn words(self) -> u32 {
        self.spaced + self.ideographs.div_ceil(2)
    }

    /// More that is read.
    pub(super) fn add(&mut self, text: &str) {
        let (mut in_word, mut rest) = (false, text.as_bytes());
        loop {
            // Within a word only its end is of interest, and between words only the beginning of the next.
            let wanted = if in_word { ENDS } else { BEGINS };
            let Some(at) = rest.iter().position(|it| ROLES[usize::from(*it)] & wanted != 0) else { return };
            if rest[at].is_ascii() {
                in_word = !in_word;
                self.spaced += u32::from(in_word);
                rest = &rest[at + 1..];
                continue;
            }
            let at = text.len() - rest.len() + at;
            let character = text[at..].chars().next().expect("there is a byte of it");
            rest = &text.as_bytes()[at + character.len_utf8()..];
            if is_cjk(character) {
                self.ideographs += 1;
                in_word = false;
            } else if character.is_whitespace() {
                in_word = false;
            } else if !in_word && character.is_alphanumeric() {
                in_word = true;
                self.spaced += 1;
            }
        }
    }
}

/// A byte that may begin a word, and one that may end it.
const BEGINS: u8 = 1;
const ENDS: u8 = 2;

/// What each byte may do to a word. Those of characters that are not ASCII may do anything.
const ROLES: [u8; 256] = {
    let (mut roles, mut byte) = ([BEGINS | ENDS; 256], 0);
    while byte < 128 {
        roles[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => BEGINS,
            b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' => ENDS,
            _ => 0,
        };
        byte += 1;
    }
    roles
};

/// Chinese characters and the Japanese syllabaries: scripts without spaces between words. From one to the other.
pub const CJK: [(char, char); 6] = [
    ('\u{3005}', '\u{3007}'),
    ('\u{3040}', '\u{30ff}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{20000}', '\u{2fa1f}'),
];

/// Whether a character is one of [`CJK`].
#[must_use]
pub fn is_cjk(character: char) -> bool {
    CJK.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

#[cfg(test)]
mod tests {
    use super::Length;

    fn words(paragraphs: &[&str]) -> u32 {
        let mut length = Length::default();
        for it in paragraphs {
            length.add(it);
        }
        length.words()
    }

    #[test]
    fn words_are_counted_as_a_reader_would() {
        assert_eq!(words(&["It is 5 o'clock -- tea, at last!"]), 7);
        assert_eq!(words(&["吾輩は猫である。"]), 4);
        assert_eq!(words(&["人々の〇"]), 2);
        assert_eq!(words(&["雨", "雪", "風", "雲"]), 2, "short lines are not rounded one by one");
        assert_eq!(words(&["Rust で書く"]), 3);
        assert_eq!(words(&["كتبت رسالة اليوم"]), 3);
        assert_eq!(words(&[""]), 0);
    }
}
