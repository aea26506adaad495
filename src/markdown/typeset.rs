//! The characters that a typesetter would use, for lines that are not Markdown: a title, a summary, a credit.

use super::Typography;

/// `text` as it is set: curled quotes, dashes and one-character ellipses, or as it was typed.
#[must_use]
pub fn typeset(text: &str, typography: Typography) -> String {
    match typography {
        Typography::AsTyped => text.to_owned(),
        Typography::Smart => curled(&text.replace("---", "—").replace("--", "–").replace("...", "…")),
    }
}

fn curled(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let opens = set.chars().next_back().is_none_or(|it| it.is_whitespace() || "([{“‘—–/".contains(it));
        set.push(match (character, opens) {
            ('"', true) => '“',
            ('"', false) => '”',
            // A year without its century begins with an apostrophe.
            ('\'', true) if !characters.peek().is_some_and(char::is_ascii_digit) => '‘',
            ('\'', _) => '’',
            (other, _) => other,
        });
    }
    set
}

#[cfg(test)]
mod tests {
    use super::{Typography, typeset};

    #[test]
    fn titles_are_set_as_a_typesetter_would() {
        let set = |text| typeset(text, Typography::Smart);
        assert_eq!(set("The Lamplighter's \"Almanac\""), "The Lamplighter’s “Almanac”");
        assert_eq!(set("'Rain' -- the summer of '93..."), "‘Rain’ – the summer of ’93…");
        assert_eq!(typeset("it's \"typed\"", Typography::AsTyped), "it's \"typed\"");
    }
}
