//! Words that are longer than the column of a letter is wide, such as addresses: they would hold it open, and no property
//! that would break them is known to every mail program. On phones the style sheet that is kept breaks shorter ones.

use pulldown_cmark_escape::escape_html_body_text;

/// A word of more characters than fit into the column may be broken.
const LONGEST: usize = 60;

/// It is broken after each part of so many, so that filters against spam do not take it for something hidden.
const PART: usize = 40;

/// Appends `text` as HTML, with a place to break in each long word.
pub(super) fn write(text: &str, out: &mut String) {
    let is_long = |word: &str| word.len() > LONGEST && word.chars().nth(LONGEST).is_some();
    if text.len() <= LONGEST || !text.split(char::is_whitespace).any(is_long) {
        let _ = escape_html_body_text(out, text);
        return;
    }
    for word in text.split_inclusive(char::is_whitespace) {
        let mut rest = word;
        while is_long(word)
            && let Some((end, _)) = rest.char_indices().nth(PART)
        {
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
        let word = "x".repeat(82);
        assert_eq!(written(&format!("a {word} b")), format!("a {0}<wbr>{0}<wbr>xx b", "x".repeat(40)));
        assert_eq!(written(&"光".repeat(61)), format!("{}<wbr>{}", "光".repeat(40), "光".repeat(21)));
    }
}
