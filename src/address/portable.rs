//! What other systems make of the name of a file.

use icu_normalizer::ComposingNormalizerBorrowed;

/// A name as it is seen where case is ignored, as on Windows and macOS, and where `e` with an accent is one character
/// whether or not it is written as two (Unicode Standard Annex 15, form C).
pub(super) fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // A capital may become a letter and an accent, so the case goes between.
    let normalizer = const { ComposingNormalizerBorrowed::new_nfc() };
    normalizer.normalize(&normalizer.normalize(name).to_lowercase()).into_owned()
}

/// Whether Windows can have no file of this name ("Naming Files, Paths, and Namespaces" in its documentation).
pub(super) fn is_unportable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let numbered = |device: &str| {
        let number = stem.get(..3).filter(|it| it.eq_ignore_ascii_case(device)).and_then(|_| stem.get(3..));
        number.is_some_and(|it| matches!(it.as_bytes(), [b'1'..=b'9']))
    };
    let device = ["con", "prn", "aux", "nul"].iter().any(|it| stem.eq_ignore_ascii_case(it));
    device || numbered("com") || numbered("lpt") || name.ends_with(['.', ' ']) || name.contains(FORBIDDEN)
}

const FORBIDDEN: [char; 7] = ['<', '>', ':', '"', '|', '?', '*'];

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
