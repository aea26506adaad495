//! Characters that no page may hold, by whichever way they came: typed, or as `&#1;`. U+FFFD stands for each, as
//! CommonMark (§2.3) has it for U+0000; but `&#146;` is the apostrophe that it is to every browser (HTML Standard
//! §13.2.5.84), and so is the character itself. And those that no feed may hold, wherever in it they stand.

use pulldown_cmark::CowStr;

/// `text` without them.
pub(super) fn replaced(text: CowStr<'_>) -> CowStr<'_> {
    if may_hold_some(&text) && text.contains(is_forbidden) {
        let allowed = |it| if is_forbidden(it) { in_windows(it).unwrap_or('\u{fffd}') } else { it };
        return text.chars().map(allowed).collect::<String>().into();
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

/// What the number of a control character stands for in Windows-1252, if it stands for anything there.
pub(super) fn in_windows(character: char) -> Option<char> {
    let place = u32::from(character).checked_sub(0x80).and_then(|it| usize::try_from(it).ok())?;
    WINDOWS_1252.get(place).copied().filter(|it| *it != '\0')
}

/// The characters 80 to 9F of Windows-1252, which Latin-1 does not have.
#[rustfmt::skip]
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0',
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Whether a feed leaves it out. XML 1.0 §2.2: the characters that no document may hold, of which one makes a whole
/// feed unreadable, and the control characters that it advises against. It has no quarrel with most noncharacters,
/// which mark places while HTML is written.
#[must_use]
pub fn breaks_feeds(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}
