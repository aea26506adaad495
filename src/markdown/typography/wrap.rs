//! Lines of a fixed width, as a terminal counts columns.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::markdown::length::is_cjk;

/// How many columns a line of a letter has (RFC 5322 §2.1.1 asks for at most 78, and quoting takes some).
pub const WIDTH: usize = 72;

/// How many columns `text` takes: two for an ideograph, none for what is put on top of another letter.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// `text` on one line: each run of white space is one space, but for the spaces that hold words together.
#[must_use]
pub fn unbroken(text: &str) -> String {
    if is_unbroken(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|it| !it.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether all white space is single spaces between words, as in most texts.
fn is_unbroken(text: &str) -> bool {
    let mut behind_space = true;
    for (at, byte) in text.bytes().enumerate() {
        let space = match byte {
            b' ' if behind_space => return false,
            b' ' => true,
            b'\t'..=b'\r' => return false,
            // All other white space begins with one of these bytes.
            0xc2 | 0xe1..=0xe3 if text[at..].starts_with(is_space) => return false,
            _ => false,
        };
        behind_space = space;
    }
    !behind_space || text.is_empty()
}

/// Whether a line may end at this white space.
pub(in crate::markdown) fn is_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}')
}

/// Whether a line may end between two characters of which at least one is of a script without spaces.
#[must_use]
pub fn may_end_between(before: char, after: char) -> bool {
    (is_wide(before) || is_wide(after)) && may_break(before, after)
}

/// Whether a line may end between two characters of a script without spaces (JIS X 4051, simplified): closing marks,
/// small syllables and signs of length do not begin a line, opening marks do not end one.
pub(in crate::markdown) fn may_break(before: char, after: char) -> bool {
    const NEVER_FIRST: &str =
        "、。，．）」』】〉》〕！？：；・ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ”’…—)]!?,.:;";
    const NEVER_LAST: &str = "（「『【〈《〔“‘([";
    !NEVER_FIRST.contains(after) && !NEVER_LAST.contains(before) && after.width() != Some(0)
}

/// `text` in lines of at most `columns`; a word that is longer, such as an address, has a line of its own. A line end
/// in the text stays one. A no-break space joins words and is printed as a space.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split([' ', '\t', '\r']).filter(|it| !it.is_empty()) {
            place(word, columns, &mut line, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    for line in &mut lines {
        *line = line.replace(['\u{a0}', '\u{202f}'], " ");
    }
    lines
}

fn place(word: &str, columns: usize, line: &mut String, lines: &mut Vec<String>) {
    let space = usize::from(!line.is_empty());
    if width(line) + space + width(word) <= columns {
        if space == 1 {
            line.push(' ');
        }
        line.push_str(word);
        return;
    }
    if word.chars().any(is_cjk) {
        if space == 1 {
            line.push(' ');
        }
        return place_unspaced(word, columns, line, lines);
    }
    if !line.is_empty() {
        lines.push(std::mem::take(line));
    }
    line.push_str(word);
}

/// Breaks a word of a script without spaces where it may be broken, and nowhere within a Latin word among it.
fn place_unspaced(word: &str, columns: usize, line: &mut String, lines: &mut Vec<String>) {
    let mut start = 0;
    let mut characters = word.char_indices().peekable();
    while let Some((at, before)) = characters.next() {
        let end = at + before.len_utf8();
        if characters.peek().is_some_and(|(_, after)| !may_end_between(before, *after)) {
            continue;
        }
        let piece = &word[start..end];
        if width(line) + width(piece) > columns && !line.trim().is_empty() {
            lines.push(std::mem::take(line).trim_end().to_owned());
        }
        line.push_str(piece);
        start = end;
    }
}

/// Whether a character takes two columns, as ideographs and their marks do.
pub(in crate::markdown) fn is_wide(character: char) -> bool {
    character.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn lines_end_between_words_and_between_ideographs() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(
            wrap("see https://example.org/a/long/way there", 12),
            ["see", "https://example.org/a/long/way", "there"]
        );
        assert_eq!(wrap("吾輩は猫である。名前はまだ無い。", 16), ["吾輩は猫である。", "名前はまだ無い。"]);
        assert_eq!(wrap("「灯台」へ、ゆっくり歩いた。", 8), ["「灯台」", "へ、ゆっ", "くり歩い", "た。"]);
        assert_eq!(wrap("彼はlighthouseを見た", 10), ["彼は", "lighthouse", "を見た"]);
        assert_eq!(wrap("كتبت رسالة\u{a0}[1]", 12), ["كتبت", "رسالة [1]"]);
        assert_eq!(wrap("Non\u{202f}! Oui", 6), ["Non !", "Oui"]);
        assert_eq!(wrap("a\u{a0}[1] b", 4), ["a [1]", "b"]);
        assert_eq!(width("e\u{301}🜂"), 2);
        assert_eq!(width("灯台 とう"), 9);
        assert_eq!(width("مَطَر"), 3, "vowel signs stand above their letters");
    }
}
