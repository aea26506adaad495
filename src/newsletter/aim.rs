//! What a link within the newsletter names, before anyone looks whether it is there.

use percent_encoding::percent_decode_str;

use super::short_form::numbers;
use crate::source::SourcePath;

/// What a link names.
pub(super) enum Aim {
    /// An address from the newsletter's root.
    Address,
    /// An episode, by the numbers of its season and its own.
    Episode(Option<u32>, u32),
    /// A file below `content`.
    File(SourcePath),
    /// Something that does not lie below `content`.
    Outside,
}

impl Aim {
    /// What `written` names in the text at `path`, and the anchor that follows it. A file is named from the text's own
    /// folder, or with `@/` from `content`.
    pub(super) fn of<'a>(path: &SourcePath, written: &'a str) -> (Aim, Option<&'a str>) {
        if written.starts_with('/') {
            return (Aim::Address, None);
        }
        let (name, anchor) = match written.split_once('#') {
            Some((name, anchor)) => (name, Some(anchor).filter(|it| !it.is_empty())),
            None => (written, None),
        };
        if let Some((season, number)) = numbers(name) {
            return (Aim::Episode(season, number), anchor);
        }
        let decoded = percent_decode_str(name).decode_utf8_lossy();
        let file = match decoded.strip_prefix("@/") {
            Some(from_content) => SourcePath::parse(&format!("content/{from_content}")),
            None => path.beside(&decoded),
        };
        (file.filter(|it| it.below("content").is_some()).map_or(Aim::Outside, Aim::File), anchor)
    }

    /// The file that is named, if one is.
    pub(super) fn file(self) -> Option<SourcePath> {
        match self {
            Aim::File(path) => Some(path),
            Aim::Address | Aim::Episode(..) | Aim::Outside => None,
        }
    }
}
