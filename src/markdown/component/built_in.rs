//! The blocks that need no component: every theme has them, and no component can take their names.

use crate::markdown::call::is_in_name;
use crate::markdown::tree::{Alert, Audience};

/// A block that needs no component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltIn {
    /// One of the five that GitHub knows too.
    Alert(Alert),
    /// `[!ASIDE]`: a word beside the text.
    Aside,
    /// What only some readers see.
    Only(Audience),
}

impl BuiltIn {
    /// Every one, in the order in which an author is told of them.
    pub const ALL: [BuiltIn; 8] = [
        BuiltIn::Alert(Alert::Note),
        BuiltIn::Alert(Alert::Tip),
        BuiltIn::Alert(Alert::Important),
        BuiltIn::Alert(Alert::Warning),
        BuiltIn::Alert(Alert::Caution),
        BuiltIn::Aside,
        BuiltIn::Only(Audience::Email),
        BuiltIn::Only(Audience::Web),
    ];

    /// The one that is called `name`, in capitals or not.
    #[must_use]
    pub fn parse(name: &str) -> Option<BuiltIn> {
        BuiltIn::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name))
    }

    /// Its name, as it stands behind `[!`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            BuiltIn::Alert(Alert::Note) => "NOTE",
            BuiltIn::Alert(Alert::Tip) => "TIP",
            BuiltIn::Alert(Alert::Important) => "IMPORTANT",
            BuiltIn::Alert(Alert::Warning) => "WARNING",
            BuiltIn::Alert(Alert::Caution) => "CAUTION",
            BuiltIn::Aside => "ASIDE",
            BuiltIn::Only(Audience::Email) => "EMAIL",
            BuiltIn::Only(Audience::Web) => "WEB",
        }
    }
}

/// The mark that was most likely meant at the beginning of `line`, which holds words, and the length of what was typed.
pub(in crate::markdown) fn nearly(line: &str) -> Option<(&'static str, usize)> {
    let inner = line.strip_prefix('[')?;
    let rest = inner.trim_start_matches([' ', '!']);
    let called = inner[..inner.len() - rest.len()].contains('!');
    let (name, after) = rest.split_at(rest.find(|it| !is_in_name(it)).unwrap_or(rest.len()));
    let mark = BuiltIn::parse(name).map(BuiltIn::name).filter(|it| called || *it == name)?;
    let close = after.trim_start_matches(' ');
    let fits = if called { close.chars().next().is_none_or(|it| "]})>".contains(it)) } else { after.trim_end() == "]" };
    let length = line.len() - close.len() + usize::from(!close.is_empty());
    fits.then(|| (mark, line[..length].trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::nearly;

    #[test]
    fn a_mark_that_is_mistyped_is_understood() {
        for (line, meant, typed) in [
            ("[! EMAIL] Words", "EMAIL", "[! EMAIL]"),
            ("[ !web]", "WEB", "[ !web]"),
            ("[!NOTE}", "NOTE", "[!NOTE}"),
            ("[!NOTE ", "NOTE", "[!NOTE"),
            ("[NOTE]", "NOTE", "[NOTE]"),
        ] {
            assert_eq!(nearly(line), Some((meant, typed.len())), "{line}");
        }
        for words in ["[Note]", "[NOTE] Words", "[!WEB site]", "[NOTES]", "NOTE]", "[!]", "[!what a note]"] {
            assert_eq!(nearly(words), None, "{words}");
        }
    }
}
