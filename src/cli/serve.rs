//! `feuilleton serve`: the newsletter in a browser while it is written.

use super::args::{Global, MessageFormat, Serve};
use super::{Ending, edition};
use crate::edition::Terms;
use crate::newsletter::{Drafts, Future};
use crate::world::{self, Error};

pub(super) fn run(args: &Serve, global: &Global) -> Result<Ending, Error> {
    let terms = Terms {
        base_url: None,
        drafts: if args.no_drafts { Drafts::Withhold } else { Drafts::Include },
        future: if args.future { Future::Include } else { Future::Withhold },
    };
    let format = global.message_format;
    let opened = |url: &str| {
        let line = format!("{url} shows the newsletter, and every change as it is saved; Ctrl+C ends it");
        match format {
            MessageFormat::Human => world::say(&line),
            // A program reads remarks there, and nothing else.
            MessageFormat::Json | MessageFormat::Github => world::complain(&line),
        }
        if args.open {
            world::open(url);
        }
    };
    world::serve(&global.root, args.port, &terms, opened, move |report, sources| {
        edition::tell(report, sources, format);
        if report.is_empty() && format == MessageFormat::Human {
            world::complain("all is well again");
        }
    })?;
    Ok(Ending::Clean)
}
