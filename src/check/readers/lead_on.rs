//! What an author types so that readers are led on from where something was.

use crate::address::Permalink;
use crate::manuscript::{Notation, Placed};
use crate::source::{SourcePath, Sources};

/// What to write into a text in this `notation`, which has these `aliases`, so that it is found at its `former`
/// address.
pub(super) fn lead_on(former: &Permalink, aliases: &[Placed<Permalink>], notation: Notation) -> String {
    if aliases.is_empty() {
        let line = notation.pair("aliases", &format!("[\"{former}\"]"));
        format!("lead them on: `{line}`")
    } else {
        format!("lead them on: add `\"{former}\"` to its `aliases`")
    }
}

/// How the text at `path` writes its front matter.
pub(super) fn notation(path: &SourcePath, sources: &Sources) -> Notation {
    sources.text(path).and_then(|it| Notation::of(&it)).unwrap_or_default()
}
