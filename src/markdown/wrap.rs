//! Lines of a fixed width, as a terminal counts columns.

use super::document::is_cjk;

/// How many columns a line of a letter has (RFC 5322 §2.1.1 asks for at most 78, and quoting takes some).
pub const WIDTH: usize = 72;

/// How many columns `text` takes: two for each ideograph, none for what is put on top of another letter.
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().map(character_width).sum()
}

fn character_width(character: char) -> usize {
    match character {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{2060}' => 0,
        '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1faff}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{3000}'..='\u{303f}' => 2,
        it if is_cjk(it) => 2,
        _ => 1,
    }
}

/// `text` in lines of at most `columns`; a word that is longer, such as an address, has a line of its own. A line end in
/// the text stays one. A no-break space joins words and is printed as a space.
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
        *line = line.replace('\u{a0}', " ");
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
    // Scripts without spaces may be broken between any two characters, though not before a closing mark.
    if word.chars().any(is_cjk) {
        if space == 1 {
            line.push(' ');
        }
        for character in word.chars() {
            let closing = "、。，．）」』】！？：；".contains(character);
            if width(line) + character_width(character) > columns && !closing {
                lines.push(std::mem::take(line));
            }
            line.push(character);
        }
        return;
    }
    if !line.is_empty() {
        lines.push(std::mem::take(line));
    }
    line.push_str(word);
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
        assert_eq!(wrap("a\u{a0}[1] b", 4), ["a [1]", "b"]);
        assert_eq!(width("e\u{301}🜂"), 2);
    }
}
