//! Header fields: words of any script in ASCII (RFC 2047), in lines of at most 78 characters (RFC 5322 §2.1.1).

use super::quoted::push_hex;
use crate::address::Mailbox;

/// The longest line of a header, without its line end.
const LINE: usize = 78;

/// Appends `name: value`, folded at its spaces.
pub(super) fn push(out: &mut String, name: &str, value: &str) {
    let mut column = name.len() + 1;
    out.push_str(name);
    out.push(':');
    for word in value.split(' ') {
        if column + 1 + word.len() > LINE && column > name.len() + 1 {
            out.push_str("\r\n");
            column = 0;
        }
        out.push(' ');
        out.push_str(word);
        column += 1 + word.len();
    }
    out.push_str("\r\n");
}

/// Free text, such as a subject.
pub(super) fn text(text: &str) -> String {
    let plain = text.bytes().all(|it| matches!(it, b' '..=b'~')) && !text.contains("=?") && !text.contains("  ");
    let fits = text.split(' ').all(|it| it.len() < LINE - 12);
    if plain && fits && text.trim() == text { text.to_owned() } else { encoded(text) }
}

/// A mailbox as it stands in a header.
pub(super) fn mailbox(mailbox: &Mailbox) -> String {
    match &mailbox.name {
        None => mailbox.address().to_owned(),
        Some(name) => format!("{} <{}>", phrase(name), mailbox.address()),
    }
}

/// The words before an address or a list's name.
pub(super) fn phrase(name: &str) -> String {
    let atom = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~ ".contains(it);
    if name.chars().all(atom) && !name.contains("=?") {
        name.to_owned()
    } else if name.is_ascii() && name.len() < LINE - 20 {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        encoded(name)
    }
}

/// Encoded words of at most 75 characters, divided between characters and joined by spaces at which they may be folded.
fn encoded(text: &str) -> String {
    const OPEN: &str = "=?utf-8?Q?";
    const LONGEST: usize = 75 - 2;
    let mut words = vec![OPEN.to_owned()];
    for character in text.chars() {
        let mut bytes = String::new();
        match character {
            ' ' => bytes.push('_'),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '!' | '*' | '+' | '-' | '/' => bytes.push(character),
            _ => character.encode_utf8(&mut [0; 4]).bytes().for_each(|it| push_hex(it, &mut bytes)),
        }
        // The first word stands beside the name of its field.
        let limit = if words.len() == 1 { LONGEST - 16 } else { LONGEST };
        let word = words.last_mut().expect("it begins with one");
        if word.len() + bytes.len() > limit {
            words.push(format!("{OPEN}{bytes}"));
        } else {
            word.push_str(&bytes);
        }
    }
    words.iter().map(|it| format!("{it}?=")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{phrase, push, text};

    #[test]
    fn what_is_not_ascii_is_encoded_and_long_lines_are_folded() {
        assert_eq!(text("White is not a colour"), "White is not a colour");
        assert_eq!(text("Straße"), "=?utf-8?Q?Stra=C3=9Fe?=");
        let mut out = String::new();
        push(&mut out, "Subject", &text(&"🜂 Feuer und Flamme ".repeat(10)));
        assert!(out.lines().all(|it| it.len() <= 78), "{out}");
        let mut out = String::new();
        push(&mut out, "Subject", &text("word ".repeat(40).trim()));
        assert!(out.lines().count() > 2 && out.lines().all(|it| it.len() <= 78), "{out}");
    }

    #[test]
    fn a_name_is_quoted_if_it_must_be() {
        assert_eq!(phrase("The Lamplighter's Almanac"), "The Lamplighter's Almanac");
        assert_eq!(phrase("Garrow, Hester"), "\"Garrow, Hester\"");
        assert_eq!(phrase("Zoë"), "=?utf-8?Q?Zo=C3=AB?=");
    }
}
