//! Words that are longer than a phone is wide, such as addresses: they would hold the column of a letter open, and no
//! property that would break them is known to every mail program.

use pulldown_cmark_escape::escape_html_body_text;

/// A word of more than twice so many characters may be broken after each part of so many.
const PART: usize = 24;

/// Appends `text` as HTML, with a place to break in each long word.
pub(super) fn write(text: &str, out: &mut String) {
    let is_long = |word: &str| word.len() > 2 * PART && word.chars().nth(2 * PART).is_some();
    if text.len() <= 2 * PART || !text.split(char::is_whitespace).any(is_long) {
        let _ = escape_html_body_text(out, text);
        return;
    }
    for word in text.split_inclusive(char::is_whitespace) {
        let mut rest = word;
        while is_long(word) && rest.len() > PART {
            let end = rest.char_indices().nth(PART).map_or(rest.len(), |(at, _)| at);
            let (part, tail) = rest.split_at(end);
            let _ = escape_html_body_text(&mut *out, part);
            out.push_str("<wbr>");
            rest = tail;
        }
        let _ = escape_html_body_text(&mut *out, rest);
    }
}

#[cfg(test)]
mod tests {
    fn written(text: &str) -> String {
        let mut out = String::new();
        super::write(text, &mut out);
        out
    }

    #[test]
    fn only_a_long_word_may_be_broken() {
        assert_eq!(
            written("a < b, and so on for many words that are all short"),
            "a &lt; b, and so on for many words that are all short"
        );
        let word = "x".repeat(50);
        assert_eq!(written(&format!("a {word} b")), format!("a {0}<wbr>{0}<wbr>xx b", "x".repeat(24)));
        assert_eq!(written(&"光".repeat(49)), format!("{0}<wbr>{0}<wbr>光", "光".repeat(24)));
    }
}
