//! Names of files and folders that say another number than the front matter. That counts, and somebody may have copied
//! it from the episode before.

use super::front_matter::Placed;
use super::name::Name;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{Source, Span};

/// Tells of a name that says something else than its folder, or than the season and the number in `front`.
pub(super) fn check(source: &Source, name: &Name, front: [Option<&Placed<u32>>; 2], report: &mut Report) {
    let [season, number] = front;
    if let (Some(it), Some(named)) = (number, name.episode.filter(|it| *it < 1000))
        && it.value != named
    {
        let message = format!("the name of this file says episode {named}");
        tell(it, message, "give the file another name, or take this out", report);
    }
    let spelled = name.spelled().map(|(season, _)| season);
    match (season, spelled, name.folder_season()) {
        (Some(it), Some(named), _) if it.value != named => {
            let message = format!("the name of this file says season {named}");
            tell(it, message, "give the file another name, or take this out", report);
        }
        (Some(it), None, Some(folder)) if it.value != folder => {
            let message = format!("the name of this folder says season {folder}");
            tell(it, message, "move the file to the others of its season, or take this out", report);
        }
        (None, Some(named), Some(folder)) if named != folder => {
            let message = format!("the name of this file says season {named}, that of its folder {folder}");
            let help = format!("this counts as season {named}: move it to the others of that, or give it another name");
            let remark = Diagnostic::at(Span::file(&source.path), message).help(help);
            report.warn(Rule::NumberMismatch, remark);
        }
        (Some(_) | None, Some(_) | None, Some(_) | None) => {}
    }
}

fn tell(written: &Placed<u32>, message: String, help: &str, report: &mut Report) {
    report.warn(Rule::NumberMismatch, Diagnostic::at(written.span.clone(), message).help(help));
}
