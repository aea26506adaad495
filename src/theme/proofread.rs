//! Templates that cannot be read at all, lie where the theme's own do, or say to a filter what it does not know.

use tera::Tera;

use super::embedded::DEFAULT;
use super::{faults, options};
use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::manuscript::check_merges;
use crate::source::{Source, Span};

/// Tells of every template that cannot be read at all, or has the name of one of the theme's, and of the options that
/// nothing takes. Each template is tried alone: a slip in one does not hide one in another.
///
/// # Errors
/// When there is such a template.
pub fn proofread(templates: &[Source], report: &mut Report) -> Result<(), Reported> {
    let mut told = Ok(());
    for (name, source) in named(templates) {
        // One that is called as ours would take its place, also for the author's who build on that.
        if let Some(own) = name.strip_prefix(DEFAULT) {
            let message = format!("names that begin with `{DEFAULT}` are those of the theme's own templates");
            let help = format!("put it into `templates` itself: `templates/{own}`");
            told = Err(report.error(Diagnostic::at(Span::file(&source.path), message).help(help)));
            continue;
        }
        // The engine would print its marks, and both wordings.
        if let Err(unfinished) = check_merges(source, report) {
            told = Err(unfinished);
            continue;
        }
        if let Err(error) = Tera::new().add_raw_template(name, &source.text)
            && faults::is_syntax(&error)
        {
            told = Err(faults::tell(&error, templates, report));
        } else if let Err(unknown) = options::check(source, report) {
            told = Err(unknown);
        }
    }
    told
}

/// The author's templates by the names that other templates know them by.
pub(super) fn named(templates: &[Source]) -> Vec<(&str, &Source)> {
    templates.iter().filter_map(|it| Some((it.path.below("templates")?, it))).collect()
}
