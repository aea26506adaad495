//! Characters that no page may hold, by whichever way they came: typed, or as `&#1;`. U+FFFD stands for each, as
//! CommonMark (§2.3) has it for U+0000. And those that no feed may hold, wherever in it they stand.

use pulldown_cmark::CowStr;

/// `text` without them.
pub(super) fn replaced(text: CowStr<'_>) -> CowStr<'_> {
    if may_hold_some(&text) && text.contains(is_forbidden) {
        return text.replace(is_forbidden, "\u{fffd}").into();
    }
    text
}

/// Whether there may be any in `text`. Mostly there is none, and every byte is looked at, which takes several at once.
pub(super) fn may_hold_some(text: &str) -> bool {
    // What begins with one of the three last is mostly allowed.
    let suspect =
        |it: u8| (it < b' ' && !matches!(it, b'\t' | b'\n' | b'\r')) || it == 0x7f || it == 0xc2 || it >= 0xef;
    text.bytes().fold(false, |any, it| any | suspect(it))
}

/// HTML Standard §13.1.4: no control characters other than white space, and no noncharacters.
pub(super) fn is_forbidden(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\x0c' | '\r');
    control || is_noncharacter(character)
}

/// Whether Unicode promises that this will never be a character (§23.7).
pub(super) fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & 0xfffe == 0xfffe
}

/// Whether a feed leaves it out. XML 1.0 §2.2: the characters that no document may hold, of which one makes a whole
/// feed unreadable, and the control characters that it advises against. It has no quarrel with most noncharacters,
/// which mark places while HTML is written.
#[must_use]
pub fn breaks_feeds(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}
