//! The beginning of a text, where only a sentence or two can be shown.

use super::tree::{Block, words_of};

/// So many passages of a text are kept: the first may be a greeting that every episode begins with.
pub(super) const PASSAGES: usize = 3;

/// More of a passage is never shown anywhere.
const LONGEST_PASSAGE: usize = 400;

/// The words of a block that can stand for the text: a paragraph, or the first lines of a list's items.
pub(super) fn passage(block: &Block<'_>) -> Option<String> {
    let mut words = String::new();
    match block {
        Block::Paragraph(inlines) => words_of(inlines, &mut words),
        Block::List { items, .. } => {
            for item in items {
                if let Some(Block::Paragraph(line) | Block::Plain(line)) = item.blocks.first() {
                    if !words.is_empty() {
                        words.push_str(" · ");
                    }
                    words_of(line, &mut words);
                }
                if words.len() > LONGEST_PASSAGE {
                    break;
                }
            }
        }
        _ => {}
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.contains(char::is_alphanumeric).then(|| cut(&words, LONGEST_PASSAGE))
}

/// At most `length` characters of `text`: whole sentences if they fill at least half of that, else whole words and an
/// ellipsis.
#[must_use]
pub fn cut(text: &str, length: usize) -> String {
    let text = text.trim();
    let Some((limit, _)) = text.char_indices().nth(length) else {
        return text.to_owned();
    };
    let head = &text[..limit];
    let least = head.char_indices().nth(length / 2).map_or(0, |(at, _)| at);
    if let Some(end) = sentence_ends(text).take_while(|it| *it <= limit).filter(|it| *it >= least).last() {
        return text[..end].to_owned();
    }
    let word_end = match head.rfind(char::is_whitespace) {
        Some(at) if at > least => at,
        _ => limit,
    };
    let kept = head[..word_end].trim_end_matches(|it: char| !it.is_alphanumeric() && !")]\"”’»".contains(it));
    format!("{kept}…")
}

/// The byte after each full stop that ends a sentence, with the quotation marks behind it.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(move |(at, character)| {
        let after = at + character.len_utf8();
        match character {
            '。' | '！' | '？' => Some(after),
            '.' | '!' | '?' | '…' => {
                let rest = &text[after..];
                let closed = rest.trim_start_matches(['"', '\'', '”', '’', ')', '»']);
                let next = closed.trim_start().chars().next();
                let initial = character == '.'
                    && text[..at].chars().next_back().is_some_and(char::is_uppercase)
                    && !text[..at].chars().rev().nth(1).is_some_and(char::is_alphanumeric);
                let ends = closed.starts_with(' ') && next.is_none_or(|it| !it.is_lowercase()) && !initial;
                ends.then(|| text.len() - closed.len())
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_short_text_stays_whole() {
        assert_eq!(cut("Rain again.", 40), "Rain again.");
    }

    #[test]
    fn a_long_text_ends_with_a_sentence() {
        assert_eq!(cut("It rained all night. Then the lamp went out and nobody noticed.", 40), "It rained all night.");
        assert_eq!(cut("“It rained all night.” Then the lamp went out again.", 40), "“It rained all night.”");
    }

    #[test]
    fn or_with_a_word_and_one_ellipsis() {
        assert_eq!(cut("It rained, all night, on the roof of the tower", 23), "It rained, all night…");
        assert_eq!(cut("Well... the lamp of Dr. Q. Smith went out that night", 9), "Well…");
    }

    #[test]
    fn initials_do_not_end_a_sentence() {
        assert_eq!(cut("The lamp of A. Fresnel went out, and nobody noticed", 24), "The lamp of A. Fresnel…");
    }

    #[test]
    fn chinese_characters_are_never_split() {
        assert_eq!(cut("吾輩は猫である。名前はまだ無い。どこで生れたか", 9), "吾輩は猫である。");
    }
}
