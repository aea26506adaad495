//! The beginning of a text, where only a sentence or two can be shown.

use super::length::is_cjk;
use super::tree::{Block, Inline, append_words, is_blank};
use super::typography::{is_space, may_break, unbroken};

/// So many passages of a text are kept: the first may be a greeting that every episode begins with.
pub(super) const PASSAGES: usize = 3;

/// More of a passage is never shown anywhere.
const LONGEST_PASSAGE: usize = 400;

/// The words of a block that can stand for the text: a paragraph, or the first lines of a list's items. `None` for a
/// block with a link that takes its words from elsewhere: what is left would have a hole in it.
pub(super) fn passage(block: &Block<'_>) -> Option<String> {
    if lines(block).into_iter().any(borrows) { None } else { words(block) }
}

/// The same, with such a hole if there is one.
pub(super) fn words(block: &Block<'_>) -> Option<String> {
    let mut words = String::new();
    for line in lines(block) {
        if !words.is_empty() {
            words.push_str(" · ");
        }
        append_words(line, &mut words);
        if words.len() > LONGEST_PASSAGE {
            break;
        }
    }
    let words = unbroken(&words);
    words.contains(char::is_alphanumeric).then(|| cut(&words, LONGEST_PASSAGE))
}

/// The lines of such a block; none of any other.
fn lines<'t, 'a>(block: &'t Block<'a>) -> Vec<&'t [Inline<'a>]> {
    match block {
        Block::Paragraph(inlines) => vec![inlines],
        Block::List { items, .. } => {
            let first = items.iter().filter_map(|it| it.blocks.first());
            let line = |it: &'t Block<'a>| match it {
                Block::Paragraph(line) | Block::Plain(line) => Some(&**line),
                _ => None,
            };
            first.filter_map(line).collect()
        }
        Block::Plain(_)
        | Block::Heading { .. }
        | Block::Figure { .. }
        | Block::Code { .. }
        | Block::Quote(_)
        | Block::Alert(..)
        | Block::Aside { .. }
        | Block::Component { .. }
        | Block::Only(..)
        | Block::Table { .. }
        | Block::Rule
        | Block::Html(_)
        | Block::More => Vec::new(),
    }
}

/// Whether one of these links has no words of its own.
fn borrows(inlines: &[Inline<'_>]) -> bool {
    let is_wordless = |it: &Inline<'_>| matches!(it, Inline::Link { content, .. } if is_blank(content));
    inlines.iter().any(|it| is_wordless(it) || borrows(it.content()))
}

/// At most `length` characters of `text`; an ideograph counts as two, since it says as much. Whole sentences if they
/// fill at least half of that, else whole words and an ellipsis.
#[must_use]
pub fn cut(text: &str, length: usize) -> String {
    let text = text.trim();
    let (Some(limit), least) = (place(text, length), place(text, length / 2).unwrap_or(0)) else {
        return text.to_owned();
    };
    if let Some(end) = sentence_ends(text).take_while(|it| *it <= limit).filter(|it| *it >= least).last() {
        return text[..end].to_owned();
    }
    let end = word_ends(text).take_while(|it| *it <= limit).filter(|it| *it >= least).last().unwrap_or(limit);
    let kept = text[..end].trim_end_matches(|it: char| !it.is_alphanumeric() && !CLOSING.contains(it));
    format!("{kept}…")
}

/// The byte at which the first character stands that `length` places do not hold; `None` if they hold all.
fn place(text: &str, length: usize) -> Option<usize> {
    // No character takes more places than bytes.
    if text.len() <= length {
        return None;
    }
    let mut taken = 0;
    text.bytes().enumerate().find_map(|(at, byte)| {
        taken += match byte {
            // Within a character.
            0x80..=0xbf => return None,
            // No ideograph begins with a smaller byte.
            0xe3.. if is_cjk(character(text, at)) => 2,
            _ => 1,
        };
        (taken > length).then_some(at)
    })
}

/// The character that begins at byte `at`.
fn character(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("a character begins there")
}

/// Marks that stand behind the end of a sentence or a word, and belong to it.
const CLOSING: &str = ")]\"”’»“‘›」』）〉》】";

/// The byte after each mark that ends a sentence, with the quotation marks behind it.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    text.bytes().enumerate().filter(|(_, byte)| MAY_END[usize::from(*byte)]).filter_map(move |(at, _)| {
        let character = character(text, at);
        if !MARKS.contains(&character) {
            return None;
        }
        let rest = &text[at + character.len_utf8()..];
        let closed = rest.trim_start_matches(|it| CLOSING.contains(it) || matches!(it, '\'' | '\u{202f}' | '\u{a0}'));
        let ends = match character {
            '。' | '！' | '？' => !closed.starts_with(['。', '！', '？']),
            _ => {
                let next = closed.trim_start().chars().next();
                let initial = character == '.'
                    && text[..at].chars().next_back().is_some_and(char::is_uppercase)
                    && !text[..at].chars().rev().nth(1).is_some_and(char::is_alphanumeric);
                closed.starts_with(' ') && next.is_none_or(|it| !it.is_lowercase()) && !initial
            }
        };
        ends.then(|| text.len() - closed.len())
    })
}

/// The marks that may end a sentence.
const MARKS: [char; 8] = ['.', '!', '?', '…', '؟', '。', '！', '？'];

/// The bytes that one of them begins with: most bytes need no closer look.
const MAY_END: [bool; 256] = {
    let (mut may_end, mut place) = ([false; 256], 0);
    while place < MARKS.len() {
        let mut encoded = [0; 4];
        MARKS[place].encode_utf8(&mut encoded);
        may_end[encoded[0] as usize] = true;
        place += 1;
    }
    may_end
};

/// The byte after each word. Ideographs are words of their own, but for what may not begin a line.
fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().zip(text.chars().skip(1)).filter_map(|((at, before), after)| {
        let between = is_cjk(before) || is_cjk(after);
        let ends = is_space(after) || (between && may_break(before, after));
        ends.then(|| at + before.len_utf8())
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
        assert_eq!(cut("吾輩は猫である。名前はまだ無い。どこで生れたか", 18), "吾輩は猫である。");
        assert_eq!(cut("「吾輩は猫である。」名前はまだ無い。どこで", 20), "「吾輩は猫である。」");
        assert_eq!(cut("名前はまだ無いのでどこで生れたかも分からない", 15), "名前はまだ無い…");
        assert_eq!(cut("これはスーパーマーケットの話", 9), "これは…", "a long vowel stays with its syllable");
        assert_eq!(cut("灯台をRustacean式に", 12), "灯台を…", "nor is a word within them");
    }

    #[test]
    fn sentences_end_in_every_script() {
        assert_eq!(cut("هل أمطرت الليلة؟ نعم أمطرت طويلا على السطح", 22), "هل أمطرت الليلة؟");
        assert_eq!(cut("„Es regnet die ganze Nacht.“ Dann war es still.", 34), "„Es regnet die ganze Nacht.“");
        assert_eq!(
            cut("«\u{202f}Il pleut toute la nuit\u{202f}!\u{202f}» Puis plus rien.", 36),
            "«\u{202f}Il pleut toute la nuit\u{202f}!\u{202f}»"
        );
    }
}
