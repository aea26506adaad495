//! Paths under `[check]` that no file lies at: a rule that is set for one is set for nothing.

use super::galley::Galley;
use crate::diagnostic::{Diagnostic, Report, Rule, nearest};
use crate::source::{SourcePath, Span};

/// Tells of every path under `[check]` at which and below which nothing lies.
pub(super) fn check(galley: Galley<'_>, report: &mut Report) {
    let sources = galley.sources;
    let templates = sources.templates.iter().map(|it| &it.path);
    let texts = sources.manuscripts.iter().map(|it| &it.path).chain(templates);
    let files = sources.enclosures.iter().chain(&sources.statics).map(|it| &it.path);
    let paths: Vec<&SourcePath> = texts.chain(files).chain([&sources.masthead.path]).collect();
    for folder in galley.prepared.newsletter.masthead.check.below.keys() {
        let wanted = folder.trim_end_matches('/');
        let is_there = |wanted: &str| paths.iter().any(|it| it.as_str() == wanted || it.below(wanted).is_some());
        if is_there(wanted) {
            continue;
        }
        let start = sources.masthead.text.find(folder.as_str()).unwrap_or(0);
        let span = Span::new(&sources.masthead.path, start..start + folder.len());
        let folders = paths.iter().map(|it| it.folder());
        // Links begin at `content`, and so an author may think that this does.
        let from_root = ["content", "templates", "static"].iter().map(|it| format!("{it}/{wanted}"));
        let nearest = || nearest(wanted, paths.iter().map(|it| it.as_str()).chain(folders)).map(str::to_owned);
        let help = from_root.into_iter().find(|it| is_there(it)).or_else(nearest);
        let remark = Diagnostic::at(span, format!("nothing lies at `{wanted}`, so its rules hold for nothing"));
        report.warn(Rule::UnreadFile, remark.help_if(help.map(|it| format!("did you mean `{it}`?"))));
    }
}
