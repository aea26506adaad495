//! The rules that a newsletter is checked by, and their names.

use serde::{Deserialize, Serialize};

/// The rule behind a warning; warnings of one rule are alike, and many of them are summed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// A number is missing between two episodes.
    NumberingGap,
    /// A root-relative address that this newsletter does not publish.
    DeadAddress,
    /// A link to a file that is not there, and was perhaps never meant to be one.
    LooseLink,
    /// A code block in a language that cannot be highlighted.
    UnknownLanguage,
    /// An option of a code block that is nearly one of ours, or speaks of lines that are not there.
    CodeOption,
    /// A newsletter in a language that we do not speak.
    Untranslated,
    /// A footnote that is written but never marked, or marked but never written.
    LooseFootnote,
    /// A file that nothing reads.
    UnreadFile,
    /// A file with a name that Windows cannot hold.
    UnportableName,
    /// A letter of which mail programs may hide the end.
    LetterSize,
    /// Letters without a sender of their own.
    LetterSender,
    /// A picture that some mail programs do not show.
    LetterPicture,
    /// A card that no font has the letters for.
    CardFont,
    /// A printed address within the newsletter at which nothing is published.
    DeadLink,
    /// A printed address whose anchor is on no such page.
    DeadAnchor,
    /// An address of another site that does not answer as it should.
    DeadExternal,
    /// An address of another site that leads on to another address.
    MovedExternal,
    /// A picture that nothing describes.
    MissingAlt,
    /// A picture that takes too long to load.
    HeavyPicture,
    /// A picture with more pixels than any screen shows.
    LargePicture,
    /// A note of the author's to the author.
    Leftover,
    /// An episode that does not say what it is about.
    MissingSummary,
    /// A subject that no inbox shows whole.
    SubjectLength,
    /// A preheader that no inbox shows whole.
    PreheaderLength,
    /// A title that two episodes share.
    DuplicateTitle,
    /// A tag that is written in two ways.
    TagCase,
    /// A day of the schedule on which nothing came.
    MissedDay,
    /// An episode that is older than the one before it.
    DatesBackwards,
    /// A link by `http` to a site that is linked by `https` elsewhere, or that answers by it.
    PlainHttp,
    /// What directories of podcasts ask for.
    PodcastListing,
    /// An episode that readers of the feed knew by another name.
    LostName,
}

impl Rule {
    /// Every rule.
    pub const ALL: &[Rule] = &[
        Rule::NumberingGap,
        Rule::DeadAddress,
        Rule::LooseLink,
        Rule::UnknownLanguage,
        Rule::CodeOption,
        Rule::Untranslated,
        Rule::LooseFootnote,
        Rule::UnreadFile,
        Rule::UnportableName,
        Rule::LetterSize,
        Rule::LetterSender,
        Rule::LetterPicture,
        Rule::CardFont,
        Rule::DeadLink,
        Rule::DeadAnchor,
        Rule::DeadExternal,
        Rule::MovedExternal,
        Rule::MissingAlt,
        Rule::HeavyPicture,
        Rule::LargePicture,
        Rule::Leftover,
        Rule::MissingSummary,
        Rule::SubjectLength,
        Rule::PreheaderLength,
        Rule::DuplicateTitle,
        Rule::TagCase,
        Rule::MissedDay,
        Rule::DatesBackwards,
        Rule::PlainHttp,
        Rule::PodcastListing,
        Rule::LostName,
    ];

    /// The names of [`Rule::ALL`], in their order.
    pub const NAMES: &[&str] = &[
        "numbering-gap",
        "dead-address",
        "loose-link",
        "unknown-language",
        "code-option",
        "untranslated",
        "loose-footnote",
        "unread-file",
        "unportable-name",
        "letter-size",
        "letter-sender",
        "letter-picture",
        "card-font",
        "dead-link",
        "dead-anchor",
        "dead-external",
        "moved-external",
        "missing-alt",
        "heavy-picture",
        "large-picture",
        "leftover",
        "missing-summary",
        "subject-length",
        "preheader-length",
        "duplicate-title",
        "tag-case",
        "missed-day",
        "dates-backwards",
        "plain-http",
        "podcast-listing",
        "lost-name",
    ];

    /// The name by which an author speaks of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Rule::NumberingGap => "numbering-gap",
            Rule::DeadAddress => "dead-address",
            Rule::LooseLink => "loose-link",
            Rule::UnknownLanguage => "unknown-language",
            Rule::CodeOption => "code-option",
            Rule::Untranslated => "untranslated",
            Rule::LooseFootnote => "loose-footnote",
            Rule::UnreadFile => "unread-file",
            Rule::UnportableName => "unportable-name",
            Rule::LetterSize => "letter-size",
            Rule::LetterSender => "letter-sender",
            Rule::LetterPicture => "letter-picture",
            Rule::CardFont => "card-font",
            Rule::DeadLink => "dead-link",
            Rule::DeadAnchor => "dead-anchor",
            Rule::DeadExternal => "dead-external",
            Rule::MovedExternal => "moved-external",
            Rule::MissingAlt => "missing-alt",
            Rule::HeavyPicture => "heavy-picture",
            Rule::LargePicture => "large-picture",
            Rule::Leftover => "leftover",
            Rule::MissingSummary => "missing-summary",
            Rule::SubjectLength => "subject-length",
            Rule::PreheaderLength => "preheader-length",
            Rule::DuplicateTitle => "duplicate-title",
            Rule::TagCase => "tag-case",
            Rule::MissedDay => "missed-day",
            Rule::DatesBackwards => "dates-backwards",
            Rule::PlainHttp => "plain-http",
            Rule::PodcastListing => "podcast-listing",
            Rule::LostName => "lost-name",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn every_rule_has_its_name() {
        assert_eq!(Rule::ALL.iter().map(|it| it.name()).collect::<Vec<_>>(), Rule::NAMES);
    }
}
