//! The head of a block with a name: `[!VIDEO captions="off"]`, and what of it cannot be understood.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A block that the theme prints, as the author called for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Its name in lower case.
    pub name: Box<str>,
    /// What is said of it, in the order in which it is written.
    pub attributes: Vec<Attribute>,
    /// Where the head stands, from `[` to `]`, in bytes.
    pub range: Range<usize>,
}

/// Something that is said of a block: `by="The keeper"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// What stands before the `=`, in lower case.
    pub name: Box<str>,
    /// What stands between the quotation marks, as it was typed.
    pub value: Box<str>,
    /// Where both stand, in bytes.
    pub range: Range<usize>,
}

impl Call {
    /// Moves every range, since the text begins at byte `start` of its file.
    pub(super) fn move_by(&mut self, start: usize) {
        let ranges = self.attributes.iter_mut().map(|it| &mut it.range).chain([&mut self.range]);
        ranges.for_each(|it| *it = it.start + start..it.end + start);
    }
}

/// What the beginning of a quote turns out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CallHead {
    /// The words of the quote.
    Words,
    /// The head of a block.
    Call(Call),
    /// The head of a block in which this, in bytes, is no attribute.
    Garbled(Range<usize>),
    /// The head of a block in which this, in bytes, would be an attribute if its value stood between quotation marks.
    Unquoted(Range<usize>, Unquoted),
}

/// An attribute without the marks that belong around its value: `by=Bea`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unquoted {
    pub name: String,
    pub value: String,
}

/// Reads the head that may stand at the beginning of `line`, which itself stands at byte `at` of its text.
pub(super) fn head(line: &str, at: usize) -> CallHead {
    let Some(inner) = line.strip_prefix("[!") else { return CallHead::Words };
    let name_length = inner.find(|it| !is_in_name(it)).unwrap_or(inner.len());
    let (name, mut rest) = inner.split_at(name_length);
    if !is_name(name) {
        return CallHead::Words;
    }
    let place = |rest: &str| at + line.len() - rest.len();
    let mut attributes = Vec::new();
    loop {
        let spaceless = rest.trim_start_matches([' ', '\t']);
        if let Some(after) = spaceless.strip_prefix(']') {
            let range = at..place(after);
            return CallHead::Call(Call { name: name.to_lowercase().into(), attributes, range });
        }
        let Some((name_of, value, after)) = attribute(spaceless).filter(|_| spaceless.len() < rest.len()) else {
            // Whoever shouts a name or writes a `=` means a block; `[!what a day]` are words.
            let meant = spaceless.contains('=') || !name.contains(char::is_lowercase);
            let end = spaceless.find(']').unwrap_or(spaceless.trim_end().len());
            let garbled = place(spaceless)..place(spaceless) + end.max(1).min(spaceless.len());
            if !meant || !spaceless.contains(']') {
                return CallHead::Words;
            }
            return match unquoted(&spaceless[..end]).filter(|_| spaceless.len() < rest.len()) {
                Some((length, said)) => CallHead::Unquoted(garbled.start..garbled.start + length, said),
                None => CallHead::Garbled(garbled),
            };
        };
        let range = place(spaceless)..place(after);
        attributes.push(Attribute { name: name_of.to_lowercase().into(), value: value.into(), range });
        rest = after;
    }
}

/// `name="value"` or `name='value'` at the beginning of `text`, and what stands behind it.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.split_once('=')?;
    let mark = rest.chars().next().filter(|it| is_name(name) && "\"'".contains(*it))?;
    let (value, after) = rest[1..].split_once(mark)?;
    Some((name, value, after))
}

/// `name=words` at the beginning of `text`, and its length. The words end where the next name begins.
fn unquoted(text: &str) -> Option<(usize, Unquoted)> {
    let (name, rest) = text.split_once('=')?;
    let next = rest.split_once('=').map_or(rest.len(), |(before, _)| before.rfind([' ', '\t']).unwrap_or(0));
    let value = rest[..next].trim_end();
    let words = value.trim_matches(|it: char| it.is_whitespace() || "\"'“”„‘’«»".contains(it));
    let plain = name.trim_end();
    let said = Unquoted { name: plain.to_lowercase(), value: words.to_owned() };
    (is_name(plain) && !words.is_empty()).then_some((name.len() + 1 + value.len(), said))
}

/// Whether an attribute, or a block, could be called so.
fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(is_in_name)
}

/// Whether a character may stand in one of these names.
pub(super) fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || "-_".contains(character)
}

#[cfg(test)]
mod tests {
    use super::{CallHead, Unquoted, head};

    fn read(line: &str) -> Vec<(String, String)> {
        match head(line, 0) {
            CallHead::Call(call) => {
                call.attributes.iter().map(|it| (it.name.to_string(), it.value.to_string())).collect()
            }
            other => panic!("{line} is no call but {other:?}"),
        }
    }

    #[test]
    fn attributes_stand_behind_the_name() {
        assert_eq!(read("[!BUTTON] Read"), []);
        let expected = [("by".to_owned(), "The \"keeper\" [1]".to_owned()), ("wide".to_owned(), String::new())];
        assert_eq!(read("[!QUOTE by='The \"keeper\" [1]' WIDE=\"\" ]"), expected);
    }

    #[test]
    fn words_are_not_taken_for_a_block() {
        for words in ["[!] rain", "[!Look here] it rains", "[!RAIN, he said", "[ !RAIN]", "[!1]"] {
            assert_eq!(head(words, 0), CallHead::Words, "{words}");
        }
    }

    #[test]
    fn what_is_no_attribute_is_found() {
        assert_eq!(head("[!VIDEO loop]", 2), CallHead::Garbled(10..14));
        assert_eq!(head("[!VIDEO =]", 0), CallHead::Garbled(8..9));
        assert_eq!(head("[!VIDEO a=\"b\"c=\"d\"]", 0), CallHead::Garbled(13..18));
    }

    #[test]
    fn a_value_without_its_marks_is_understood_all_the_same() {
        let said = |name: &str, value: &str| Unquoted { name: name.to_owned(), value: value.to_owned() };
        for (line, range, expected) in [
            ("[!video poster=lamp.jpg]", 8..23, said("poster", "lamp.jpg")),
            ("[!LAMP Watt=40 by=\"Bea\"]", 7..14, said("watt", "40")),
            ("[!PULLQUOTE by=Bea Smith]", 12..24, said("by", "Bea Smith")),
            ("[!PULLQUOTE by=“Bea”]", 12..24, said("by", "Bea")),
            ("[!PULLQUOTE by=\"Bea]", 12..19, said("by", "Bea")),
            ("[!PULLQUOTE by = \"Bea\"]", 12..22, said("by", "Bea")),
        ] {
            assert_eq!(head(line, 0), CallHead::Unquoted(range, expected), "{line}");
        }
    }
}
