//! What may stand in an XML document at all.

/// The text without the characters that XML 1.0 §2.2 forbids. One of them makes a whole feed unreadable.
pub(super) fn clean(text: String) -> String {
    // Every byte is looked at, which takes several at once: a loop that might end early cannot.
    let suspicious = text.bytes().fold(false, |found, it| found | matches!(it, 0..=8 | 11 | 12 | 14..=31 | 0xef));
    if suspicious { text.chars().filter(|it| allowed(*it)).collect() } else { text }
}

fn allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    #[test]
    fn control_characters_never_reach_a_feed() {
        assert_eq!(super::clean("a\u{0}b\u{b}c\td\u{ffff}e 🜂".to_owned()), "abc\tde 🜂");
    }
}
