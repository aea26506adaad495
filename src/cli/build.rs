//! `feuilleton build`: the site and its feeds.

use std::time::Duration;

use super::args::{Build, Global, MessageFormat};
use super::{Ending, edition};
use crate::diagnostic::Report;
use crate::edition::{Terms, prepare};
use crate::memo::Run;
use crate::newsletter::{Drafts, Future};
use crate::press::Press;
use crate::world::{self, Adoption, Changes, Error, Outcome, Stopwatch};

pub(super) fn run(args: &Build, global: &Global) -> Result<Ending, Error> {
    let stopwatch = Stopwatch::start();
    let mut report = Report::default();
    let sources = edition::load(global, &mut report)?;
    let terms = Terms {
        base_url: args.base_url.clone(),
        drafts: if args.drafts { Drafts::Include } else { Drafts::Withhold },
        future: if args.future { Future::Include } else { Future::Withhold },
    };
    let today = |timezone| args.today.unwrap_or_else(|| world::today(timezone));
    let memo = world::recall(&global.root);
    let Ok(prepared) = prepare(&sources, &terms, &memo, today, &mut report) else {
        return Ok(edition::tell(&report, &sources, global.message_format));
    };
    let mut report = report.weighed(&prepared.newsletter.masthead.check);
    let press = Press::new(&prepared.newsletter, &prepared.theme, &memo);
    let output = edition::below_root(global, &args.output);
    let adoption = if args.adopt { Adoption::Adopt } else { Adoption::Refuse };
    if report.errors() > 0 {
        return Ok(edition::tell(&report, &sources, global.message_format));
    }
    let outcome = world::publish(&prepared.edition, &press, &global.root, &output, adoption, &mut report)?;
    let run = match outcome {
        Outcome::Published(Changes { standing: 0, .. }) => Run::Whole,
        Outcome::Published(_) | Outcome::Withheld => Run::Part,
    };
    if let Err(error) = world::retain(&memo, run, &global.root) {
        world::complain(&format!("note: {error}; the next build computes it again"));
    }
    let ending = edition::tell(&report, &sources, global.message_format);
    if let Outcome::Published(changes) = outcome
        && global.message_format == MessageFormat::Human
    {
        let newsletter = &prepared.newsletter;
        world::say(&summary(
            newsletter.episodes.len(),
            newsletter.seasons.len(),
            changes,
            &output.display().to_string(),
            stopwatch.elapsed(),
        ));
    }
    Ok(ending)
}

fn summary(episodes: usize, seasons: usize, changes: Changes, output: &str, time: Duration) -> String {
    let counted =
        |count: usize, thing: &str| if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") };
    let story = match seasons {
        0 => counted(episodes, "episode"),
        seasons => format!("{} in {}", counted(episodes, "episode"), counted(seasons, "season")),
    };
    let Changes { written, unchanged, removed, standing: _ } = changes;
    let mut done = vec![format!("{} written", counted(written, "file"))];
    if unchanged > 0 {
        done.push(format!("{unchanged} unchanged"));
    }
    if removed > 0 {
        done.push(format!("{removed} removed"));
    }
    let time = match time.as_millis() {
        milliseconds @ ..1000 => format!("{milliseconds} ms"),
        _ => format!("{:.1} s", time.as_secs_f64()),
    };
    format!("{story}: {} in {output} ({time})", done.join(", "))
}
