//! How each language sets what is typed with the keys of a typewriter: its quotation marks, and the
//! spaces before marks.
//!
//! The marks are those of CLDR 48 but for two: Dutch keeps double quotes double, as its newspapers do, and Arabic has
//! the guillemets of its own newspapers, which turn with the line.

use super::tag::is_traditional;

/// The punctuation of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Punctuation {
    /// Around what is quoted, with the spaces that belong to them.
    pub outer: [&'static str; 2],
    /// Around what is quoted in a quotation.
    pub inner: [&'static str; 2],
    /// Which space stands before a mark, by the mark.
    pub spaces: &'static [(char, char)],
    /// Whether words stand without spaces between them, so that a quotation mark opens and closes by turns.
    pub closed_up: bool,
}

impl Punctuation {
    /// That of English, and of every language that has no other here.
    pub const ENGLISH: Punctuation =
        Punctuation { outer: ["“", "”"], inner: ["‘", "’"], spaces: &[], closed_up: false };

    /// The space that stands before `mark`.
    #[must_use]
    pub fn space_before(&self, mark: char) -> Option<char> {
        self.spaces.iter().find(|(it, _)| *it == mark).map(|(_, space)| *space)
    }
}

/// The punctuation of the language `tag`.
pub(super) fn of(tag: &str) -> Punctuation {
    let (primary, rest) = tag.split_once('-').unwrap_or((tag, ""));
    let set = |outer, inner| Punctuation { outer, inner, ..Punctuation::ENGLISH };
    match (primary, rest) {
        ("fr", "CH") => {
            Punctuation { spaces: SWISS_FRENCH, ..set(["«\u{202f}", "\u{202f}»"], ["‹\u{202f}", "\u{202f}›"]) }
        }
        ("fr", "CA") => Punctuation { spaces: CANADIAN_FRENCH, ..set(["«\u{a0}", "\u{a0}»"], ["“", "”"]) },
        ("fr", _) => Punctuation { spaces: FRENCH, ..set(["«\u{202f}", "\u{202f}»"], ["“", "”"]) },
        ("de" | "it", "CH") | ("de", "LI") => set(["«", "»"], ["‹", "›"]),
        ("de", _) => set(["„", "“"], ["‚", "‘"]),
        // Curled quotes do not turn with the line, so that the one that opens is here the other one.
        ("ar", _) => set(["«", "»"], ["”", "“"]),
        ("es", "" | "ES") | ("pt", "PT" | "AO" | "MZ") | ("it", _) => set(["«", "»"], ["“", "”"]),
        ("pl", _) => set(["„", "”"], ["«", "»"]),
        ("ja", _) => Punctuation { closed_up: true, ..set(["「", "」"], ["『", "』"]) },
        ("zh", _) if is_traditional(tag) => Punctuation { closed_up: true, ..set(["「", "」"], ["『", "』"]) },
        ("zh", _) => Punctuation { closed_up: true, ..Punctuation::ENGLISH },
        _ => Punctuation::ENGLISH,
    }
}

/// The colon stands between two words and has a whole space, the others a narrow one (Lexique des règles typographiques
/// en usage à l’Imprimerie nationale). No line is broken at either.
const FRENCH: &[(char, char)] =
    &[(':', '\u{a0}'), (';', '\u{202f}'), ('!', '\u{202f}'), ('?', '\u{202f}'), ('»', '\u{202f}')];
const SWISS_FRENCH: &[(char, char)] = &[('»', '\u{202f}')];
const CANADIAN_FRENCH: &[(char, char)] = &[(':', '\u{a0}'), ('»', '\u{a0}')];
