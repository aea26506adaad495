//! `feuilleton build`: the site and its feeds.

use std::mem::ManuallyDrop;
use std::path::Path;
use std::time::Duration;

use chrono_tz::Tz;

use super::args::{Build, Global, MessageFormat};
use super::ending::Ending;
use super::words::{counted, lasted};
use crate::check::{check_readers, is_emptied};
use crate::desk::Desk;
use crate::diagnostic::{Report, legible};
use crate::manuscript::timezone_of;
use crate::memo::Run;
use crate::newsletter::Withheld;
use crate::source::SourcePath;
use crate::world::{
    self, Adoption, Beginning, Changes, Durability, Error, Manner, Outcome, Publication, Stopwatch, Summary,
};

pub(super) fn run(args: &Build, global: &Global) -> Result<Ending, Error> {
    let (stopwatch, beginning) = (Stopwatch::start(), Beginning::now());
    let mut report = Report::default();
    // The program ends with the build: the system takes everything back at once, quicker than piece by piece.
    let (sources, memo) = global.load(&mut report)?;
    let (sources, memo) = (ManuallyDrop::new(sources), ManuallyDrop::new(memo));
    let terms = args.showing.terms();
    let output = global.below(&args.output);
    let now = args.today.of(&sources);
    let publication = Publication {
        root: &global.root,
        output: &output,
        adoption: if args.adopt { Adoption::Adopt } else { Adoption::Refuse },
        manner: if args.in_place { Manner::FileByFile } else { Manner::AtOnce },
        durability: if args.sync { Durability::AtOnce } else { Durability::WhenItSuits },
        patience: args.lock_timeout.map(Duration::from_secs),
        premise: world::premise(&global.root, &sources, &report, &terms, now.day)?,
        now,
    };
    let end = |built: &Summary, changes: Changes| {
        tell_of_edits(&beginning.edited_since(&global.root, &sources));
        let ending = global.tell(&built.report, &sources)?;
        if global.message_format == MessageFormat::Human {
            world::say(&summary(built, changes, &output.display().to_string(), stopwatch.elapsed()))?;
            if let Some(line) = held_back(&built.withheld, timezone_of(&sources.masthead)) {
                world::say(&line)?;
            }
        }
        Ok(ending)
    };
    if let Some((built, changes)) = world::up_to_date(&publication)? {
        return end(&built, changes);
    }

    let prepared =
        global.in_time(&sources, |watch| Desk { memo: &memo, watch }.prepare(&sources, &terms, now, &mut report));
    let Ok(prepared) = prepared.map(ManuallyDrop::new) else {
        return global.give_up(report, &sources);
    };
    let newsletter = &prepared.newsletter;
    // Remarks on what was published so far. The next build must not repeat them, so they are kept apart.
    let mut farewell = Report::default();
    let published = world::published(&global.root, &output, &newsletter.masthead, publication.adoption)?;
    if is_emptied(&published, &prepared) {
        return Err(emptied(&output, &global.root, &newsletter.withheld));
    }
    check_readers(&published, &prepared, &sources, &mut farewell);
    let weighed = |it: Report| it.weighed(&newsletter.masthead.check);
    let (mut report, farewell) = (weighed(report), weighed(farewell));
    if report.errors() + farewell.errors() > 0 {
        report.absorb(farewell);
        return global.tell(&report, &sources);
    }
    let outcome = global.in_time(&sources, |watch| {
        let press = ManuallyDrop::new(Desk { memo: &memo, watch }.press(&prepared));
        world::publish(&prepared.edition, &press, &publication, &mut report)
    });
    let run = match outcome {
        Ok(Outcome::Published(Changes { not_printed: 0, .. })) => Run::Whole,
        Ok(Outcome::Published(_) | Outcome::Failed) | Err(_) => Run::Part,
    };
    global.retain(&memo, run);
    report.absorb(farewell);
    match outcome {
        Ok(Outcome::Published(changes)) => end(&Summary::of(newsletter, report), changes),
        Ok(Outcome::Failed) => global.tell(&report, &sources),
        // The warnings are of the texts, whatever the world refuses.
        Err(error) => global.tell(&report, &sources).and(Err(error)),
    }
}

/// An edition without an episode, where the last one had some, is mostly an accident.
fn emptied(output: &Path, root: &Path, Withheld { drafts, scheduled, next: _ }: &Withheld) -> Error {
    if let Err(refusal) = world::require_content(root) {
        return refusal;
    }
    let why = if drafts + scheduled > 0 { "all are held back" } else { "none is in `content`" };
    let what = format!("no episode would be left of those in `{}`: {why}", output.display());
    Error::refusal(what, "nothing was changed; if the site is to be empty, take that folder away first")
}

/// Says what the author has edited too late, or just in time: nobody can know.
fn tell_of_edits(edited: &[SourcePath]) {
    let what = match edited {
        [] => return,
        [one] => format!("`{one}` was"),
        [first, others @ ..] => format!("`{first}` and {} were", counted(others.len(), "other file")),
    };
    world::complain(&format!("note: {what} edited while the site was built; build again to be sure of it"));
}

fn summary(built: &Summary, changes: Changes, output: &str, time: Duration) -> String {
    let episodes = counted(built.episodes, "episode");
    let story = match built.seasons {
        0 => episodes,
        seasons => format!("{episodes} in {}", counted(seasons, "season")),
    };
    let Changes { written, unchanged, removed, not_printed: _ } = changes;
    let mut done = vec![format!("{} written", counted(written, "file"))];
    if unchanged > 0 {
        done.push(format!("{unchanged} unchanged"));
    }
    if removed > 0 {
        done.push(format!("{removed} removed"));
    }
    format!("{story}: {} in {output} ({})", done.join(", "), lasted(time))
}

/// What an author may miss on the site, and how to see it.
fn held_back(Withheld { drafts, scheduled, next }: &Withheld, timezone: Tz) -> Option<String> {
    let mut parts = Vec::new();
    if *drafts > 0 {
        parts.push(format!("{} (`--drafts` shows drafts)", counted(*drafts, "draft")));
    }
    if *scheduled > 0 {
        let verb = if *scheduled == 1 { "its day is" } else { "their days are" };
        parts.push(format!("{scheduled} because {verb} yet to come (`--future`)"));
    }
    // Nothing appears by itself, and the clock that starts a build may go by another zone.
    let next = next.as_ref().map_or_else(String::new, |(day, title)| {
        format!("; the next is `{}`, on {day} ({timezone}): build again then", legible(title))
    });
    (!parts.is_empty()).then(|| format!("held back: {}{next}", parts.join(", ")))
}
