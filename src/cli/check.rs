//! `feuilleton check`: what is wrong, before readers say it.

use super::args::{Check, Global, MessageFormat};
use super::ending::Ending;
use super::showing::Showing;
use super::words::counted;
use crate::check::{Galley, check, check_readers, judge};
use crate::desk::{Desk, Prepared, Readings, Terms};
use crate::diagnostic::{Report, Reported, Weighed};
use crate::memo::Run;
use crate::newsletter::{Future, Now};
use crate::source::Sources;
use crate::world::{self, Adoption, Darkroom, Error};

pub(super) fn run(args: &Check, global: &Global) -> Result<Ending, Error> {
    let mut report = Report::default();
    let (sources, memo) = global.load(&mut report)?;
    let now = args.today.of(&sources);
    let terms = Showing { base_url: None, drafts: args.drafts, future: false }.terms();
    // A build of today is what readers may get next; one that looks ahead is what goes out after it.
    let (current, ahead) =
        global.in_time(&sources, |watch| two_editions(Desk { memo: &memo, watch }, &sources, terms, now, &mut report));
    let Ok(prepared) = ahead else {
        return global.give_up(report, &sources);
    };
    let masthead = &prepared.newsletter.masthead;
    let darkroom = Darkroom::new(&global.root, prepared.theme.fonts(), &masthead.limits);
    let elsewhere = global.in_time(&sources, |watch| {
        let press = Desk { memo: &memo, watch }.press(&prepared);
        darkroom.rehearse(&prepared.edition, &press, &mut report)?;
        Ok(check(Galley { prepared: &prepared, sources: &sources, press: &press, today: now.day }, &mut report))
    })?;
    let output = global.below(&args.output);
    let published = world::published(&global.root, &output, masthead, Adoption::Adopt)?;
    for edition in current.iter().chain([&prepared]) {
        check_readers(&published, edition, &sources, &mut report);
    }
    let asked = if args.external {
        world::probe(elsewhere.keys(), &global.root).map(|it| judge(&elsewhere, &it, &mut report))
    } else {
        Ok(())
    };
    global.retain(&memo, Run::Part);
    let report = report.weighed(&masthead.check);
    // What was found here is true, whatever keeps others from being asked.
    let ending = global.tell(&report, &sources)?;
    asked?;
    if global.message_format == MessageFormat::Human {
        farewell(&prepared, &report)?;
    }
    Ok(ending)
}

/// The edition on these `terms`, and the one that holds what is yet to come besides.
fn two_editions(
    desk: Desk<'_>,
    sources: &Sources,
    terms: Terms,
    now: Now,
    report: &mut Report,
) -> (Result<Prepared, Reported>, Result<Prepared, Reported>) {
    // Each tells in a report of its own: a mistake in one does not keep the other from being made.
    let (mut told, mut told_ahead) = (Report::default(), Report::default());
    let (current, readings) = desk.prepare_again(Readings::default(), sources, &terms, now, &mut told);
    let terms = Terms { future: Future::Include, ..terms };
    let (ahead, _) = desk.prepare_again(readings, sources, &terms, now, &mut told_ahead);
    report.absorb(told);
    report.absorb(told_ahead);
    (current, ahead)
}

/// What is said last: that nothing was found, and what was not looked at.
fn farewell(prepared: &Prepared, report: &Weighed) -> Result<(), Error> {
    if report.is_empty() {
        let (episodes, sheets) = (prepared.newsletter.episodes.len(), prepared.edition.len());
        world::say(&format!(
            "nothing to say against {} on {}",
            counted(episodes, "episode"),
            counted(sheets, "sheet")
        ))?;
    }
    let drafts = prepared.newsletter.withheld.drafts;
    if drafts > 0 {
        let (verb, them) = if drafts == 1 { ("was", "it") } else { ("were", "them") };
        world::say(&format!("{} {verb} not looked at; `--drafts` looks at {them}, too", counted(drafts, "draft")))?;
    }
    Ok(())
}
