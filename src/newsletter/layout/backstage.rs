//! Folders that other programs keep from readers, by their names. Here they are folders like any other, and an author
//! who comes from elsewhere may count on what is not so.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{SourcePath, Span};

/// Tells of every such folder around one of `texts`, which are no drafts.
pub(super) fn check<'a>(texts: impl Iterator<Item = &'a SourcePath>, report: &mut Report) {
    // Thousands of texts lie in a few folders, and most have the one of the text before.
    let (mut folders, mut last) = (BTreeSet::new(), "");
    for folder in texts.map(SourcePath::folder) {
        if folder != last {
            folders.extend(outermost(folder));
            last = folder;
        }
    }
    for path in folders.into_iter().filter_map(SourcePath::parse) {
        let remark = Diagnostic::at(Span::file(&path), "other programs keep this folder from readers");
        let help = "write `draft = true` above each of its texts that is not for them, or give the folder another name";
        report.warn(Rule::Leftover, remark.help(help));
    }
}

/// The outermost folder on the way to `folder` that is called so.
fn outermost(folder: &str) -> Option<&str> {
    let is_kept_back = |it: &str| it.starts_with('_') || ["draft", "drafts"].contains(&&*it.to_lowercase());
    let mut end = 0;
    for name in folder.split('/') {
        end += name.len();
        if is_kept_back(name) {
            return Some(&folder[..end]);
        }
        end += 1;
    }
    None
}
