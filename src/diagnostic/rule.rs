//! The rules that a newsletter is checked by, and their names.

use serde::{Deserialize, Serialize};

/// Every rule, with the name by which an author speaks of it.
macro_rules! rules {
    ($($(#[$what:meta])* $rule:ident = $name:literal,)*) => {
        /// The rule behind a warning; warnings of one rule are alike, and many of them are summed up.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $($(#[$what])* $rule,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Rule] = &[$(Rule::$rule),*];

            /// The names of [`Rule::ALL`], in their order.
            pub const NAMES: &[&str] = &[$($name),*];

            /// The name by which an author speaks of it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Rule::$rule => $name),*
                }
            }
        }
    };
}

rules! {
    /// A number is missing between two episodes.
    NumberingGap = "numbering-gap",
    /// A name of a file that says another number than its folder or its front matter.
    NumberMismatch = "number-mismatch",
    /// A key of the file itself below `[extra]`, where only templates see it.
    KeyInExtra = "key-in-extra",
    /// A root-relative address that this newsletter does not publish.
    DeadAddress = "dead-address",
    /// A link to a file that is not there, and was perhaps never meant to be one.
    LooseLink = "loose-link",
    /// A code block in a language that cannot be highlighted.
    UnknownLanguage = "unknown-language",
    /// An option of a code block that is nearly one of ours, or speaks of lines that are not there.
    CodeOption = "code-option",
    /// A newsletter in a language that we do not speak.
    Untranslated = "untranslated",
    /// A footnote that is written but never marked, or marked but never written.
    LooseFootnote = "loose-footnote",
    /// A mark that is never closed, or is nearly one that has a meaning.
    LooseMark = "loose-mark",
    /// A file that nothing reads.
    UnreadFile = "unread-file",
    /// A file beside a text that nothing shows or leads to, and that is published.
    UnlinkedFile = "unlinked-file",
    /// A file with a name that Windows cannot hold.
    UnportableName = "unportable-name",
    /// A letter of which mail programs may hide the end.
    LetterSize = "letter-size",
    /// Letters without a sender of their own.
    LetterSender = "letter-sender",
    /// A picture that some mail programs do not show.
    LetterPicture = "letter-picture",
    /// Letters without a way out of the list, or without the postal address.
    LetterFooter = "letter-footer",
    /// A card that no font has the letters for.
    CardFont = "card-font",
    /// A printed address within the newsletter at which nothing is published.
    DeadLink = "dead-link",
    /// A printed address whose anchor is on no such page.
    DeadAnchor = "dead-anchor",
    /// An address of another site that does not answer as it should.
    DeadExternal = "dead-external",
    /// An address of another site that leads on to another address.
    MovedExternal = "moved-external",
    /// A picture that nothing describes.
    MissingAlt = "missing-alt",
    /// A picture that many readers do not see.
    UnseenPicture = "unseen-picture",
    /// A picture that takes too long to load.
    HeavyPicture = "heavy-picture",
    /// A picture with more pixels than any screen shows.
    LargePicture = "large-picture",
    /// What the author left for the author, such as a note or a folder of drafts.
    Leftover = "leftover",
    /// An episode without a text, or a heading without words.
    EmptyText = "empty-text",
    /// An episode that does not say what it is about.
    MissingSummary = "missing-summary",
    /// A subject that no inbox shows whole.
    SubjectLength = "subject-length",
    /// A preheader that no inbox shows whole.
    PreheaderLength = "preheader-length",
    /// A title that two episodes or two seasons share, or that stands above a text twice.
    DuplicateTitle = "duplicate-title",
    /// A tag that is written in two ways.
    TagCase = "tag-case",
    /// A day of the schedule on which nothing came.
    MissedDay = "missed-day",
    /// An episode that is older than the one before it.
    DatesBackwards = "dates-backwards",
    /// A link by `http` to a site that is linked by `https` elsewhere, or that answers by it.
    PlainHttp = "plain-http",
    /// What directories of podcasts ask for.
    PodcastListing = "podcast-listing",
    /// An episode that readers of the feed knew by another name, or a text by another number.
    LostName = "lost-name",
    /// An address that was published, and at which nothing is any more.
    LostAddress = "lost-address",
}
