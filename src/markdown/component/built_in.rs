//! The blocks that need no component: every theme has them, and no component can take their names.

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
