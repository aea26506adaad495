//! Components that texts call for: whether the theme has them, and whether it can print each for every reader. That is
//! found before the first sheet is printed, so a sheet is never printed without one.

use super::at_hand::Desk;
use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::manuscript::{EpisodeManuscript, Manuscript};
use crate::markdown::{Document, Misprint};
use crate::memo::Key;
use crate::newsletter::{Newsletter, PublishedText};
use crate::press::Press;
use crate::source::{SourcePath, Span};
use crate::theme::{Theme, default_template};

/// Tells of every call for something that the theme does not have, in texts that are published and in
/// those that are not yet.
pub(super) fn check(texts: &[Manuscript], theme: &Theme, report: &mut Report) -> Result<(), Reported> {
    let mut checked = Ok(());
    for text in texts {
        let (path, body) = match text {
            Manuscript::Episode(it) => (&it.path, &it.body),
            Manuscript::Preface(it) => (&it.path, &it.body),
            Manuscript::Page(it) => (&it.path, &it.body),
        };
        checked = checked.and(check_text(path, body, theme, report));
    }
    checked
}

fn check_text(path: &SourcePath, body: &Document, theme: &Theme, report: &mut Report) -> Result<(), Reported> {
    let objections = body.facts().calls.iter().flat_map(|it| theme.objections(it, path));
    let told: Vec<Reported> = objections.map(|it| report.error(it)).collect();
    told.first().map_or(Ok(()), |it| Err(*it))
}

/// Tells of every component of a published text that cannot be printed.
pub(super) fn proof(
    newsletter: &Newsletter,
    theme: &Theme,
    desk: Desk<'_>,
    report: &mut Report,
) -> Result<(), Reported> {
    let mut calling = newsletter.texts().filter(|it| !it.body.facts().calls.is_empty()).peekable();
    if calling.peek().is_none() {
        return Ok(());
    }
    let reader = Proofreader::new(newsletter, theme, desk);
    let mut proofed = Ok(());
    for text in calling {
        proofed = proofed.and(reader.read(text, report));
    }
    proofed
}

/// Whether there is nothing to be said of the components of one text of `newsletter`.
pub(super) fn are_flawless(text: &EpisodeManuscript, newsletter: &Newsletter, theme: &Theme, desk: Desk<'_>) -> bool {
    if text.body.facts().calls.is_empty() {
        return true;
    }
    let Some(it) = newsletter.episodes.iter().find(|it| it.manuscript.path == text.path) else { return false };
    let mut unsaid = Report::default();
    check_text(&text.path, &text.body, theme, &mut unsaid).is_ok()
        && Proofreader::new(newsletter, theme, desk).read(it.text(), &mut unsaid).is_ok()
}

/// Prints the components of texts to see whether they can be, unless that was seen before.
struct Proofreader<'a> {
    press: Press<'a>,
    /// What all texts have in common.
    origin: Key,
}

impl<'a> Proofreader<'a> {
    fn new(newsletter: &'a Newsletter, theme: &'a Theme, desk: Desk<'a>) -> Proofreader<'a> {
        let origin = Key::of_parts("a proof of components", &(desk.memo.program(), theme.key(), &newsletter.masthead));
        Proofreader { press: desk.press_for(newsletter, theme), origin }
    }

    fn read(&self, text: PublishedText<'a>, report: &mut Report) -> Result<(), Reported> {
        let PublishedText { path, body, routes, permalink: page, .. } = text;
        let origin = Key::of_parts("a text and where its links lead", &(body.origin(), routes, page));
        let key = Key::of("the components of a text", &[self.origin.as_bytes(), origin.as_bytes()]);
        if self.press.memo.recall(key).is_some() {
            return Ok(());
        }
        let misprints = self.press.misprints(text);
        if misprints.is_empty() {
            self.press.memo.learn(key, Vec::new());
        }
        let told: Vec<Reported> = misprints.into_iter().map(|it| report.error(remark(it, path))).collect();
        told.first().map_or(Ok(()), |it| Err(*it))
    }
}

/// A misprint as the author meets it: under the block, with the place in the component's template beside it, if that is
/// the author's. Ours lies in no folder where anyone could look.
fn remark(misprint: Misprint, path: &SourcePath) -> Diagnostic {
    let Diagnostic { span, message, help, note: _ } = *misprint.remark;
    let remark = Diagnostic::at(Span::new(path, misprint.range), message).help_if(help);
    if default_template(&span.path).is_some() {
        return remark;
    }
    remark.note(span, "its component says so here")
}
