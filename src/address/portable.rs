//! What other systems make of the name of a file.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

/// `text` with each accent and its letter as one character (Unicode Standard Annex 15, form C). Some systems write them
/// as two in the names of files; nobody can see that, or type it.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { ComposingNormalizerBorrowed::new_nfc().normalize(text) }
}

/// A name as it is seen where case is ignored, as on Windows and macOS, and where it does not matter how an accent is
/// written.
#[must_use]
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // A capital may become a letter and an accent, so the case goes between.
    composed(&composed(name).to_lowercase()).into_owned()
}

/// Whether Windows can have no file of this name ("Naming Files, Paths, and Namespaces" in its documentation).
pub(super) fn is_unportable(name: &str) -> bool {
    name.ends_with(['.', ' '])
        || name.bytes().any(|it| matches!(it, b'<' | b'>' | b':' | b'"' | b'|' | b'?' | b'*'))
        || is_device(name.split_once('.').map_or(name, |(stem, _)| stem).trim_end())
}

/// Whether it is what Windows calls a device, such as a printer.
fn is_device(stem: &str) -> bool {
    let called = |stem: &str, names: &[&str]| names.iter().any(|it| stem.eq_ignore_ascii_case(it));
    match stem.as_bytes() {
        [_, _, _] => called(stem, &["con", "prn", "aux", "nul"]),
        [_, _, _, b'1'..=b'9'] => called(&stem[..3], &["com", "lpt"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, is_unportable};

    #[test]
    fn names_that_some_system_takes_for_one_are_folded_to_one() {
        for (one, other) in
            [("Lamp.JPG", "lamp.jpg"), ("e\u{301}.txt", "\u{e9}.txt"), ("\u{c9}TE\u{301}", "\u{e9}t\u{e9}")]
        {
            assert_eq!(folded(one), folded(other), "{one:?}");
        }
        assert_ne!(folded("lamp"), folded("lamps"));
    }

    #[test]
    fn windows_reserves_names() {
        for name in ["con", "AUX.txt", "Com1", "lpt9.tar.gz", "a.", "a ", "a:b", "what?"] {
            assert!(is_unportable(name), "{name}");
        }
        for name in ["contents", "com", "com0", "com10", "console.css", ".well-known", "a b", "e\u{301}"] {
            assert!(!is_unportable(name), "{name}");
        }
    }
}
