//! `feuilleton check`: what is wrong, before readers say it.

use super::args::{Check, Global, MessageFormat};
use super::ending::Ending;
use super::showing::Showing;
use super::words::counted;
use crate::check::{Galley, check, check_readers, judge};
use crate::desk::{Desk, Readings, Terms};
use crate::diagnostic::Report;
use crate::memo::Run;
use crate::newsletter::Future;
use crate::world::{self, Adoption, Darkroom, Error};

pub(super) fn run(args: &Check, global: &Global) -> Result<Ending, Error> {
    let mut report = Report::default();
    let (sources, memo) = global.load(&mut report)?;
    let now = args.today.of(&sources);
    // A build of today is what readers may get next; one that looks ahead is what goes out after it.
    let mut terms = Showing { base_url: None, drafts: args.drafts, future: false }.terms();
    let mut prepare = |readings, terms: &Terms| {
        let mut told = Report::default();
        let prepared = global.in_time(&sources, |watch| {
            Desk { memo: &memo, watch }.prepare_again(readings, &sources, terms, now, &mut told)
        });
        report.absorb(told);
        prepared
    };
    let (current, readings) = prepare(Readings::default(), &terms);
    terms.future = Future::Include;
    let (prepared, _) = prepare(readings, &terms);
    let Ok(prepared) = prepared else {
        return global.give_up(report, &sources);
    };
    let masthead = &prepared.newsletter.masthead;
    let elsewhere = global.in_time(&sources, |watch| {
        let press = Desk { memo: &memo, watch }.press(&prepared);
        check(Galley { prepared: &prepared, sources: &sources, press: &press, today: now.day }, &mut report)
    });
    let output = global.below(&args.output);
    let published = world::published(&global.root, &output, masthead, Adoption::Adopt)?;
    for edition in current.iter().chain([&prepared]) {
        check_readers(&published, edition, &sources, &mut report);
    }
    Darkroom::new(&global.root, prepared.theme.fonts(), &masthead.limits).rehearse(&prepared.edition, &mut report)?;
    if args.external {
        judge(&elsewhere, &world::probe(elsewhere.keys(), &global.root)?, &mut report);
    }
    global.retain(&memo, Run::Part);
    let report = report.weighed(&masthead.check);
    let ending = global.tell(&report, &sources)?;
    if report.is_empty() && global.message_format == MessageFormat::Human {
        let (episodes, sheets) = (prepared.newsletter.episodes.len(), prepared.edition.len());
        world::say(&format!(
            "nothing to say against {} on {}",
            counted(episodes, "episode"),
            counted(sheets, "sheet")
        ))?;
    }
    let drafts = prepared.newsletter.withheld.drafts;
    if drafts > 0 && global.message_format == MessageFormat::Human {
        let (verb, them) = if drafts == 1 { ("was", "it") } else { ("were", "them") };
        world::say(&format!("{} {verb} not looked at; `--drafts` looks at {them}, too", counted(drafts, "draft")))?;
    }
    Ok(ending)
}
