//! `feuilleton new`: the next episode, ready to be written.

use std::path::Path;

use super::args::{Global, New};
use super::ending::Ending;
use crate::diagnostic::{Report, legible};
use crate::manuscript::{self, Cadence, Kind};
use crate::markdown::Reader;
use crate::newsletter::{Wish, begin};
use crate::world::{self, Error};

pub(super) fn run(args: &New, global: &Global) -> Result<Ending, Error> {
    let mut report = Report::default();
    let (sources, memo) = global.load(&mut report)?;
    let Ok(masthead) = manuscript::parse_masthead(&sources.masthead, &mut report) else {
        return global.give_up(report, &sources);
    };
    // A mistake in another episode is told by the next build; it does not keep this one from being started.
    let mut elsewhere = Report::default();
    let reader = Reader { typography: masthead.typography, memo: &memo };
    let manuscripts: Vec<_> =
        sources.manuscripts.iter().filter_map(|it| manuscript::parse(it, reader, &mut elsewhere).ok()).collect();
    let wish = Wish {
        title: args.title.join(" "),
        season: args.season,
        kind: if args.bonus { Kind::Bonus } else { Kind::Full },
    };
    let today = args.today.at(masthead.timezone).day;
    let files = begin(&manuscripts, &sources.manuscripts, &masthead, &wish, today)
        .map_err(|it| Error::refusal(it.what, it.help))?;
    let written = world::write_new(&global.root, &files)?;
    for path in &written {
        global.say(&path.strip_prefix(".").unwrap_or(path).display().to_string())?;
    }
    if let Some(Cadence::Words(schedule)) = &masthead.schedule {
        let note = "note: the day of this episode is the next free one; no day of the week is in the schedule";
        world::complain(&format!("{note} “{}”", legible(schedule)));
    }
    if args.edit {
        world::edit(written.last().map_or(Path::new("."), |it| it))?;
    }
    Ok(Ending::Clean)
}
