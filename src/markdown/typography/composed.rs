//! Letters with their accents on them, which not every keyboard and copied page has.

use std::borrow::Cow;

use crate::address;

/// `text` with each letter and its accent as one character (Unicode Standard Annex 15, form C): fonts draw it
/// better, and whoever looks for a word finds it.
pub(in crate::markdown) fn composed(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { address::composed(text) }
}

/// Whether all of `text` is of characters that no accent can stand on its own beside: those up to the first accent,
/// U+0300, and the dashes, quotation marks and ellipses from U+2010. So are most texts in Latin letters.
fn is_composed(text: &str) -> bool {
    const CHUNK: usize = 32;
    let bytes = text.as_bytes();
    let fits = |at: usize| match bytes[at] {
        // What begins with them, or stands within a character.
        ..0xcc => true,
        0xe2 => matches!(bytes[at + 1..], [0x80, 0x90..=0xbf, ..]),
        _ => false,
    };
    // Every byte of a chunk is looked at, which takes several at once; most need no closer look.
    bytes.chunks(CHUNK).enumerate().all(|(nth, chunk)| {
        let begins = nth * CHUNK;
        chunk.iter().fold(0, |most: u8, it| most.max(*it)) < 0xcc || (begins..begins + chunk.len()).all(fits)
    })
}

#[cfg(test)]
mod tests {
    use crate::address;

    #[test]
    fn what_is_taken_for_composed_is() {
        for it in ('\0'..=char::MAX).filter(|it| super::is_composed(it.encode_utf8(&mut [0; 4]))) {
            assert_eq!(address::composed(it.encode_utf8(&mut [0; 4])), it.to_string());
            assert!(it < '\u{300}' || ('\u{2010}'..'\u{2040}').contains(&it), "{it:?}");
        }
    }
}
