//! How a language writes its own letters where only those of English can stand: in the words of an address.

use std::borrow::Cow;

/// `text` as the language with this `primary` tag spells it there. A German writes `ü` as `ue`; most languages drop
/// what is above or below a letter, which is left to whoever makes the address.
pub(super) fn plain<'t>(text: &'t str, primary: &str) -> Cow<'t, str> {
    if primary != "de" || text.is_ascii() {
        return text.into();
    }
    UMLAUTS.iter().fold(text.to_owned(), |text, (umlaut, letters)| text.replace(umlaut, letters)).into()
}

/// Umlauts and the letters that stand for them, also where the dots are a character of their own.
const UMLAUTS: [(&str, &str); 12] = [
    ("ä", "ae"),
    ("ö", "oe"),
    ("ü", "ue"),
    ("Ä", "Ae"),
    ("Ö", "Oe"),
    ("Ü", "Ue"),
    ("a\u{308}", "ae"),
    ("o\u{308}", "oe"),
    ("u\u{308}", "ue"),
    ("A\u{308}", "Ae"),
    ("O\u{308}", "Oe"),
    ("U\u{308}", "Ue"),
];
