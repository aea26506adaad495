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
    let opened = |url: &str| {
        world::say(&format!("{url} shows the newsletter, and every change as it is saved; Ctrl+C ends it"));
        if args.open {
            world::open(url);
        }
    };
    let format = global.message_format;
    world::serve(&global.root, args.port, &terms, opened, move |report, sources| {
        edition::tell(report, sources, format);
        if report.is_empty() && format == MessageFormat::Human {
            world::complain("all is well again");
        }
    })?;
    Ok(Ending::Clean)
}
