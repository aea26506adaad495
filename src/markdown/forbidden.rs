//! Characters that no page may hold, by whichever way they came: typed, or as `&#1;`. U+FFFD stands for each, as
//! CommonMark (§2.3) has it for U+0000.

use pulldown_cmark::CowStr;

/// `text` without them.
pub(super) fn replaced(text: CowStr<'_>) -> CowStr<'_> {
    // Every byte is looked at, which takes several at once. What begins with one of the others is mostly allowed.
    let suspect =
        |it: u8| (it < b' ' && !matches!(it, b'\t' | b'\n' | b'\r')) || it == 0x7f || it == 0xc2 || it >= 0xef;
    if !text.bytes().fold(false, |any, it| any | suspect(it)) || !text.contains(is_forbidden) {
        return text;
    }
    text.replace(is_forbidden, "\u{fffd}").into()
}

/// HTML Standard §13.1.4: no control characters other than white space, and no noncharacters.
pub(super) fn is_forbidden(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\x0c' | '\r');
    control || matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & 0xfffe == 0xfffe
}
