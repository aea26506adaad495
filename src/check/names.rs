//! What an episode is called, what it says of itself, and whether two are told apart by it.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::newsletter::{Episode, Newsletter};
use crate::source::Span;

/// The most characters of a subject. Inboxes on a screen show about 70, on a phone about 40.
const SUBJECT: usize = 70;

/// The most characters of a preheader. What stands after them is shown by no inbox.
const PREHEADER: usize = 140;

/// What to do with words that inboxes do not show to their end.
const FIRST: &str = "put what matters first, and stop there";

/// Tells of what an episode fails to say, or says at too great a length.
pub(super) fn check(episode: &Episode, report: &mut Report) {
    let manuscript = &episode.manuscript;
    let at = || manuscript.span.clone();
    if manuscript.summary.is_none() {
        let shown = match manuscript.body.facts().incipits.len() {
            0 => ", and nothing in its text can stand for one",
            _ => ": lists, feeds and inboxes show its beginning",
        };
        let remark = Diagnostic::at(at(), format!("this episode has no `summary`{shown}"));
        report.warn(Rule::MissingSummary, remark.help("say in a sentence what it is about"));
    }
    let own = manuscript.mailing.subject.as_ref();
    let length = own.map_or(&manuscript.title, |it| &it.value).chars().count();
    if length > SUBJECT {
        let (what, span, help) = match own {
            Some(own) => ("subject", own.span.clone(), FIRST.to_owned()),
            None => ("title, which is its subject,", at(), {
                let subject = manuscript.notation.pair("subject", "\"…\"");
                let own = manuscript.notation.pair("email", &format!("{{ {subject} }}"));
                format!("add `{own}` with the words that matter")
            }),
        };
        let message = format!("the {what} has {length} characters; inboxes show about {SUBJECT}");
        report.warn(Rule::SubjectLength, Diagnostic::at(span, message).help(help));
    }
    let Some(preheader) = &manuscript.mailing.preheader else { return };
    let length = preheader.value.chars().count();
    if length > PREHEADER {
        let message = format!("the preheader has {length} characters; inboxes show at most {PREHEADER}");
        report.warn(Rule::PreheaderLength, Diagnostic::at(preheader.span.clone(), message).help(FIRST));
    }
}

/// Tells of titles that two episodes share, or two seasons, and of tags that differ only in case.
pub(super) fn check_together(newsletter: &Newsletter, report: &mut Report) {
    check_seasons(newsletter, report);
    let mut titles: BTreeMap<String, &Span> = BTreeMap::new();
    let mut tags: BTreeMap<String, (&str, &Span)> = BTreeMap::new();
    for episode in &newsletter.episodes {
        let manuscript = &episode.manuscript;
        match titles.get(&manuscript.title.to_lowercase()) {
            None => {
                titles.insert(manuscript.title.to_lowercase(), &manuscript.span);
            }
            Some(first) => {
                let message = format!("two episodes are called “{}”", manuscript.title);
                let remark = Diagnostic::at(manuscript.span.clone(), message);
                report.warn(Rule::DuplicateTitle, remark.note((*first).clone(), "the first is here"));
            }
        }
        for tag in &manuscript.tags {
            match tags.get(&tag.value.to_lowercase()) {
                None => {
                    tags.insert(tag.value.to_lowercase(), (&tag.value, &tag.span));
                }
                Some((first, _)) if *first == tag.value => {}
                Some((first, span)) => {
                    let message = format!("the tag `{}` is written `{first}` elsewhere", tag.value);
                    let remark = Diagnostic::at(tag.span.clone(), message).help(format!("write `{first}`"));
                    report.warn(Rule::TagCase, remark.note((*span).clone(), "first here"));
                }
            }
        }
    }
}

/// Tells of titles that two seasons share, as far as the author gave them.
fn check_seasons(newsletter: &Newsletter, report: &mut Report) {
    let mut titles: BTreeMap<String, &Span> = BTreeMap::new();
    for preface in newsletter.seasons.iter().filter_map(|it| it.introduction.as_ref()).map(|it| &it.preface) {
        match titles.get(&preface.title.to_lowercase()) {
            None => {
                titles.insert(preface.title.to_lowercase(), &preface.span);
            }
            Some(first) => {
                let remark =
                    Diagnostic::at(preface.span.clone(), format!("two seasons are called “{}”", preface.title));
                report.warn(Rule::DuplicateTitle, remark.note((*first).clone(), "the first is here"));
            }
        }
    }
}
