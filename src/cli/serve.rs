//! `feuilleton serve`: the newsletter in a browser while it is written.

use core::net::SocketAddr;

use super::args::{Global, MessageFormat, Serve};
use super::ending::Ending;
use super::showing::Showing;
use crate::diagnostic::Weighed;
use crate::source::Sources;
use crate::world::{self, Error, HomeAddress};

pub(super) fn run(args: &Serve, global: &Global) -> Result<Ending, Error> {
    let terms = Showing { base_url: None, drafts: !args.no_drafts, future: args.future }.terms();
    let opened = |HomeAddress { here, elsewhere }: &HomeAddress| {
        let line = format!("{here} shows the newsletter, and every change as it is saved; Ctrl+C ends it");
        match global.message_format {
            MessageFormat::Human => said_or_not(world::say(&line)),
            // A program reads remarks there, and nothing else.
            MessageFormat::Json | MessageFormat::Github => world::complain(&line),
        }
        if !args.host.is_loopback() {
            let place = elsewhere.as_ref().map_or_else(String::new, |it| format!(" at {it}"));
            let what = if args.no_drafts { "it" } else { "it, drafts and all," };
            world::complain(&format!("warning: whoever reaches this machine over a network can read {what}{place}"));
        }
        if args.open
            && let Err(error) = world::open(here)
        {
            world::complain(&format!("note: {error}; open the address yourself"));
        }
    };
    // It tells as long as the process lives.
    let lasting = global.clone();
    let told = move |report: &Weighed, sources: &Sources| {
        said_or_not(lasting.tell(report, sources));
        if report.is_empty() && lasting.message_format == MessageFormat::Human {
            world::complain("all is well again");
        }
    };
    world::serve(&global.root, SocketAddr::new(args.host, args.port), &terms, opened, told)?;
    Ok(Ending::Clean)
}

/// Serving goes on, whatever becomes of what is said about it.
fn said_or_not<T>(said: Result<T, Error>) {
    if let Err(error) = said {
        world::complain(&format!("warning: {error}"));
    }
}
