//! How deep the folders of a newsletter may lie in each other: no deeper than a site is published.

use crate::diagnostic::{Diagnostic, Report};
use crate::source::{SourcePath, Span};

/// So many folders may lie around a file. Each takes room wherever they are walked through, and in an address.
const DEEPEST: usize = 100;

/// Whether the file at `path` lies deeper than that, which is told.
pub(super) fn is_too_deep(path: &SourcePath, report: &mut Report) -> bool {
    let is_too_deep = path.as_str().matches('/').count() > DEEPEST;
    if is_too_deep {
        let remark = Diagnostic::at(Span::file(path), format!("more than {DEEPEST} folders lie around this file"));
        report.error(remark.help("move it out of some of them"));
    }
    is_too_deep
}
